import { refuseManySteps } from '#kernel/answer-size.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { stepCount, steps } from '#kernel/calendar.ts';
import { parseInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { ofAsker } from '#kernel/trail.ts';
import { sameForAll, wholeProgram } from '#kernel/unscoped.ts';
import {
  changedDays,
  observedDays,
  observedHours,
  observedMeans,
  observedStations,
  stationVerbs,
  typicalDays,
  typicalMeans,
  type BesideQuestion,
} from './beside.ts';
import { importer } from './import-file.ts';
import { stationsBeside } from './keeper.ts';
import { keptValues } from './kept-values.ts';
import { nearestOf, stationFor } from './nearest.ts';
import type { Stores, WeatherNeeds } from './needs.ts';
import { questions, stationNamed } from './questions.ts';
import { zoneNamed } from './read-file.ts';
import { createStationStore, type Series } from './store.ts';
import { meansOf, type MeanOfStep } from './temperature.ts';
import { createValueStore, type ValueStore } from './value-store.ts';

/**
 * Stations, observations, typical years, degree days.
 * @example await createWeather(needs).degrees(scope, { station: '53698', series: 'observed', step: 'month', heatingBase: 18, … })
 */
export function createWeather(needs: WeatherNeeds) {
  const store: Stores = { ...createStationStore(needs.postgres), values: keptValues(createValueStore(needs.clickhouse), needs.now()) };
  return {
    importFile: importer(needs, store),
    ...questions(store),
    ...places(needs, store),
    ...besideMany(needs, store),
    exported: (scope: Scope, code: string, series: Series) => exported(needs, store, scope, code, series),
    temperature: (scope: Scope, asked: BesideQuestion) => temperatureBeside(needs, store, scope, asked),
    /** The mean temperature for several buildings in the same steps, in their order; null if a building has no station. */
    temperatures: (asked: BesideMany) => temperaturesBeside(needs, store, asked),
    /** At start: completes an undo that was interrupted between the two stores. */
    async repair(): Promise<void> {
      const done = new Set((await store.values.undone(wholeProgram)).map((row) => row.import));
      for (const { id, at } of await store.undone(wholeProgram))
        if (!done.has(id)) await store.values.setState(wholeProgram, id, 'undone', at);
    },
  };
}

export type Weather = ReturnType<typeof createWeather>;

/** All current values of a station, and the numbers of its variables. */
async function exported({ now, audit }: WeatherNeeds, store: Stores, scope: Scope, code: string, series: Series) {
  const station = await stationNamed(store, code);
  const at = now();
  const known = { received: at, recorded: at };
  const holdings = await store.values.holdings(sameForAll, known);
  const held = holdings.filter((one) => one.station === station.id && one.series === series).map(({ variable }) => variable);
  await audit(scope, { action: 'export', subject: 'weather', region: ofAsker(scope), detail: { station: code, series } });
  return { station, held, values: store.values.standing(sameForAll, { station: station.id, series, known }) };
}

/** The temperature of days for many buildings at once. */
function besideMany(needs: WeatherNeeds, store: Stores) {
  return {
    ...stationVerbs(needs, store),
    /** The observed temperature of local days, in 0.001 degC; `unknownTemperature` where too few hours are known. */
    observedDays: (asked: Parameters<typeof observedDays>[1]) => observedDays(store, asked),
    /** The same, degC, not rounded; NaN where too few hours are known. */
    observedMeans: (asked: Parameters<typeof observedMeans>[1]) => observedMeans(store, asked),
    /** Its hours: the start of each (s UTC), degC. */
    observedHours: (asked: Parameters<typeof observedHours>[1]) => observedHours(store, asked),
    /** Days whose observed temperature has changed since an instant (ms), each with the time of the change. */
    changedDays: (since: number) => changedDays(store, since),
    ...sinceVerbs(needs.imports, store.values),
    /** The temperature of any local day in a station's typical year, in the same unit. */
    typicalDays: (station: number, known: AsOf) => typicalDays(store, station, known),
    /** The same, degC, not rounded; NaN if too few hours are known. */
    typicalMeans: (station: number, known: AsOf) => typicalMeans(store, station, known),
    /** A station by its code. Throws `no-such-station`. */
    stationNamed: (code: string) => stationNamed(store, code),
  };
}

/** A station by its number, a stretch of time (s UTC), and the instant (ms) since which changes are queried. */
type ChangedQuestion = { readonly station: number; readonly from: number; readonly to: number; readonly since: number };

/** An import of weather by its number in the list of imports. */
type WeatherChange = { readonly import: number; readonly by: string; readonly at: Date };

/** What was imported, and what was undone. */
function sinceVerbs(imports: Pick<WeatherNeeds['imports'], 'get'>, values: ValueStore) {
  return {
    /** The first instant (s UTC) of each import that became visible or was undone after an instant (ms). */
    movedSince: (since: number) => values.movedSince(sameForAll, since),
    /** Imports of a station's temperatures in a stretch that became visible or were undone since. */
    async changedSince(asked: ChangedQuestion): Promise<WeatherChange[]> {
      const ids = await values.importsSince(sameForAll, asked);
      return Promise.all(
        ids.map(async (id) => {
          const { actor, began, ended, undone } = await imports.get(programScope, id);
          return { import: id, by: actor, at: undone ?? ended ?? began };
        }),
      );
    },
  };
}

function places(needs: WeatherNeeds, store: Stores) {
  async function nearestTo(scope: Scope, code: string) {
    const facts = await needs.registry.building(scope, code);
    const { latitude, longitude } = facts;
    if (typeof latitude !== 'number' || typeof longitude !== 'number')
      throw new Problem('cannot-do', 'building-without-place', { building: code });
    return nearestOf({ latitude, longitude }, await stationsBeside(needs, facts, await store.stations(sameForAll)));
  }
  return {
    /** The station nearest to a building, or to a place (degrees WGS 84), and its distance; null if no station has a place. */
    async nearest(scope: Scope, asked: { building?: string | undefined; latitude?: number | undefined; longitude?: number | undefined }) {
      const { building, latitude, longitude } = asked;
      if (building === undefined && (latitude === undefined || longitude === undefined)) throw new Problem('bad-input', 'place-needed', {});
      if (building !== undefined) return nearestTo(scope, building);
      return nearestOf({ latitude: latitude ?? 0, longitude: longitude ?? 0 }, await store.stations(sameForAll));
    },
  };
}

/**
 * The temperature for a building's use, step by step, from the nearest station with observations. Throws `no-such-building`, `days-needed`,
 * `too-many-steps`.
 */
async function temperatureBeside(needs: WeatherNeeds, store: Stores, scope: Scope, asked: BesideQuestion) {
  const facts = await needs.registry.building(scope, asked.building);
  const zone = zoneNamed(typeof facts['zone'] === 'string' && facts['zone'] !== '' ? facts['zone'] : 'Asia/Shanghai');
  const [from, to] = [parseInstant(asked.from, zone), parseInstant(asked.to, zone)];
  if (from === null || to === null || to <= from) throw new Problem('bad-input', 'days-needed', { from: asked.from, to: asked.to });
  refuseManySteps(Math.max(stepCount(zone, from, to, asked.step), Math.ceil((to - from) / 3600)));
  const held = await observedStations(store, asked.known);
  const stations = await stationsBeside(needs, facts, held);
  const code = String(facts['code']);
  const chosen = stationFor(code, facts, stations);
  if (chosen.station === null) return { building: code, ...chosen, edges: new Float64Array(), steps: [] };
  const edges = steps(zone, from, to, asked.step);
  const span = { from: Math.floor(from / 3600) * 3600, to };
  const hours = await store.values.hours(sameForAll, {
    station: chosen.station.id,
    series: 'observed',
    variable: 'temperature',
    ...span,
    known: asked.known,
  });
  return { building: code, ...chosen, edges, steps: meansOf(hours, edges) };
}

/** `buildings`: their fields by their contract names; `edges`: bounds of the steps, s UTC. */
type BesideMany = {
  readonly buildings: readonly Readonly<Record<string, unknown>>[];
  readonly edges: Float64Array;
  readonly known: AsOf;
};

async function temperaturesBeside(
  needs: WeatherNeeds,
  store: Stores,
  { buildings, edges, known }: BesideMany,
): Promise<(readonly MeanOfStep[] | null)[]> {
  const held = await observedStations(store, known);
  const read = new Map<number, Promise<readonly MeanOfStep[]>>();
  const [from, to] = [Math.floor((edges[0] as number) / 3600) * 3600, edges.at(-1) as number];
  const stationOf = async (facts: Readonly<Record<string, unknown>>): Promise<readonly MeanOfStep[] | null> => {
    const { station } = stationFor(String(facts['code']), facts, await stationsBeside(needs, facts, held));
    if (station === null) return null;
    const asked = { station: station.id, series: 'observed', variable: 'temperature', from, to, known } as const;
    const means = read.get(station.id) ?? store.values.hours(sameForAll, asked).then((hours) => meansOf(hours, edges));
    read.set(station.id, means);
    return means;
  };
  return Promise.all(buildings.map(stationOf));
}
