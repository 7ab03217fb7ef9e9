import { Problem } from '#kernel/problem.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import type { CaseHead } from '../facts.ts';
import { quotaYear, type QuotaTaker } from '../rules/quota-year.ts';
import { holdQuotas, quotasAround, yearTaken } from '../store/quota-store.ts';
import type { Queryable } from '../store/store.ts';

type Opening = QuotaTaker & { readonly head: CaseHead };

/**
 * Locks the quota that a case is about to take, and writes the case; with it written, no quota of its place or of one that contains it may
 * be exceeded: others that take one of the same year wait. A case that keeps the one it has is not counted again. Throws `quota-short`.
 */
export async function withinQuota(on: Queryable, open: Opening, write: () => Promise<void>): Promise<void> {
  const year = quotaYear(open);
  const { case: code, procedure, region } = open.head;
  if (year === null || year === (await yearTaken(on, checkedByCaller, code))) return write();
  await holdQuotas(on, wholeProgram, procedure, year);
  await write();
  for (const { region: of, quota, granted } of await quotasAround(on, wholeProgram, { procedure, region, year }))
    if (granted > quota) throw new Problem('cannot-do', 'quota-short', { region: of, year, quota, granted: granted - 1 });
}

/** Whether the quota of its day has room for a step of the program; it is locked until the transaction ends. @param at s UTC */
export async function hasRoom(on: Queryable, { head, procedure: { quota }, standing, zone }: Opening, to: string, at: number) {
  if (quota === undefined || !quota.in.includes(to) || quota.in.includes(standing.state)) return true;
  const { procedure, region } = head;
  const year = Number(today(at * 1000, zone).slice(0, 4));
  await holdQuotas(on, wholeProgram, procedure, year);
  return (await quotasAround(on, wholeProgram, { procedure, region, year })).every((one) => one.granted < one.quota);
}
