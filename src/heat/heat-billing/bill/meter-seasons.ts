import type { AsOf } from '#kernel/as-of.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import { programScope } from '#kernel/scope.ts';
import type { HeatInputs } from '#heat/heat-inputs/heat-inputs.ts';
import type { MeterVerification } from '#heat/meter-verification/meter-verification.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Weather } from '#metering/weather/weather.ts';
import type { MeterSeason } from './day-heat.ts';
import type { DaySpan } from './stay.ts';

export type MeterNeeds = {
  readonly registry: Pick<Registry, 'buildingFacts' | 'meterFacts'>;
  readonly metering: Pick<Metering, 'dayColumns' | 'knownAt' | 'useOfMeter'>;
  readonly verification: Pick<MeterVerification, 'judgedIn'>;
  readonly heatInputs: { readonly decisions: Pick<HeatInputs['decisions'], 'at'> };
  readonly weather: Pick<Weather, 'observedMeans' | 'stationNamed' | 'stationsOf'>;
};

/**
 * The readings of heat meters on the days of a season, by code, in one query; meters that do not measure heat are absent. Access to the
 * bill has been checked before: the meters of a household are read for it, whoever operates them.
 * @param season days since 1970-01-01
 */
export async function meterSeasons(
  { registry, metering, verification, heatInputs }: MeterNeeds,
  codes: readonly string[],
  season: DaySpan,
  known: AsOf,
): Promise<Map<string, MeterSeason>> {
  const meters = [...new Set(codes)];
  if (meters.length === 0) return new Map();
  const days = season.to - season.from;
  const facts = (await registry.meterFacts(programScope, { meters }, known)).filter(({ carrier }) => carrier === 'heat');
  const [{ spans, indicative }, decided] = await Promise.all([
    verification.judgedIn(facts, { from: dayText(season.from), to: dayText(season.to) }, known),
    heatInputs.decisions.at({ meters }, known),
  ]);
  const faults = Map.groupBy(decided, ({ code }) => code);
  const found = new Map<string, MeterSeason>();
  // most meters have no such day: they share the same marks
  const none = new Uint8Array(days);
  const marked = (some: readonly DayTexts[] | undefined): Uint8Array => {
    if (some === undefined || some.length === 0) return none;
    const marks = new Uint8Array(days);
    for (const one of some) mark(marks, daysOf(one, season));
    return marks;
  };
  const columns = metering.dayColumns(programScope, { of: { meters: facts.map(({ code }) => code) }, range: season, known });
  for await (const { code, unit, use, coverage } of columns) {
    if (unit !== 'GJ') continue;
    const [invalid, faulty] = [marked(spans.get(code)), marked(faults.get(code))];
    found.set(code, { use, coverage, invalid, faulty, indicative: indicative.has(code) });
  }
  return found;
}

type DayTexts = { readonly from: string | null; readonly to: string | null };

/** Days by their number from the first of a season. */
export function daysOf({ from, to }: DayTexts, season: DaySpan): DaySpan {
  const number = (day: string | null): number => (parseDay(day ?? '') ?? season.from) - season.from;
  return { from: number(from), to: number(to) };
}

const mark = (marks: Uint8Array, { from, to }: DaySpan): void => void marks.fill(1, Math.max(0, from), Math.max(0, to));
