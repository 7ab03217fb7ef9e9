import { dayText } from '#kernel/day.ts';
import { type Exact, exactOf } from '#kernel/exact-number.ts';
import { type Facts, fieldOn, firstDay } from '#heat/heat-billing/season-facts.ts';
import type { KnownEntity } from '#platform/ledger/ledger.ts';
import type { Samples } from './balance-points.ts';
import type { Span } from './network-facts.ts';

/** The point that each household stands behind over a span: that of its first day in it. */
export function pointsOfHouseholds(households: readonly Facts[], span: Span): Map<string, string> {
  const pairs = households.flatMap((one): (readonly [string, string])[] => {
    const first = firstDay(one, span);
    const point = first === null ? null : fieldOn(one, 'point', first);
    return point === null ? [] : [[one.code, point]];
  });
  return new Map(pairs);
}

/** Samples by settlement point, of those that were measured in a span. */
export function samplesByPoint(samples: readonly KnownEntity[], pointOf: ReadonlyMap<string, string>, span: Span): Map<string, Samples> {
  const [from, to] = [dayText(span.from), dayText(span.to)];
  const found = new Map<string, Exact[]>();
  for (const { fields } of samples) {
    const { household, at, temperature } = fields;
    const point = pointOf.get(String(household));
    const day = String(at).slice(0, 10);
    if (point === undefined || typeof temperature !== 'number' || day < from || day >= to) continue;
    found.set(point, [...(found.get(point) ?? []), exactOf(temperature)]);
  }
  return new Map([...found].map(([point, temperatures]) => [point, { temperatures }]));
}
