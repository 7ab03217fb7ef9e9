import type { AsOf } from '#kernel/as-of.ts';
import type { Carrier, Unit } from '#kernel/carrier.ts';
import { dayText } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { placeZone } from '#kernel/today.ts';
import type { Use } from '#kernel/vocabulary.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { demolishedOn, type BuildingFacts, type Dated } from '#registry/registry/facts.ts';
import type { GatherNeeds } from '../needs.ts';
import { type DemandKind, type District, demandKinds } from '../plan-file/shape.ts';
import type { Evidence, KnownPlot, NormLoad } from './facts.ts';
import { outdoorHeat } from './outdoor-heat.ts';
import { type BuildingHours, type UseLoad, useLoad } from './use-load.ts';
import { type YearDays, yearDays } from './year-hours.ts';
import { statusShown } from '#platform/knowledge/facts.ts';

type DistrictQuestion = { readonly district: District; readonly region: string; readonly known: AsOf };

/** What the city measured, for a district. */
type Gathered = {
  readonly plots: readonly KnownPlot[];
  readonly days: YearDays;
  readonly evidence: Evidence;
  readonly thermal: string | null;
  /** What is missing for hours of heat that is not measured. */
  readonly findings: readonly Finding[];
};

/** The carrier of the meters of a kind; hot water has none of its own. */
const meteredAs: Readonly<Partial<Record<DemandKind, Carrier>>> = {
  electricity: 'electricity',
  heat: 'heat',
  cooling: 'cooling',
  gas: 'gas',
};
/** A building counts if this share of the year is measured, hour by hour. */
const leastCoverage = 0.95;
const hour = 3600;
/** Buildings measured together. */
const together = 40;

/** The plots with what the registry says of them, and the loads of all buildings of their uses and climate that the asker sees. */
export async function gather(needs: GatherNeeds, scope: Scope, asked: DistrictQuestion): Promise<Gathered> {
  const { district, region, known } = asked;
  const days = yearDays(district.measuredYear);
  const last = dayText(days.first + days.days.length - 1);
  const all = await needs.registry.buildingFacts(scope, {}, known);
  const byCode = new Map(all.map((one) => [one.code, one]));
  const plots = district.plots.map((plot) => plotOf(plot, byCode, last));
  const climate = await thermalOf(needs, known, last);
  const thermal = await climate({ region, own: null });
  const uses = new Set(plots.map(({ use }) => use));
  const alike: Comparable[] = [];
  for (const building of all) {
    const one = comparable(building, last);
    if (one === null || !uses.has(one.use)) continue;
    if (thermal !== null && (await climate({ region: building.region, own: building.fields['climateZone'] })) === thermal) alike.push(one);
  }
  const named = plots.flatMap(({ building, use, areaM2 }) => (building === null ? [] : [{ code: building, use, areaM2 }]));
  const wanted = [...new Map([...alike, ...named].map((one) => [one.code, one])).values()];
  const hours = await hoursOf(needs, scope, wanted, { days, known });
  const heat = await outdoorHeat(needs, { region, days, known, buildings: all });
  const norm: Evidence['norm'] = (use, carrier) => normLoad(needs, use, carrier, { on: last, ...known });
  return { plots, days, thermal, findings: heat.findings, evidence: { ...evidenceOf(alike, hours), norm, heatShape: heat.shape } };
}

type Comparable = { readonly code: string; readonly use: Use; readonly areaM2: number };
type Hours = ReadonlyMap<DemandKind, ReadonlyMap<string, BuildingHours>>;

const valueOn = <T>(dated: readonly Dated<T>[], day: string): T | undefined =>
  dated.findLast(({ from }) => from === null || from <= day)?.value;

