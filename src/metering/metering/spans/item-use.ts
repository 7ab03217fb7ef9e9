import type { AsOf } from '#kernel/as-of.ts';
import { dayText } from '#kernel/day.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Which } from '#registry/registry/facts.ts';
import type { MeteringNeeds } from '../sums/needs.ts';
import { dayOf, ofItem } from '../sums/parts.ts';
import { periodUse, type PeriodUse } from '../sums/period-use.ts';
import { inUnits, metersFor, weighedAmong } from '../sums/sums.ts';

/** Whole local days of many buildings: `from` the first, `to` the day after the last. */
export type PlaceUseQuestion = { readonly which: Which; readonly from: string; readonly to: string; readonly known: AsOf };

/** The use of one energy item in the selected buildings, by the meters that have it or one below it. */
export async function itemUse(needs: MeteringNeeds, scope: Scope, item: string, asked: PlaceUseQuestion): Promise<readonly PeriodUse[]> {
  const meters = await metersFor(needs, scope, asked.which, asked.known);
  const counted = weighedAmong(ofItem(meters, item)).filter(({ weights }) => weights.length > 0);
  const [from, to] = [dayOf(asked.from), dayOf(asked.to)];
  return periodUse(scope, needs.readings, inUnits(needs, counted, asked.known, dayText(to - 1)), from, to, asked.known);
}
