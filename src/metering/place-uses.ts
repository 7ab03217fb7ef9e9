import type { AsOf } from '#kernel/as-of.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import type { Scope } from '#kernel/scope.ts';
import type { MeterFacts, Which } from '#registry/facts.ts';
import type { MeteringNeeds } from './needs.ts';
import { ofItem, weightsOf } from './parts.ts';
import { periodUse, type PeriodUse } from './period-use.ts';
import { inUnits, members, metersFor, weighedAmong } from './sums.ts';

/** Whole local days of many buildings: `from` the first, `to` the day after the last. */
export type PlaceUseQuestion = { readonly which: Which; readonly from: string; readonly to: string; readonly known: AsOf };

/** What the buildings meant made themselves, by meters of the direction `generation`; those without such a meter are not there. */
export async function generatedUse(needs: MeteringNeeds, scope: Scope, asked: PlaceUseQuestion): Promise<readonly PeriodUse[]> {
  const meters = await metersFor(needs, scope, asked.which, asked.known);
  const made = meters.filter(({ direction }) => direction === 'generation').map((meter): MeterFacts => ({ ...meter, direction: 'import' }));
  const weighed = members(made).map(({ building, carrier, held }) => ({ building, carrier, weights: weightsOf(building, held) }));
  return usesOf(needs, scope, weighed, asked);
}

/** What the buildings meant used of one energy item, by the meters that bear it or one below it. */
export async function itemUse(needs: MeteringNeeds, scope: Scope, item: string, asked: PlaceUseQuestion): Promise<readonly PeriodUse[]> {
  const meters = await metersFor(needs, scope, asked.which, asked.known);
  return usesOf(needs, scope, weighedAmong(ofItem(meters, item)), asked);
}

async function usesOf(
  needs: MeteringNeeds,
  scope: Scope,
  weighed: Parameters<typeof inUnits>[1],
  { from, to, known }: PlaceUseQuestion,
): Promise<readonly PeriodUse[]> {
  const counted = weighed.filter(({ weights }) => weights.length > 0);
  const [first, end] = [parseDay(from) ?? 0, parseDay(to) ?? 0];
  return periodUse(scope, needs.readings, inUnits(needs, counted, known, dayText(end - 1)), first, end, known);
}
