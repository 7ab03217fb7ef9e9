import { asOfNow, type AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { ReadingsInternals } from '../compute/internals.ts';

/**
 * When each meter or point last had a reading by the end of each step (s UTC, for an interval its end), as known then; NaN if it never had.
 * By its number.
 */
export function lastHeard(
  { store, committer }: Pick<ReadingsInternals, 'store' | 'committer'>,
  scope: Scope,
  facts: readonly { readonly id: number }[],
  edges: Float64Array,
  known: AsOf,
): Promise<Map<number, Float64Array>> {
  const meters = facts.map((meter) => meter.id);
  return committer.lock.read(async () => {
    const rows = await store.heard({ scope, meters }, [...edges], known, committer.visibility.hidden(known));
    const found = new Map(meters.map((meter) => [meter, new Float64Array(edges.length).fill(Number.NaN)]));
    for (const { meter, step, last } of rows) (found.get(meter) as Float64Array)[step - 1] = last;
    return new Map([...found].map(([meter, held]) => [meter, carriedOn(held)]));
  });
}

/** The last time carries on until there is a later one; the first place is everything before the steps. */
function carriedOn(held: Float64Array): Float64Array {
  for (let at = 1; at < held.length; at++) if (Number.isNaN(held[at])) held[at] = held[at - 1] as number;
  return held.subarray(1);
}

/** The last reading of each meter that begins before an instant (s), by the meter's number. */
export async function latestReadings(
  { store, committer }: ReadingsInternals,
  scope: Scope,
  facts: readonly { readonly id: number }[],
  before: number,
) {
  return committer.lock.read(async () => {
    const rows = await store.latest({ scope, meters: facts.map((meter) => meter.id) }, before, committer.visibility.hidden(asOfNow));
    return new Map(rows.map((row) => [row.meter, row]));
  });
}
