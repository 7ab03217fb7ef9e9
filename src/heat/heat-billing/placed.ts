import type { AsOf } from '#kernel/as-of.ts';
import { parseDay } from '#kernel/day.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope } from '#kernel/scope.ts';
import type { HeatTariff } from '#platform/knowledge/facts.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import type { BillNeeds } from './bill-needs.ts';
import { type Facts, fieldOn, firstDayOfPoint, lastOf } from './facts.ts';
import type { HeatSeason, SeasonDays } from './season-days.ts';
import type { DaySpan } from './bill/stay.ts';

/** A settlement point and its building. */
export type Placed = { readonly code: string; readonly point: Facts; readonly building: BuildingFacts };

/** These points as they were known, with their buildings. Throws `no-such-building`. */
export async function placedPoints({ heatSupply, registry }: BillNeeds, codes: readonly string[], known: AsOf): Promise<Placed[]> {
  const points = await heatSupply.points.factsOf(codes, known);
  const named = [...new Set(points.map((one) => lastOf(one, 'building')))];
  const found = new Map((await registry.buildingFacts(programScope, { buildings: named }, known)).map((one) => [one.code, one]));
  // a merged building is returned under a different code
  for (const code of named.filter((one) => !found.has(one))) {
    const [other] = await registry.buildingFacts(programScope, { buildings: [code] }, known);
    if (other === undefined) throw new Problem('not-found', 'no-such-building', { building: code });
    found.set(code, other);
  }
  return points.map((point) => ({ code: point.code, point, building: found.get(lastOf(point, 'building')) as BuildingFacts }));
}

/** The tariff of a point in a season. Throws `tariff-missing`. */
export const tariffOf = ({ tariffIn }: Pick<BillNeeds, 'tariffIn'>, point: Facts, season: HeatSeason, known: AsOf): HeatTariff =>
  tariffIn(fieldOn(point, 'tariff', firstDayOfPoint(point, spanOf(season))) ?? lastOf(point, 'tariff'), season.from, known);

/** Days since 1970-01-01. */
export const spanOf = ({ from, to }: Pick<SeasonDays, 'from' | 'to'>): DaySpan => ({ from: parseDay(from) ?? 0, to: parseDay(to) ?? 0 });
