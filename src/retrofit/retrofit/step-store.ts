import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller } from '#kernel/unscoped.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';
import type { RetrofitState } from './states.ts';

/** A document of a step: an entry of the building that it is stored with. */
export type StepFile = { readonly entry: number; readonly building: string; readonly name: string };

/** A step of a project's life. Instants in ms UTC; `on` null if a file gives the state but no day. */
export type Step = {
  readonly id: number;
  readonly change: number;
  readonly state: RetrofitState;
  readonly on: string | null;
  readonly by: string;
  readonly at: number;
  readonly note: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
  /** The changes by which it set facts of buildings. */
  readonly buildingChanges: readonly number[];
  readonly files: readonly StepFile[];
};

type StepRow = Omit<Step, 'at' | 'id'> & { readonly id: string; readonly at: Date; readonly retrofit: string };

const columns = `id, retrofit, change, state, on_day::text AS "on", actor AS by, recorded AS at, note, detail, building_changes AS "buildingChanges", files`;

const stepOf = ({ retrofit: _retrofit, ...row }: StepRow): Step => ({ ...row, id: Number(row.id), at: row.at.getTime() });

/** The current steps of these projects, in order; `known`: those in force then. */
export async function stepsOf(
  on: Queryable,
  _: CheckedByCaller,
  codes: readonly string[],
  known: AsOf | null = null,
): Promise<Map<string, Step[]>> {
  const at = known === null ? null : new Date(Math.min(known.received, known.recorded));
  const { rows } = await on.query<StepRow>(
    `SELECT ${columns} FROM retrofit_step WHERE retrofit = ANY($1)
       AND CASE WHEN $2::timestamptz IS NULL THEN withdrawn IS NULL ELSE recorded <= $2 AND (withdrawn IS NULL OR withdrawn > $2) END ORDER BY id`,
    [codes, at],
  );
  return new Map([...Map.groupBy(rows, ({ retrofit }) => retrofit)].map(([code, list]) => [code, list.map(stepOf)]));
}

/** Writes the states that projects reached by a change, if they differ from before. @param now ms UTC */
export async function addSteps(
  on: Queryable,
  scope: Scope,
  change: number,
  rows: readonly { readonly code: string; readonly state: string }[],
  now: number,
): Promise<void> {
  if (rows.length === 0) return;
  await on.query(
    `INSERT INTO retrofit_step (retrofit, change, state, actor, recorded)
     SELECT given.code, $2, given.state, $3, $4 FROM jsonb_to_recordset($1::jsonb) AS given(code text, state text)
     WHERE given.state IS DISTINCT FROM
       (SELECT s.state FROM retrofit_step s WHERE s.retrofit = given.code AND s.withdrawn IS NULL ORDER BY s.id DESC LIMIT 1)`,
    [JSON.stringify(rows), change, scope.actor, new Date(now)],
  );
}

/** Sets the day and the details of the steps of a change. */
export async function sayOfSteps(
  on: Queryable,
  _: CheckedByCaller,
  change: number,
  said: { readonly on: string; readonly note: string | null; readonly detail: object; readonly buildingChanges: readonly number[] },
): Promise<void> {
  await on.query(`UPDATE retrofit_step SET on_day = $2, note = $3, detail = $4, building_changes = $5 WHERE change = $1`, [
    change,
    said.on,
    said.note,
    JSON.stringify(said.detail),
    said.buildingChanges,
  ]);
}

export async function keepFiles(on: Queryable, _: CheckedByCaller, change: number, files: readonly StepFile[]): Promise<void> {
  await on.query('UPDATE retrofit_step SET files = $2 WHERE change = $1', [change, JSON.stringify(files)]);
}

/** The steps of a change that are in force. */
export async function stepsOfChange(on: Queryable, _: CheckedByCaller, change: number): Promise<(Step & { readonly retrofit: string })[]> {
  const sql = `SELECT ${columns} FROM retrofit_step WHERE change = $1 AND withdrawn IS NULL ORDER BY id`;
  return (await on.query<StepRow>(sql, [change])).rows.map((row) => ({ ...stepOf(row), retrofit: row.retrofit }));
}

/** Projects that have advanced since a change brought them to a state, and by which change. */
export async function goneOnSince(
  on: Queryable,
  _: CheckedByCaller,
  change: number,
): Promise<{ code: string; change: number; state: RetrofitState }[]> {
  const sql = `SELECT DISTINCT ON (later.retrofit) later.retrofit AS code, later.change, later.state FROM retrofit_step own
    JOIN retrofit_step later ON later.retrofit = own.retrofit AND later.id > own.id AND later.withdrawn IS NULL AND later.change <> own.change
    WHERE own.change = $1 AND own.withdrawn IS NULL ORDER BY later.retrofit, later.id LIMIT 100`;
  return (await on.query<{ code: string; change: number; state: RetrofitState }>(sql, [change])).rows;
}

/** Withdraws the steps of a change. @param now ms UTC */
export async function withdrawSteps(on: Queryable, _: CheckedByCaller, change: number, now: number): Promise<void> {
  await on.query('UPDATE retrofit_step SET withdrawn = $2 WHERE change = $1 AND withdrawn IS NULL', [change, new Date(now)]);
}
