import { today } from '#kernel/today.ts';
import type { Zone } from '#kernel/zone.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import type { Standing } from '../facts.ts';

/** The properties of a case that determine its quota year. */
export type QuotaTaker = {
  readonly procedure: Pick<Procedure, 'quota'>;
  readonly standing: Pick<Standing, 'state' | 'stays'>;
  readonly zone: Zone;
};

/**
 * The year whose quota a case takes: the local year in which it entered the states that take one, for as long as it is in any of them. Null
 * if it takes none, or its procedure has no quota.
 * @example quotaYear(open) // 2026: taken in on 2026-04-02, and still in works, finished or accepted
 */
export function quotaYear({ procedure: { quota }, standing: { stays }, zone }: QuotaTaker): number | null {
  if (quota === undefined) return null;
  const outside = stays.findLastIndex(({ state }) => !quota.in.includes(state));
  const entered = stays[outside + 1];
  return entered === undefined ? null : Number(today(entered.at * 1000, zone).slice(0, 4));
}
