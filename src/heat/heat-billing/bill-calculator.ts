import { setImmediate as turn } from 'node:timers/promises';
import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { HeatMethod } from '#heat/heat-supply/vocabulary.ts';
import type { HeatTariff } from '#platform/knowledge/facts.ts';
import { basesOf } from './basis.ts';
import type { Behind, BillNeeds, PointCalculation, PointNotCalculated } from './bill-needs.ts';
import type { HouseholdSeason, PointSeason } from './bill/bill-parts.ts';
import type { MeterSeason } from './bill/day-heat.ts';
import { createDegrees } from './bill/degrees.ts';
import { meterSeasons } from './bill/meter-seasons.ts';
import { groundsOf } from './grounds.ts';
import { type Placed, placedPoints, spanOf, tariffOf } from './placed.ts';
import { pointBill } from './bill/point-bill.ts';
import { type BeforeParts, hasGaps, ratesBefore } from './rates-before.ts';
import { changedAfter, type Facts, firstDay, firstDayOfPoint, fieldOn, lastOf, staysOf } from './facts.ts';
import type { HeatSeason } from './season-days.ts';
import { chargedDays, type DaySpan, type Frame } from './bill/stay.ts';
import { coldOf, decidedOf, type SeasonEntries, entriesOf, substituteOf } from './season-entries.ts';
import type { Degrees, Rate } from './bill/substitutes.ts';

type Ready = Placed & {
  readonly season: HeatSeason;
  readonly days: DaySpan;
  /** The day whose facts apply to the point all season. */
  readonly first: number;
  readonly tariff: HeatTariff;
  readonly method: HeatMethod;
  readonly pointMeter: string | null;
  readonly behind: readonly Behind[];
};

const ofPoint = ['method', 'tariff', 'meter'] as const;
const ofHousehold = ['point', 'class', 'meter'] as const;

/**
 * Calculates the bills of points for a season, as known then: for many points, each kind of data is read in one query. Data that several
 * share (seasons and temperatures) is read once.
 */
export function createBillCalculator(needs: BillNeeds, name: string, known: AsOf) {
  const seasons = new Map<string, Promise<HeatSeason>>();
  const seasonIn = (region: string): Promise<HeatSeason> => {
    const asked = seasons.get(region) ?? needs.seasonIn(region, name, known);
    seasons.set(region, asked);
    return asked;
  };
  const degrees = createDegrees(needs, known);
  // callers that query the season of a point query its bills next
  let last: { readonly code: string; readonly placed: Placed[] } | null = null;
  return {
    /** The season that applies at the location of a point. Throws `season-missing`, `no-such-settlement-point`. */
    async seasonAt(code: string): Promise<{ readonly season: HeatSeason }> {
      const found = await placedPoints(needs, [code], known);
      last = { code, placed: found };
      const [placed] = found;
      if (placed === undefined) throw new Problem('not-found', 'no-such-settlement-point', { 'settlement-point': code });
      return { season: await seasonIn(placed.building.region) };
    },
    /** The seasons that apply at the locations of these points. Throws `season-missing` if none of them has one. */
    async seasonsOf(codes: readonly string[]): Promise<HeatSeason[]> {
      return seasonsIn(new Set((await placedPoints(needs, codes, known)).map(({ building }) => building.region)), seasonIn);
    },
    /**
     * Fingerprints of what the bills of each point are based on, without calculating them: a different text wherever a bill could differ.
     * Points for which no such text exists are absent.
     */
    grounds: async (codes: readonly string[]): Promise<ReadonlyMap<string, string>> =>
      groundsOf(needs, await placedPoints(needs, codes, known), { name, known, seasonIn, degrees }),
    /** The bills of all households that are behind each point on the first day of the season, or on their first day in it. */
    async points(codes: readonly string[]): Promise<(PointCalculation | PointNotCalculated)[]> {
      const held = last;
      const [placed, behind] = await Promise.all([
        held !== null && codes.length === 1 && held.code === codes[0] ? held.placed : placedPoints(needs, codes, known),
        needs.heatSupply.households.behindAll(codes, known),
      ]);
      const ready: Ready[] = [];
      const left: PointNotCalculated[] = [];
      for (const one of placed) {
        const found = await readyOf(needs, one, behind.get(one.code) ?? [], { seasonIn, known });
        if ('problem' in found) left.push(found);
        else ready.push(found);
      }
      if (ready.length === 0) return left;
      const asked = entriesOf(needs, ready, name, known);
      const calculated: PointCalculation[] = [];
      for (const some of Map.groupBy(ready, ({ season }) => `${season.from} ${season.to}`).values()) {
        const [entries, meters] = await Promise.all([asked, meterSeasons(needs, some.flatMap(metersOf), (some[0] as Ready).days, known)]);
        const gappy = some.filter((one) => hasGaps(metersOf(one).flatMap((meter) => meters.get(meter) ?? [])));
        await degrees.prepare(gappy);
        const rates = await ratesBefore(
          { ...needs, degrees },
          gappy.map((one) => beforeOf(one, meters, entries)),
          known,
        );
        for (const one of some) {
          const beside = gappy.includes(one) ? await degrees.beside(one.building, one.tariff.substitute, one.days) : [];
          calculated.push(calculatePoint(one, meters, { entries, rates: rates.get(one.code) ?? new Map(), degrees: beside }));
          await turn();
        }
      }
      return [...calculated, ...left];
    },
  };
}