/** A building of one use with a floor area, that stood; null otherwise. */
function comparable(building: BuildingFacts, last: string): Comparable | null {
  const uses = valueOn(building.uses, last) ?? [];
  const areaM2 = valueOn(building.floorAreaM2, last) ?? null;
  const [first] = uses;
  if (first === undefined || uses.length > 1 || areaM2 === null || areaM2 <= 0 || demolishedOn(building, last) !== null) return null;
  return { code: building.code, use: first.use as Use, areaM2 };
}

/** Throws Problem `district-building-unknown`, `district-building-bare`. */
function plotOf(plot: District['plots'][number], byCode: ReadonlyMap<string, BuildingFacts>, last: string): KnownPlot {
  const { code, year, building, use, areaM2 } = plot;
  if (building === undefined) return { code, year, building: null, use: use ?? 'other', areaM2: areaM2 ?? 0 };
  const facts = byCode.get(building);
  if (facts === undefined) throw new Problem('not-found', 'district-building-unknown', { plot: code, building });
  const found = comparable(facts, last);
  if (found === null) throw new Problem('cannot-do', 'district-building-bare', { plot: code, building });
  return { code, year, building: facts.code, use: found.use, areaM2: found.areaM2 };
}

async function hoursOf(
  needs: GatherNeeds,
  scope: Scope,
  wanted: readonly Comparable[],
  at: { readonly days: YearDays; readonly known: AsOf },
): Promise<Hours> {
  const found = new Map<DemandKind, Map<string, BuildingHours>>();
  const areas = new Map(wanted.map(({ code, areaM2 }) => [code, areaM2]));
  for (const kind of demandKinds) {
    const carrier = meteredAs[kind];
    const hours = new Map<string, BuildingHours>();
    found.set(kind, hours);
    if (carrier === undefined || wanted.length === 0) continue;
    const units = await measuredYear(needs, scope, [...areas.keys()], { carrier, ...at });
    const factors = [...units].map(([code, unit]) => [code, kwhIn(needs, unit, at)] as const).filter(([, factor]) => factor !== null);
    for (let from = 0; from < factors.length; from += together) {
      const some = new Map(factors.slice(from, from + together));
      const steps = await stepsOf(needs, scope, [...some.keys()], { carrier, ...at });
      for (const [code, kwh] of steps)
        hours.set(code, { code, areaM2: areas.get(code) ?? 1, kwh: kwh.map((one) => one * (some.get(code) ?? 1)) });
    }
  }
  return found;
}

type YearOf = { readonly carrier: Carrier; readonly days: YearDays; readonly known: AsOf };

/** The buildings whose year is measured well enough, with the unit of their use. */
async function measuredYear({ metering }: GatherNeeds, scope: Scope, buildings: readonly string[], { carrier, days, known }: YearOf) {
  const [from, to] = [dayText(days.first), dayText(days.first + days.days.length)];
  const use = await metering.yearUse(scope, { which: { buildings, carrier }, from, to, known });
  const wanted = new Set(buildings);
  return new Map(
    use
      .filter((one) => one.carrier === carrier && wanted.has(one.building) && (one.value ?? -1) >= 0 && one.coverage >= leastCoverage)
      .map(({ building, unit }) => [building, unit] as const),
  );
}

/** How many kWh one unit is: gas by its calorific value; null if that is not known. */
function kwhIn({ knowledge }: GatherNeeds, unit: Unit, { days, known }: { readonly days: YearDays; readonly known: AsOf }): number | null {
  if (unit === 'kWh') return 1;
  if (unit === 'GJ') return 1000 / 3.6;
  if (unit !== 'm3') return null;
  const heat = knowledge.find('coefficient', 'calorific-value/gas', { on: dayText(days.first), ...known });
  return heat === null || heat.unit !== 'kJ/m3' ? null : heat.value / 3600;
}

