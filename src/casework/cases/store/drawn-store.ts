import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import type { Queryable } from './store.ts';

/** The result of a drawn object: a case, or why there is none. */
export type DrawnRow = {
  readonly object: string;
  readonly code: string | null;
  readonly problem: string | null;
  readonly people: readonly string[];
  readonly gone: boolean;
};

/** The origin of a case that a draw began; `gone` if another object has replaced it in the draw since. */
export type Origin = { readonly draw: string; readonly object: string; readonly gone: boolean };

/** The progress of a draw: how many of its replacements have reached its cases, and whether every object has one. */
export type DrawProgress = { readonly draw: string; readonly replacements: number; readonly tried: Date; readonly isWhole: boolean };

export async function drawsDone(on: Queryable, _: WholeProgram): Promise<Map<string, DrawProgress>> {
  const { rows } = await on.query<DrawProgress>('SELECT draw, replacements, tried, is_whole AS "isWhole" FROM case_draw_done');
  return new Map(rows.map((row) => [row.draw, row]));
}

export async function markDrawDone(on: Queryable, _: WholeProgram, { draw, replacements, tried, isWhole }: DrawProgress): Promise<void> {
  await on.query(
    `INSERT INTO case_draw_done (draw, replacements, tried, is_whole) VALUES ($1, $2, $3, $4)
     ON CONFLICT (draw) DO UPDATE SET replacements = greatest(case_draw_done.replacements, $2), tried = $3, is_whole = $4`,
    [draw, replacements, tried, isWhole],
  );
}

/** Prevents others from beginning cases of this draw until the transaction ends. */
export async function holdDraw(on: Queryable, _: WholeProgram, draw: string): Promise<void> {
  await on.query("SELECT pg_advisory_xact_lock(hashtextextended('case-draw:' || $1, 0))", [draw]);
}

export async function drawnRows(on: Queryable, _: WholeProgram, draw: string): Promise<DrawnRow[]> {
  return (await on.query<DrawnRow>('SELECT object, code, problem, people, gone FROM case_draw WHERE draw = $1', [draw])).rows;
}

export async function keepDrawn(on: Queryable, _: WholeProgram, draw: string, row: DrawnRow): Promise<void> {
  await on.query(
    `INSERT INTO case_draw (draw, object, code, problem, people, gone) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (draw, object) DO UPDATE SET code = $3, problem = $4, people = $5, gone = $6`,
    [draw, row.object, row.code, row.problem, [...row.people], row.gone],
  );
}

/** The origin of a case that the caller is already known to see; null if no draw began it. */
export async function originOf(on: Queryable, _: CheckedByCaller, code: string): Promise<Origin | null> {
  return (await on.query<Origin>('SELECT draw, object, gone FROM case_draw WHERE code = $1', [code])).rows[0] ?? null;
}
