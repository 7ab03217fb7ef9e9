import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import { parseDay, dayText } from '#kernel/day.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { HeatSupply } from '#heat-supply/heat-supply.ts';
import type { HeatMethod } from '#heat-supply/vocabulary.ts';
import type { HeatTariff } from '#knowledge/facts.ts';
import type { BuildingFacts } from '#registry/facts.ts';
import type { HouseholdSeason, PointBill, PointSeason } from './bill-parts.ts';
import type { MeterSeason } from './day-heat.ts';
import { degreesBeside, type MeterNeeds, meterSeasons } from './meter-seasons.ts';
import { pointBill } from './point-bill.ts';
import { changedAfter, type Facts, firstDay, fieldOn, staysOf } from './season-facts.ts';
import type { SeasonDays } from './season-days.ts';
import { chargedDays, type DaySpan, type Frame, suppliedDays } from './stay.ts';
import { type Degrees, type Rate, rateOf } from './substitutes.ts';

export type HeatSeason = SeasonDays & {
  readonly name: string;
  readonly region: string;
  readonly source: string;
  readonly nominalDays: number;
};

export type BillNeeds = MeterNeeds & {
  readonly heatSupply: {
    readonly points: Pick<HeatSupply['points'], 'factsAt'>;
    readonly households: Pick<HeatSupply['households'], 'factsAt' | 'behindAt'>;
  };
  readonly seasonIn: (region: string, name: string, known: AsOf) => Promise<HeatSeason>;
  /** The season of a region before a day; null where none is known. */
  readonly seasonBefore: (region: string, day: string, known: AsOf) => Promise<HeatSeason | null>;
  readonly tariffIn: (id: string, on: string, known: AsOf) => HeatTariff;
};

/** A point's bills of a season, with what they were reckoned of. */
export type PointReckoning = {
  readonly point: string;
  readonly season: HeatSeason;
  readonly method: HeatMethod;
  readonly tariff: HeatTariff;
  /** By household: its class, its meter, fields that count from the next season on only. */
  readonly households: ReadonlyMap<string, { readonly class: string; readonly meter: string | null; readonly later: readonly string[] }>;
  readonly pointMeter: string | null;
  readonly laterOfPoint: readonly string[];
  readonly bill: PointBill;
};

const ofPoint = ['method', 'tariff', 'meter'] as const;
const ofHousehold = ['point', 'class', 'meter'] as const;

/**
 * The bills of the point that a household stands behind in a season, as known then. Throws `no-such-household`, `season-missing`,
 * `tariff-missing`.
 */
export async function reckonFor(needs: BillNeeds, scope: Scope, household: string, name: string, known: AsOf): Promise<PointReckoning> {
  const asked = await needs.heatSupply.households.factsAt(scope, household, known);
  const today = Math.floor(known.recorded / 86_400_000);
  const { building } = await pointWithBuilding(needs, fieldOn(asked, 'point', today) ?? lastOf(asked, 'point'), known);
  const season = await needs.seasonIn(building.region, name, known);
  const days = spanOf(season);
  const first = firstDay(asked, days) ?? days.from;
  const code = fieldOn(asked, 'point', first) ?? lastOf(asked, 'point');
  return reckonPoint(needs, code, season, known);
}

/** What a field says last of all; nothing where it is not there. */
function lastOf({ dated, fields }: Facts, field: string): string {
  const value = dated[field]?.at(-1)?.value ?? fields[field];
  return typeof value === 'string' ? value : '';
}

const spanOf = ({ from, to }: Pick<SeasonDays, 'from' | 'to'>): DaySpan => ({ from: parseDay(from) ?? 0, to: parseDay(to) ?? 0 });

async function pointWithBuilding({ heatSupply, registry }: BillNeeds, code: string, known: AsOf) {
  const point = await heatSupply.points.factsAt(code, known);
  const named = lastOf(point, 'building');
  const [building] = await registry.buildingFacts(programScope, { buildings: [named] }, known);
  if (building === undefined) throw new Problem('not-found', 'no-such-building', { building: named });
  return { point, building };
}

