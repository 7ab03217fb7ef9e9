import type { AsOf } from '#kernel/as-of.ts';
import type { HeatTariff } from '#platform/knowledge/facts.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import type { MeterSeason } from './bill/day-heat.ts';
import type { DegreesBeside } from './bill/degrees.ts';
import { meterSeasons } from './bill/meter-seasons.ts';
import type { BillNeeds } from './bill-needs.ts';
import type { HeatSeason } from './season-days.ts';
import { parseDay } from '#kernel/day.ts';
import { type Facts, staysOf } from './facts.ts';
import { type DaySpan, suppliedDays } from './bill/stay.ts';
import { type Rate, rateOf } from './bill/substitutes.ts';

/** A point with meters that did not measure the whole season. */
export type BeforeParts = {
  readonly code: string;
  readonly building: BuildingFacts;
  readonly tariff: HeatTariff;
  readonly season: HeatSeason;
  readonly behind: readonly { readonly facts: Facts; readonly meter: string | null }[];
  readonly pointMeter: string | null;
  readonly hasGap: (meter: string) => boolean;
  /** Whether its tariff uses the season before, or a decision does. */
  readonly asksBefore: boolean;
};

export const hasGaps = (meters: readonly Pick<MeterSeason, 'coverage' | 'faulty'>[]): boolean =>
  meters.some(({ coverage, faulty }) => coverage.some((one) => !(one >= 1)) || faulty.includes(1));

type Needs = BillNeeds & { readonly degrees: DegreesBeside };
type Earlier = BeforeParts & { readonly days: DaySpan };

/**
 * What each meter with gaps used per degree day in the season before, by point and household; the point's own meter has an empty name.
 * Meters of all points with the same season before are read in one query.
 */
export async function ratesBefore(needs: Needs, points: readonly BeforeParts[], known: AsOf): Promise<Map<string, Map<string, Rate>>> {
  const earlier: Earlier[] = [];
  for (const one of points) {
    if (!one.asksBefore) continue;
    const before = await needs.seasonBefore(one.building.region, one.season.from, known);
    if (before !== null) earlier.push({ ...one, days: { from: parseDay(before.from) ?? 0, to: parseDay(before.to) ?? 0 } });
  }
  const rates = new Map<string, Map<string, Rate>>();
  for (const some of Map.groupBy(earlier, ({ days }) => `${days.from} ${days.to}`).values()) {
    const meters = await meterSeasons(needs, some.flatMap(gappyMeters), (some[0] as Earlier).days, known);
    for (const one of some) rates.set(one.code, await ratesOf(needs, one, meters));
  }
  return rates;
}

const gappyMeters = ({ pointMeter, behind, hasGap }: BeforeParts): string[] =>
  [pointMeter, ...behind.map(({ meter }) => meter)].filter((one) => one !== null && hasGap(one)) as string[];

async function ratesOf(
  { degrees }: Needs,
  { building, tariff, behind, pointMeter, days, hasGap }: Earlier,
  meters: ReadonlyMap<string, MeterSeason>,
): Promise<Map<string, Rate>> {
  const beside = await degrees.beside(building, tariff.substitute, days);
  const rates = new Map<string, Rate>();
  const put = (name: string, meter: string | null, supplied: Uint8Array): void => {
    const told = meter === null || !hasGap(meter) ? undefined : meters.get(meter);
    if (told !== undefined) rates.set(name, rateOf(told, supplied, beside));
  };
  const length = days.to - days.from;
  put('', pointMeter, new Uint8Array(length).fill(1));
  for (const { facts, meter } of behind) put(facts.code, meter, suppliedDays(staysOf(facts, tariff, days), length));
  return rates;
}