/** The seasons of these regions. If no region has one, throws the reason. */
async function seasonsIn(regions: ReadonlySet<string>, seasonIn: AtSeason['seasonIn']): Promise<HeatSeason[]> {
  const asked = await Promise.allSettled([...regions].map(seasonIn));
  const found = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const refused = asked.find((one) => one.status === 'rejected');
  if (found.length === 0 && refused !== undefined) throw refused.reason;
  return found;
}

type AtSeason = { readonly seasonIn: (region: string) => Promise<HeatSeason>; readonly known: AsOf };

async function readyOf(
  needs: BillNeeds,
  one: Placed,
  some: readonly Facts[],
  { seasonIn, known }: AtSeason,
): Promise<Ready | PointNotCalculated> {
  const { code, point, building } = one;
  let households: readonly string[] = some.map((facts) => facts.code);
  try {
    const season = await seasonIn(building.region);
    const days = spanOf(season);
    const behind = some.flatMap((facts) => behindIn(facts, code, days));
    households = behind.map(({ facts }) => facts.code);
    const tariff = tariffOf(needs, point, season, known);
    const first = firstDayOfPoint(point, days);
    const method = (fieldOn(point, 'method', first) ?? lastOf(point, 'method')) as HeatMethod;
    return { ...one, season, days, first, tariff, method, behind, pointMeter: fieldOn(point, 'meter', first) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { point: code, company: lastOf(point, 'company'), households, problem: error };
  }
}

const metersOf = ({ pointMeter, behind }: Ready): string[] =>
  [pointMeter, ...behind.map(({ meter }) => meter)].filter((one) => one !== null);

const ownMeters = (ready: Ready, meters: ReadonlyMap<string, MeterSeason>): ReadonlyMap<string, MeterSeason> =>
  new Map(
    metersOf(ready).flatMap((meter) => {
      const told = meters.get(meter);
      return told === undefined ? [] : [[meter, told] as const];
    }),
  );

const beforeOf = (ready: Ready, meters: ReadonlyMap<string, MeterSeason>, entries: SeasonEntries): BeforeParts => ({
  ...ready,
  hasGap: (meter) => hasGaps([meters.get(meter)].filter((told) => told !== undefined)),
  asksBefore:
    ready.tariff.substitute?.order.includes('last-season') === true ||
    decidedOf(ready, entries, ready.season).some(({ rule }) => rule === 'last-season'),
});

type Beside = { readonly entries: SeasonEntries; readonly rates: ReadonlyMap<string, Rate>; readonly degrees: Degrees };

function calculatePoint(ready: Ready, meters: ReadonlyMap<string, MeterSeason>, { entries, rates, degrees }: Beside): PointCalculation {
  const { code, point, building, season, days, first, tariff, method, behind, pointMeter } = ready;
  const decisions = decidedOf(ready, entries, season);
  const told = (meter: string | null): MeterSeason | null => (meter === null ? null : (meters.get(meter) ?? null));
  const households = behind.map(({ facts, class: named, meter }): HouseholdSeason => {
    const own = { code: facts.code, class: named, stays: staysOf(facts, tariff, days), meter: told(meter) };
    return {
      ...own,
      units: entries.units.get(facts.code) ?? null,
      cold: coldOf(decisions, facts.code, days),
      decided: substituteOf(decisions, 'household', facts.code),
      last: rates.get(facts.code) ?? null,
    };
  });
  const areaShare = fieldOn(point, 'areaShare', first);
  const shared: PointSeason = {
    method,
    areaShare,
    decided: substituteOf(decisions, 'point', code),
    meter: told(pointMeter),
    last: rates.get('') ?? null,
  };
  const terms = { frame: frameOf(season, days, tariff), tariff, degrees };
  return {
    point: code,
    company: fieldOn(point, 'company', first) ?? lastOf(point, 'company'),
    building: building.code,
    season,
    method,
    tariff,
    pointMeter,
    meters: ownMeters(ready, meters),
    indicativeMeters: new Set(metersOf(ready).filter((meter) => meters.get(meter)?.indicative === true)),
    decisions,
    laterOfPoint: changedAfter(point, ofPoint, first, days.to),
    households: new Map(behind.map((one) => [one.facts.code, one])),
    bill: pointBill(shared, households, terms),
    bases: basesOf(shared, households, terms, season),
  };
}

/** A household of a point in a season, by its facts on its first day there; empty if it belongs to another point. */
function behindIn(facts: Facts, point: string, days: DaySpan): Behind[] {
  const first = firstDay(facts, days);
  if (first === null || fieldOn(facts, 'point', first) !== point) return [];
  const named = fieldOn(facts, 'class', first) ?? '';
  return [{ facts, class: named, meter: fieldOn(facts, 'meter', first), later: changedAfter(facts, ofHousehold, first, days.to) }];
}

/** A season as the bills of a tariff see it. */
export function frameOf({ nominalFrom, nominalTo, nominalDays }: HeatSeason, { from, to }: DaySpan, tariff: HeatTariff): Frame {
  const nominal = spanOf({ from: nominalFrom, to: nominalTo });
  const charged = chargedDays(tariff, to - from, { from: nominal.from - from, to: nominal.to - from });
  return { days: to - from, charged, nominal: nominalDays };
}
