import type { AsOf } from '#kernel/as-of.ts';
import { dayText } from '#kernel/day.ts';
import type { Scope } from '#kernel/scope.ts';
import type { MeterFacts, Which } from '#registry/registry/facts.ts';
import type { MeteringNeeds } from '../sums/needs.ts';
import { dayOf } from '../sums/parts.ts';
import { periodUse, type PeriodUse } from '../sums/period-use.ts';
import { inUnits, metersFor, weighedAmong } from '../sums/sums.ts';

/**
 * The electricity that buildings generated themselves over whole local days: the readings of their generation meters, by their shares.
 * Buildings without one are omitted.
 * @param asked.everyCarrier also the heat and cooling that they generated
 * @param asked.from first local day, @param asked.to the day after the last
 */
export async function generated(
  needs: MeteringNeeds,
  scope: Scope,
  asked: { readonly which: Which; readonly from: string; readonly to: string; readonly known: AsOf; readonly everyCarrier?: true },
): Promise<readonly PeriodUse[]> {
  const { which, from, to, known, everyCarrier } = asked;
  const weighed = weighedAmong(generators(await metersFor(needs, scope, which, known)), everyCarrier ? undefined : 'electricity');
  const groups = inUnits(needs, weighed, known, dayText(dayOf(to) - 1));
  return periodUse(scope, needs.readings, groups, dayOf(from), dayOf(to), known);
}

/** Generation meters alone, weighed as if they counted as import; the same list object for the same meters. */
function generators(meters: readonly MeterFacts[]): readonly MeterFacts[] {
  const before = kept.get(meters);
  if (before !== undefined) return before;
  const found = meters.flatMap((meter) => (meter.direction === 'generation' ? [{ ...meter, direction: 'import' as const }] : []));
  kept.set(meters, found);
  return found;
}

const kept = new WeakMap<readonly MeterFacts[], readonly MeterFacts[]>();
