import type { AsOf } from '#kernel/as-of.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import type { Exact } from '#kernel/exact-number.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { limitOf, type SamplesOf } from './balance-answers.ts';
import { seasonIn, type SeasonQuestion } from './index-answers.ts';
import type { HeatNetworkNeeds } from './needs.ts';
import { tariffIn } from './network-facts.ts';

/** A settlement point with the measured temperatures of rooms behind it in a season. */
export type SampledPoint = {
  readonly point: string;
  readonly building: string;
  /** Location of its building; null if unknown. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly count: number;
  /** °C; `limit`: below which a home of this point is cold, null if not defined. */
  readonly lowest: Exact;
  readonly limit: Exact | null;
  readonly below: number;
};

/** Points with a room measured in the season, by code. Throws `season-missing` if none of their regions has it. */
export async function sampleMap(
  needs: HeatNetworkNeeds,
  scope: Scope,
  { season, ...which }: SeasonQuestion,
  { at, samplesOf }: { readonly at: AsOf; readonly samplesOf: SamplesOf },
): Promise<SampledPoint[]> {
  const placed = await needs.heatSupply.points.placedAt(scope, which, at);
  const told: SampledPoint[] = [];
  let [missing, isThere]: [Problem | null, boolean] = [null, placed.length === 0];
  for (const [region, points] of Map.groupBy(placed, ({ building }) => building.region)) {
    const found = await seasonIn(needs, region, season, at);
    if (found instanceof Problem) {
      missing = found;
      continue;
    }
    isThere = true;
    const span = { from: parseDay(found.from) as number, to: parseDay(found.to) as number };
    const codes = points.map(({ code }) => code);
    const samples = await samplesOf(codes, span, at);
    for (const one of points) {
      const temperatures = samples.get(one.code)?.temperatures ?? [];
      const [lowest] = temperatures.toSorted((a, b) => a.compare(b));
      if (lowest === undefined) continue;
      const limit = limitOf(needs, { from: dayText(span.from) }, [tariffIn(needs, one, span, at)], at)?.value ?? null;
      const { latitude, longitude } = one.building.fields;
      told.push({
        point: one.code,
        building: one.building.code,
        latitude: typeof latitude === 'number' ? latitude : null,
        longitude: typeof longitude === 'number' ? longitude : null,
        count: temperatures.length,
        lowest,
        limit,
        below: limit === null ? 0 : temperatures.filter((measured) => measured.compare(limit) < 0).length,
      });
    }
  }
  if (!isThere && missing !== null) throw missing;
  return told.toSorted((a, b) => (a.point < b.point ? -1 : 1));
}