/** The hours of buildings; NaN where an hour was not read by itself. Buildings with too few such hours are left out. */
async function stepsOf({ metering }: GatherNeeds, scope: Scope, buildings: readonly string[], { carrier, days, known }: YearOf) {
  const zone = createZone(placeZone) as Zone;
  const from = zone.dayStart(days.first);
  const edges = Float64Array.from({ length: days.days.length * 24 + 1 }, (_, at) => from + at * hour);
  const steps = await metering.buildingSteps(scope, { buildings, carrier, known, zone, edges });
  return [...steps].flatMap(([code, { value, coverage, longest }]) => {
    const kwh = value.map((one, at) => (coverage[at] === 1 && (longest[at] as number) <= hour ? one : Number.NaN));
    const many = kwh.reduce((all, one) => (Number.isNaN(one) ? all : all + 1), 0);
    return many < leastCoverage * kwh.length ? [] : [[code, kwh] as const];
  });
}

function evidenceOf(alike: readonly Comparable[], hours: Hours): Pick<Evidence, 'own' | 'measured'> {
  const kept = new Map<string, UseLoad | null>();
  const once = (key: string, load: () => UseLoad | null): UseLoad | null => {
    const had = kept.get(key);
    if (had !== undefined) return had;
    const found = load();
    kept.set(key, found);
    return found;
  };
  return {
    own: (building, carrier) =>
      once(`own ${carrier} ${building}`, () => {
        const one = hours.get(carrier)?.get(building);
        return one === undefined ? null : useLoad([one]);
      }),
    measured: (use, carrier) =>
      once(`use ${carrier} ${use}`, () => {
        const own = alike.filter((one) => one.use === use).flatMap(({ code }) => hours.get(carrier)?.get(code) ?? []);
        return useLoad(own);
      }),
  };
}

type ClimateQuestion = { readonly region: string; readonly own: unknown };

/**
 * Finds the thermal zone of buildings and places, as the design codes divide the country: by a building's own sub-zone, otherwise that of
 * the nearest place above it; null if neither is known.
 */
async function thermalOf({ knowledge, place }: Pick<GatherNeeds, 'knowledge' | 'place'>, known: AsOf, on: string) {
  const zones = knowledge.inForce('climate-zone', { on, ...known });
  const climates = new Map(knowledge.inForce('climate-of-place', { on, ...known }).map(({ region, zone }) => [region, zone]));
  const above = new Map<string, string | null>();
  const zoneOfPlace = async (region: string): Promise<string | null> => {
    const had = above.get(region);
    if (had !== undefined) return had;
    const over = await place.above(region).catch(() => [region]);
    const zone = over.map((code) => climates.get(code)).find((one) => one !== undefined) ?? null;
    above.set(region, zone);
    return zone;
  };
  return async ({ region, own }: ClimateQuestion): Promise<string | null> => {
    const said = typeof own === 'string' && own.trim() !== '' ? own.trim() : await zoneOfPlace(region);
    const found = zones.find(({ zone, names }) => [zone, names.zh, names.zh.replaceAll(' ', ''), names.en].includes(said ?? ''));
    return found?.thermal ?? null;
  };
}

/** The range of a load that a document recommends for planning: `coefficient` entries `district-load/<kind>/<use>/low` and `/high`. */
function normLoad(
  { knowledge }: Pick<GatherNeeds, 'knowledge'>,
  use: Use,
  carrier: DemandKind,
  at: AsOf & { readonly on: string },
): NormLoad | null {
  const [low, high] = ['low', 'high'].map((end) => knowledge.find('coefficient', `district-load/${carrier}/${use}/${end}`, at));
  if (low === null || high === null || low === undefined || high === undefined || low.unit !== 'W/m2' || high.unit !== 'W/m2') return null;
  const { document, clause } = low.source;
  const { standing } = statusShown(low.status);
  return {
    low: low.value,
    high: high.value,
    source: {
      zh: `推荐指标 ${low.value}–${high.value} W/m²，${document} ${clause}（${standing.zh}）`,
      en: `recommended load of ${low.value} to ${high.value} W/m² by ${document}, ${clause} (${standing.en})`,
    },
  };
}
