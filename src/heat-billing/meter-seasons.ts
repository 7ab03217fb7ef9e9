import type { AsOf } from '#kernel/as-of.ts';
import { dayText } from '#kernel/day.ts';
import { programScope } from '#kernel/scope.ts';
import type { MeterVerification } from '#meter-verification/meter-verification.ts';
import type { Metering } from '#metering/metering.ts';
import type { Registry } from '#registry/registry.ts';
import type { Weather } from '#weather/weather.ts';
import type { MeterSeason } from './day-heat.ts';
import type { DaySpan } from './stay.ts';

export type MeterNeeds = {
  readonly registry: Pick<Registry, 'buildingFacts' | 'meterFacts'>;
  readonly metering: Pick<Metering, 'dayColumns' | 'knownAt' | 'useOfMeter'>;
  readonly verification: Pick<MeterVerification, 'invalidOf'>;
  readonly weather: Pick<Weather, 'observedMeans' | 'stationNamed' | 'stationsOf'>;
};

/**
 * What heat meters told of the days of a season, by their codes, in one question; what is not a meter of heat is not there. Whose bill it
 * is has been asked before: the meters of a household are read for it, whoever serves them.
 * @param season days since 1970-01-01
 */
export async function meterSeasons(
  { registry, metering, verification }: MeterNeeds,
  codes: readonly string[],
  season: DaySpan,
  known: AsOf,
): Promise<Map<string, MeterSeason>> {
  const meters = [...new Set(codes)];
  if (meters.length === 0) return new Map();
  const days = season.to - season.from;
  const facts = (await registry.meterFacts(programScope, { meters }, known)).filter(({ carrier }) => carrier === 'heat');
  const spans = await verification.invalidOf(facts, { from: dayText(season.from), to: dayText(season.to) }, known);
  const found = new Map<string, MeterSeason>();
  const columns = metering.dayColumns(programScope, { of: { meters: facts.map(({ code }) => code) }, range: season, known });
  for await (const { code, unit, use, coverage } of columns) {
    if (unit !== 'GJ') continue;
    const invalid = new Uint8Array(days);
    for (const { from, to } of spans.get(code) ?? []) invalid.fill(1, dayNumber(from) - season.from, dayNumber(to) - season.from);
    found.set(code, { use, coverage, invalid, faulty: new Uint8Array(days) });
  }
  return found;
}

const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
