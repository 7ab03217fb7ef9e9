import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import type { CaseEffect } from '../facts.ts';
import type { Queryable } from './store.ts';
import type { OpenCase } from '../open-case.ts';

export type EffectRow = {
  readonly case: string;
  readonly n: number;
  readonly at: number;
  readonly effect: CaseEffect;
  readonly day: string;
  readonly building: string | null;
  readonly organisation: string | null;
  readonly project: string | null;
  readonly region: string;
};

/** Queues the effects of a step outside its case, in the step's own transaction. */
export async function queueEffects(
  on: Queryable,
  _: WholeProgram,
  { open, n, effects, day }: { readonly open: OpenCase; readonly n: number; readonly effects: readonly CaseEffect[]; readonly day: string },
): Promise<void> {
  for (const [at, effect] of effects.entries())
    await on.query('INSERT INTO case_effect (code, n, at, effect, day) VALUES ($1, $2, $3, $4, $5)', [
      open.head.case,
      n,
      at,
      JSON.stringify(effect),
      day,
    ]);
}

/** The effects not done yet, in step order. @param code of one case; otherwise all */
export async function openEffects(on: Queryable, _: WholeProgram, code: string | null): Promise<EffectRow[]> {
  const { rows } = await on.query<EffectRow>(
    `SELECT e.code AS "case", e.n, e.at, e.effect, e.day::text AS day, f.building, f.organisation, f.project, f.region
     FROM case_effect e JOIN case_file f ON f.code = e.code
     WHERE e.done IS NULL AND ($1::text IS NULL OR e.code = $1) ORDER BY e.code, e.n, e.at LIMIT 1000`,
    [code],
  );
  return rows;
}

/** Locks an effect until the transaction ends, waiting for any other holder; false if it is done. */
export async function holdEffect(on: Queryable, _: WholeProgram, { case: code, n, at }: EffectRow): Promise<boolean> {
  const { rowCount } = await on.query('SELECT FROM case_effect WHERE code = $1 AND n = $2 AND at = $3 AND done IS NULL FOR UPDATE', [
    code,
    n,
    at,
  ]);
  return rowCount === 1;
}

export async function markDone(
  on: Queryable,
  _: WholeProgram,
  { case: code, n, at }: EffectRow,
  now: Date,
  outcome: unknown,
): Promise<void> {
  await on.query('UPDATE case_effect SET done = $4, outcome = $5 WHERE code = $1 AND n = $2 AND at = $3 AND done IS NULL', [
    code,
    n,
    at,
    now,
    JSON.stringify(outcome),
  ]);
}

/** Effects of a case that were refused, with the code of the reason; those that had nothing to act on are left out. */
export async function effectsRefused(
  on: Queryable,
  _: CheckedByCaller,
  code: string,
): Promise<{ readonly n: number; readonly effect: CaseEffect; readonly problem: string }[]> {
  const { rows } = await on.query<{ n: number; effect: CaseEffect; problem: string }>(
    `SELECT n, effect, outcome->>'problem' AS problem FROM case_effect
     WHERE code = $1 AND outcome->>'problem' IS NOT NULL AND outcome->>'problem' <> 'nothing-to-set' ORDER BY n, at`,
    [code],
  );
  return rows;
}

/** The effects of an event, done or not, in order. */
export async function effectsOfEvent(
  on: Queryable,
  _: WholeProgram,
  code: string,
  n: number,
): Promise<(EffectRow & { readonly outcome: Readonly<Record<string, unknown>> | null })[]> {
  const { rows } = await on.query<EffectRow & { outcome: Record<string, unknown> | null }>(
    `SELECT e.code AS "case", e.n, e.at, e.effect, e.day::text AS day, e.outcome, f.building, f.organisation, f.project, f.region
     FROM case_effect e JOIN case_file f ON f.code = e.code WHERE e.code = $1 AND e.n = $2 ORDER BY e.at`,
    [code, n],
  );
  return rows;
}

/** Whether a step has effects. */
export async function hasEffects(on: Queryable, _: WholeProgram, code: string, n: number): Promise<boolean> {
  return ((await on.query('SELECT FROM case_effect WHERE code = $1 AND n = $2', [code, n])).rowCount ?? 0) > 0;
}
