import { exact } from '#kernel/exact-number.ts';
import { Problem } from '#kernel/problem.ts';
import { type CheckedByCaller, checkedByCaller, type WholeProgram, wholeProgram } from '#kernel/unscoped.ts';
import { budgetsAround, holdBudgets } from './budget-store.ts';
import type { CaseEffect } from '../facts.ts';
import type { OpenCase } from '../open-case.ts';
import type { Queryable } from './store.ts';

/** Yuan as texts with two digits. */
export type CaseLedger = { readonly granted: string; readonly paid: string; readonly reclaimed: string };

type Movement = { readonly kind: 'grant' | 'pay' | 'reclaim'; readonly field: string; readonly amount: string };

const movementOf = (effect: CaseEffect): Movement | null => {
  if ('grant' in effect) return { kind: 'grant', field: effect.grant, amount: effect.amount };
  if ('pay' in effect) return { kind: 'pay', field: effect.pay, amount: effect.amount };
  return 'reclaim' in effect ? { kind: 'reclaim', field: effect.reclaim, amount: effect.amount } : null;
};

/** For a case that the caller is already known to see. */
export async function ledgerOf(on: Queryable, _: CheckedByCaller, code: string): Promise<CaseLedger> {
  const { rows } = await on.query<CaseLedger>(
    `SELECT coalesce(sum(amount) FILTER (WHERE kind = 'grant'), 0)::numeric(20, 2)::text AS granted,
       coalesce(sum(amount) FILTER (WHERE kind = 'pay'), 0)::numeric(20, 2)::text AS paid,
       coalesce(sum(amount) FILTER (WHERE kind = 'reclaim'), 0)::numeric(20, 2)::text AS reclaimed
     FROM case_money WHERE code = $1`,
    [code],
  );
  return rows[0] as CaseLedger;
}

/**
 * Books what a step grants, pays and reclaims, in its own transaction: paid is never above granted, reclaimed never above paid, granted
 * never above a year's budget of the place or of one that contains it, and a building gets a benefit once a year. Throws `field-bad`,
 * `already-granted`, `over-granted`, `budget-short`.
 */
export async function bookMoney(
  on: Queryable,
  _: CheckedByCaller,
  {
    open,
    n,
    effects,
    year,
  }: { readonly open: OpenCase; readonly n: number; readonly effects: readonly CaseEffect[]; readonly year: number },
): Promise<void> {
  for (const [at, effect] of effects.entries()) {
    const moved = movementOf(effect);
    if (moved === null) continue;
    refuseNoAmount(moved);
    if (moved.kind === 'grant') {
      await refuseSecond(on, wholeProgram, open, year);
      await holdBudgets(on, wholeProgram, open.head.procedure, year);
    }
    const { case: code, procedure, region, building } = open.head;
    await on.query(
      `INSERT INTO case_money (code, n, at, kind, field, amount, procedure, region, building, year)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [code, n, at, moved.kind, moved.field, moved.amount, procedure, region, building, year],
    );
    const { granted, paid, reclaimed } = await ledgerOf(on, checkedByCaller, code);
    if (exact(paid).compare(exact(granted)) > 0) throw new Problem('cannot-do', 'over-granted', { what: 'paid', paid, granted });
    if (exact(reclaimed).compare(exact(paid)) > 0) throw new Problem('cannot-do', 'over-granted', { what: 'reclaimed', reclaimed, paid });
    if (moved.kind === 'grant') await refuseBeyondBudget(on, open, year);
  }
}

/** Money moves one way: an amount is a decimal with at most two digits, and not negative. */
function refuseNoAmount({ field, amount }: Movement): void {
  const reason = !/^-?\d{1,18}(\.\d{1,12})?$/u.test(amount)
    ? 'not-a-number'
    : amount.startsWith('-')
      ? 'too-small'
      : /\.\d\d\d*[1-9]/u.test(amount)
        ? 'too-many-decimals'
        : null;
  if (reason === null) return;
  const finding = { code: 'field-bad', severity: 'error' as const, evidence: { field, name: field, reason } };
  throw new Problem('bad-input', 'field-bad', { count: 1, field, name: field, reason }, [finding]);
}

/** Checked with the grant written: concurrent grants by this procedure in this year wait for each other. */
async function refuseBeyondBudget(on: Queryable, { head: { procedure, region } }: OpenCase, year: number): Promise<void> {
  for (const { region: of, amount, granted } of await budgetsAround(on, wholeProgram, { procedure, region, year }))
    if (exact(granted).compare(exact(amount)) > 0)
      throw new Problem('cannot-do', 'budget-short', { region: of, year, budget: amount, granted });
}

/** Concurrent grants for a building wait for each other. */
async function refuseSecond(on: Queryable, _: WholeProgram, { head }: OpenCase, year: number): Promise<void> {
  const { case: code, procedure, building } = head;
  if (building === null) return;
  await on.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7061984159))', [`${procedure}/${building}/${year}`]);
  const { rows } = await on.query<{ code: string }>(
    `SELECT code FROM case_money WHERE kind = 'grant' AND procedure = $1 AND building = $2 AND year = $3 AND code <> $4 LIMIT 1`,
    [procedure, building, year, code],
  );
  if (rows[0] !== undefined) throw new Problem('cannot-do', 'already-granted', { building, year });
}
