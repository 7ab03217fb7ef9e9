import { asOfNow } from '#kernel/as-of.ts';
import { dayText } from '#kernel/day.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Which } from '#registry/registry/facts.ts';
import type { ReadingsInternals } from '../compute/internals.ts';
import { endOfEach, silentMeters } from './silent.ts';

/** The first and the last local day on which any meter of a scope measured anything; null if none did. Days still to come do not count. */
async function measuredDays(internals: ReadingsInternals, scope: Scope, which: Which): Promise<MeasuredDays> {
  const ids = (await internals.registry.meterFacts(scope, which, asOfNow)).map(({ id }) => id);
  const endOf = await endOfEach(internals, scope, ids, null);
  // the calendar of no meter is further ahead of UTC than a day
  const latest = Math.floor(internals.committer.now() / 86_400_000) + 1;
  let [first, last] = [Infinity, -Infinity];
  for (const id of ids) {
    const end = endOf(id);
    if (end.first !== null && end.first < first) first = end.first;
    if (end.last !== null && end.last > last) last = Math.min(end.last, latest);
  }
  return first > last ? { first: null, last: null } : { first: dayText(first), last: dayText(last) };
}

export type MeasuredDays = { readonly first: string | null; readonly last: string | null };

/** When anything was measured first and last, and which meters have fallen silent since. */
export const whenMeasured = (internals: ReadingsInternals) => ({
  /** Meters that have fallen silent. */
  silent: (scope: Scope, which: Which, at: number | null) => silentMeters(internals, scope, which, at),
  /** The first and the last local day on which anything was measured. */
  measuredDays: (scope: Scope, which: Which) => measuredDays(internals, scope, which),
});
