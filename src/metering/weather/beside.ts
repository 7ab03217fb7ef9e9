import type { AsOf } from '#kernel/as-of.ts';
import type { Step } from '#kernel/calendar.ts';
import { sameForAll } from '#kernel/unscoped.ts';
import type { Zone } from '#kernel/zone.ts';
import { civil, dayNumber } from '#kernel/day.ts';
import { dayMeans, dayTemperatures } from './day-temperature.ts';
import type { Hours } from './degree-days.ts';
import { typicalYear } from './epw.ts';
import { type KeeperNeeds, stationsBeside } from './keeper.ts';
import { type Chosen, stationFor } from './nearest.ts';
import type { Station, StationStore } from './store.ts';
import { sunlightVerbs } from './sunlight.ts';
import type { ValueStore } from './value-store.ts';

/** Times as people write them, local to the building. */
export type BesideQuestion = {
  readonly building: string;
  readonly from: string;
  readonly to: string;
  readonly step: Step;
  readonly known: AsOf;
};

/** Where a building is, according to the registry. */
export type Lying = { readonly code: string; readonly region: string; readonly fields: Readonly<Record<string, unknown>> };

type Stores = StationStore & { readonly values: ValueStore };

/** Stations with observed temperature, as known then. */
export async function observedStations(store: Stores, known: AsOf): Promise<Station[]> {
  const [observed, stations] = await Promise.all([
    store.values.stationsWith(sameForAll, { series: 'observed', variable: 'temperature', known }),
    store.stations(sameForAll),
  ]);
  return stations.filter(({ id }) => observed.has(id));
}

/** Which stations' temperature and radiation apply to buildings. */
export function stationVerbs(needs: KeeperNeeds, store: Stores) {
  const at = (known: AsOf) => stationsAt(needs, store, known);
  return {
    ...sunlightVerbs(needs, store),
    /** For each of these buildings, by code: the same station that is chosen for a single one. */
    stationsOf: (buildings: readonly Lying[], known: AsOf) => at(known)(buildings),
    /** The same for one batch after another, as known at one time: the stations with observations are read once. */
    stationsAt: at,
  };
}

function stationsAt(
  needs: KeeperNeeds,
  store: Stores,
  known: AsOf,
): (buildings: readonly Lying[]) => Promise<Map<string, Chosen<Station>>> {
  const heldOnce = once(() => observedStations(store, known));
  const beside = new Map<string, Station[]>();
  return async (buildings) => {
    const held = await heldOnce();
    const chosen = new Map<string, Chosen<Station>>();
    for (const { code, region, fields } of buildings) {
      const place = { region, developmentZone: fields['developmentZone'] };
      const name = JSON.stringify(place);
      const stations = beside.get(name) ?? (await stationsBeside(needs, place, held));
      beside.set(name, stations);
      chosen.set(code, stationFor(code, fields, stations));
    }
    return chosen;
  };
}

/** Calls once; a failed call is repeated. */
function once<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let told: Promise<Answer> | undefined;
  return () => {
    if (told !== undefined) return told;
    const asked = ask();
    told = asked;
    asked.catch(() => (told = undefined));
    return asked;
  };
}

/** Local days of a zone, since 1970-01-01, half-open. */
type Days = { readonly station: number; readonly zone: Zone; readonly from: number; readonly to: number; readonly known: AsOf };

/** The observed temperature of each local day, in 0.001 degC; `unknownTemperature` where too few hours are known. */
export async function observedDays(store: Stores, asked: Days): Promise<Int32Array> {
  return dayTemperatures(await observedHours(store, asked), asked.zone, asked.from, asked.to);
}

/** The same, degC, as used in calculations: not rounded; NaN where too few hours are known. */
export async function observedMeans(store: Stores, asked: Days): Promise<Float64Array> {
  return dayMeans(await observedHours(store, asked), asked.zone, asked.from, asked.to);
}

/** The observed hours of local days: the start of each (s UTC), and its temperature, degC. */
export function observedHours(store: Stores, { station, zone, from, to, known }: Days): Promise<Hours> {
  const span = { from: zone.dayStart(from), to: zone.dayStart(to) };
  return store.values.hours(sameForAll, { station, series: 'observed', variable: 'temperature', ...span, known });
}

/** Days (since 1970-01-01, both included, by any clock) whose values have changed, and when (ms). */
export type ChangedDays = { readonly from: number; readonly to: number; readonly at: number };

/**
 * The days whose observed temperature has changed since an instant (ms): those for which values were received; all days if a station became
 * one of the candidates, or an import was undone.
 */
export async function changedDays(store: Stores, since: number): Promise<ChangedDays[]> {
  const [came, undone] = await Promise.all([store.values.cameSince(sameForAll, since), store.values.undoneSince(sameForAll, since)]);
  const always = { from: -Infinity, to: Infinity };
  return [
    ...came.map(({ from, to, came: at, first }) =>
      first ? { ...always, at } : { from: Math.floor(from / 86_400) - 1, to: Math.floor(to / 86_400) + 1, at },
    ),
    ...undone.map((at) => ({ ...always, at })),
  ];
}

/** A typical year is stored in local standard time as if it were UTC. */
const standardTime = { dayOf: (utc: number) => Math.floor(utc / 86_400), dayStart: (day: number) => day * 86_400 };

/** The temperature of a local day in a station's typical year, in 0.001 degC: by month and day, the 29th of February as the 28th. */
export async function typicalDays(store: Stores, station: number, known: AsOf): Promise<(day: number) => number> {
  const days = dayTemperatures(await typicalHours(store, station, known), standardTime, ...typicalSpan);
  return (day) => days[typicalIndex(day)] as number;
}

/** The same, degC, not rounded; NaN where too few hours are known. */
export async function typicalMeans(store: Stores, station: number, known: AsOf): Promise<(day: number) => number> {
  const days = dayMeans(await typicalHours(store, station, known), standardTime, ...typicalSpan);
  return (day) => days[typicalIndex(day)] as number;
}

const typicalSpan = [dayNumber(typicalYear, 1, 1), dayNumber(typicalYear + 1, 1, 1)] as const;

function typicalHours(store: Stores, station: number, known: AsOf): Promise<Hours> {
  const [from, to] = typicalSpan.map((day) => standardTime.dayStart(day)) as [number, number];
  return store.values.hours(sameForAll, { station, series: 'typical', variable: 'temperature', from, to, known });
}

function typicalIndex(day: number): number {
  const { month, day: of } = civil(day);
  return dayNumber(typicalYear, month, month === 2 ? Math.min(of, 28) : of) - typicalSpan[0];
}