/** The bills of all households that stand behind a point on the first day of a season, or on their first in it. */
async function reckonPoint(needs: BillNeeds, code: string, season: HeatSeason, known: AsOf): Promise<PointReckoning> {
  const { point, building } = await pointWithBuilding(needs, code, known);
  const days = spanOf(season);
  const tariff = needs.tariffIn(fieldOn(point, 'tariff', days.from) ?? lastOf(point, 'tariff'), season.from, known);
  const behind = (await needs.heatSupply.households.behindAt(code, known)).flatMap((facts) => behindIn(facts, code, days));
  const pointMeter = fieldOn(point, 'meter', days.from);
  const codes = [pointMeter, ...behind.map(({ meter }) => meter)].filter((one) => one !== null);
  const meters = await meterSeasons(needs, codes, days, known);
  const told = (meter: string | null): MeterSeason | null => (meter === null ? null : (meters.get(meter) ?? null));
  const gaps = hasGaps([...meters.values()]);
  const rates = gaps ? await ratesBefore(needs, { building, tariff, season, behind, pointMeter }, known) : noRates;
  const degrees = gaps && tariff.substitute !== undefined ? await degreesBeside(needs, building, tariff.substitute, days, known) : [];
  const method = (fieldOn(point, 'method', days.from) ?? lastOf(point, 'method')) as HeatMethod;
  const households = behind.map(({ facts, class: named, meter }): HouseholdSeason => {
    const own = { code: facts.code, class: named, stays: staysOf(facts, tariff, days), meter: told(meter) };
    return { ...own, units: null, cold: [], decided: null, last: rates.get(facts.code) ?? null };
  });
  const areaShare = fieldOn(point, 'areaShare', days.from);
  const shared: PointSeason = { method, areaShare, decided: null, meter: told(pointMeter), last: rates.get('') ?? null };
  return {
    point: code,
    season,
    method,
    tariff,
    pointMeter,
    laterOfPoint: changedAfter(point, ofPoint, days.from, days.to),
    households: new Map(behind.map((one) => [one.facts.code, one])),
    bill: pointBill(shared, households, { frame: frameOf(season, days, tariff), tariff, degrees }),
  };
}

type Behind = { readonly facts: Facts; readonly class: string; readonly meter: string | null; readonly later: readonly string[] };

/** A household of a point in a season, by what it is on its first day there; none of another point's. */
function behindIn(facts: Facts, point: string, days: DaySpan): Behind[] {
  const first = firstDay(facts, days);
  if (first === null || fieldOn(facts, 'point', first) !== point) return [];
  const named = fieldOn(facts, 'class', first) ?? '';
  return [{ facts, class: named, meter: fieldOn(facts, 'meter', first), later: changedAfter(facts, ofHousehold, first, days.to) }];
}

function frameOf({ nominalFrom, nominalTo, nominalDays }: HeatSeason, { from, to }: DaySpan, tariff: HeatTariff): Frame {
  const nominal = spanOf({ from: nominalFrom, to: nominalTo });
  const charged = chargedDays(tariff, to - from, { from: nominal.from - from, to: nominal.to - from });
  return { days: to - from, charged, nominal: nominalDays };
}

const noRates: ReadonlyMap<string, Rate> = new Map();

const hasGaps = (meters: readonly MeterSeason[]): boolean => meters.some(({ coverage }) => coverage.some((one) => !(one >= 1)));

type Before = {
  readonly building: BuildingFacts;
  readonly tariff: HeatTariff;
  readonly season: HeatSeason;
  readonly behind: readonly { readonly facts: Facts; readonly meter: string | null }[];
  readonly pointMeter: string | null;
};

/** What each meter took for a degree day in the season before, by household; the point's own under no name. */
async function ratesBefore(needs: BillNeeds, { building, tariff, season, behind, pointMeter }: Before, known: AsOf) {
  const { substitute } = tariff;
  if (substitute?.order.includes('last-season') !== true) return noRates;
  const before = await needs.seasonBefore(building.region, season.from, known);
  if (before === null) return noRates;
  const days = spanOf(before);
  const codes = [pointMeter, ...behind.map(({ meter }) => meter)].filter((one) => one !== null);
  const meters = await meterSeasons(needs, codes, days, known);
  const degrees: Degrees = await degreesBeside(needs, building, substitute, days, known);
  const rates = new Map<string, Rate>();
  const put = (name: string, meter: string | null, supplied: Uint8Array) => {
    const told = meter === null ? undefined : meters.get(meter);
    if (told !== undefined) rates.set(name, rateOf(told, supplied, degrees));
  };
  const length = days.to - days.from;
  put('', pointMeter, new Uint8Array(length).fill(1));
  for (const { facts, meter } of behind) put(facts.code, meter, suppliedDays(staysOf(facts, tariff, days), length));
  return rates;
}

/** A day of a season by its number from its first. */
export const dayOfSeason = ({ from }: Pick<SeasonDays, 'from'>, day: number): string => dayText((parseDay(from) ?? 0) + day);
