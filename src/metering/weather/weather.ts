import type { Job } from '#platform/list-intake/job.ts';
import { ofAsker, type WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { ClickHouse } from '#platform/db/clickhouse.ts';
import type { Clock } from '#kernel/request-context.ts';
import { refuseManySteps } from '#kernel/answer-size.ts';
import { stepCount, steps } from '#kernel/calendar.ts';
import { dayNumber, parseDay } from '#kernel/day.ts';
import { parseInstant } from '#kernel/instant.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { sameForAll, wholeProgram } from '#kernel/unscoped.ts';
import type { Imports } from '#platform/imports/imports.ts';
import { sinceVerbs } from './since.ts';
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
import { degreeDays, type DegreeStep, type Method } from './degree-days.ts';
import { typicalYear } from './epw.ts';
import { createIntake, type Intake } from './intake.ts';
import { keptValues } from './kept-values.ts';
import { keeperAfter, type KeeperNeeds, keptElsewhere, stationsBeside } from './keeper.ts';
import { nearestOf, stationFor } from './nearest.ts';
import { identifyFile, placeless, readEpwFile, readTableFile, zoneNamed, type OpenIntake, type WeatherFile } from './read-file.ts';
import { createStationStore, type Series, type Station, type StationStore } from './store.ts';
import { meansOf, type MeanOfStep } from './temperature.ts';
import { createValueStore, type ValueStore } from './value-store.ts';
import { isVariable, variableNames } from './variable.ts';

/** How to read a file of weather. `zone` is the station's: the default is that of an EPW file's offset, otherwise Asia/Shanghai. */
export type WeatherOptions = {
  /** If omitted: according to the file. */
  readonly station?: string | undefined;
  readonly format?: 'epw' | 'csv' | undefined;
  /** EPW: `typical` by default. csv: `observed`. */
  readonly series?: Series | undefined;
  readonly zone?: string | undefined;
  readonly timeColumn?: string | undefined;
  readonly columns?: Readonly<Record<string, string>> | undefined;
  /** The place that keeps the station from now on; if omitted: unchanged, for a new station the bureau that imports it. */
  readonly region?: string | undefined;
};

export type DegreeQuestion = {
  readonly station: string;
  readonly series: Series;
  /** Local days, half-open; a typical year has only its own. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly step: 'day' | 'month' | 'year';
  readonly heatingBase: number;
  readonly coolingBase: number;
  readonly method: Method;
  readonly known: AsOf;
};

/** The columns of an EPW file are fixed. Throws `epw-has-columns`. */
function refuseColumns({ timeColumn, columns }: WeatherOptions): void {
  const option = timeColumn === undefined ? '--column' : '--time-column';
  if (timeColumn !== undefined || Object.keys(columns ?? {}).length > 0) throw new Problem('bad-input', 'epw-has-columns', { option });
}

/** A typical year is stored in local standard time as if it were UTC. */
const standardTime = { dayOf: (utc: number) => Math.floor(utc / 86_400), dayStart: (day: number) => day * 86_400 };

/** `audit` writes the audit trail. */
type WeatherNeeds = {
  readonly postgres: Pool;
  readonly clickhouse: ClickHouse;
  readonly imports: Imports;
  readonly now: Clock;
  /** A building's fields by their contract names; throws `no-such-building` if the scope sees none. */
  readonly registry: { building(scope: Scope, code: string): Promise<Readonly<Record<string, unknown>>> };
  readonly audit: WriteTrail;
} & KeeperNeeds;

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

type Stores = StationStore & { readonly values: ValueStore };

export type Weather = ReturnType<typeof createWeather>;

type Completed = WeatherOptions &
  Required<Pick<WeatherOptions, 'station' | 'format'>> & { readonly station: string; readonly format: 'epw' | 'csv' };

/** The options, completed by what the file says itself. Throws Problem `station-needed`, `stations-several`. */
async function completed(file: WeatherFile, asked: WeatherOptions): Promise<Completed> {
  const { station, format } = asked;
  if (station !== undefined && format !== undefined) return { ...asked, station, format };
  const said = await identifyFile(file, station);
  const known = station ?? said.station;
  if (known === null) throw new Problem('bad-input', 'station-needed', { file: file.name });
  return { ...asked, station: known, format: format ?? said.format };
}

/** Imports files, and undoes their imports. */
function importer(needs: WeatherNeeds, store: Stores) {
  const { imports, now } = needs;

  imports.onPlaced('weather', async () => null);
  imports.onUndo('weather', async (on, scope, row, at) => {
    const standing = await keptElsewhere(needs, store, on, scope, row.id);
    if (standing.length > 0) return { standing };
    await store.markUndone(on, wholeProgram, row.id, at);
    // Before the acknowledgement and after the transaction is committed: ClickHouse alone decides what is visible.
    return { after: () => store.values.setState(wholeProgram, row.id, 'undone', at) };
  });
  imports.onMend('weather', async (row) => {
    if (await store.values.isShown(wholeProgram, row.id)) return { import: row.id };
    await store.values.sweep(wholeProgram, row.id);
    return null;
  });

  /** Imports a file of weather. All of it becomes visible together, or nothing. */
  async function importFile(scope: Scope, file: string, options: WeatherOptions) {
    const began = now();
    const ran = await imports.run(scope, { kind: 'weather', file, options: { ...options } }, (job) => read(scope, job, options));
    const { station, format } = ran.result as { station: string; format: string };
    await needs.audit(scope, { action: 'import', subject: `import:${ran.import}`, detail: { kind: 'weather', station, format } });
    const { station: _, format: __, ...intake } = ran.result as Intake & { station: string; format: string };
    return { import: ran.import, ...intake, seconds: (now() - began) / 1000 };
  }

  async function read(scope: Scope, job: Job, asked: WeatherOptions): Promise<Record<string, unknown>> {
    if (job.file === null) throw new Problem('bad-input', 'no-such-file', { file: '' });
    const options = await completed(job.file, asked);
    const series = options.series ?? (options.format === 'epw' ? 'typical' : 'observed');
    const had = await store.heldStation(sameForAll, options.station);
    const region = await keeperAfter(needs, scope, options.station, had, options.region);
    let station = had;
    const open: OpenIntake = async (place, zone) => {
      const { name, ...where } = place ?? { ...nowhere, name: '' };
      const made =
        had !== undefined && place === null && had.region === region
          ? had
          : await store.putStation(
              sameForAll,
              { ...where, code: options.station, name: name || options.station, zone: zone.name, region },
              now(),
            );
      station = made;
      return createIntake((rows) =>
        store.values.append(wholeProgram, { station: made.id, series, received: job.now, import: job.id }, rows),
      );
    };
    if (options.format === 'epw') refuseColumns(options);
    const mapping = { ...options, columns: options.columns ?? {}, zoneOfStation: had?.zone, series };
    const intake = await (options.format === 'epw'
      ? readEpwFile(job.file, { series, zone: options.zone }, open)
      : readTableFile(job.file, mapping, open));
    if (station === undefined || intake.values === 0)
      throw new Problem('bad-input', 'no-weather', { file: job.file.name, rejected: intake.rejectedCount });
    await store.standOn(needs.postgres, wholeProgram, job.id, station.id, now());
    await store.values.setState(wholeProgram, job.id, 'shown', now());
    return { ...intake, station: station.code, format: options.format, findings: [...intake.findings, ...placeless(station)] };
  }

  return importFile;
}

/** @throws Problem `no-such-station` */
async function stationNamed(store: Stores, code: string): Promise<Station> {
  const station = await store.station(sameForAll, code);
  if (station === undefined) throw new Problem('not-found', 'no-such-station', { station: code });
  return station;
}

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

function questions(store: Stores) {
  const stationOf = (code: string): Promise<Station> => stationNamed(store, code);

  /** Degree days and mean temperature by steps, each with the share of its days that count. */
  async function degrees(asked: DegreeQuestion): Promise<{ station: Station; steps: DegreeStep[] }> {
    const station = await stationOf(asked.station);
    const zone = asked.series === 'typical' ? standardTime : zoneNamed(station.zone);
    const { from, to } = spanOf(asked);
    const hours = await store.values.hours(sameForAll, {
      station: station.id,
      series: asked.series,
      variable: 'temperature',
      from: zone.dayStart(from),
      to: zone.dayStart(to),
      known: asked.known,
    });
    return { station, steps: degreeDays(hours, zone, { ...asked, from, to }) };
  }

  /** Hourly means of one variable. `from` and `to` are local days, half-open. */
  async function series(asked: {
    station: string;
    series: Series;
    variable: string;
    from?: string | undefined;
    to?: string | undefined;
    known: AsOf;
  }) {
    const station = await stationOf(asked.station);
    const { variable } = asked;
    if (!isVariable(variable)) throw new Problem('bad-input', 'variable-unknown', { variable, variables: variableNames.join(', ') });
    const zone = asked.series === 'typical' ? standardTime : zoneNamed(station.zone);
    const { from, to } = spanOf(asked);
    refuseManySteps((to - from) * 24);
    const hours = await store.values.hours(sameForAll, {
      station: station.id,
      series: asked.series,
      variable,
      from: zone.dayStart(from),
      to: zone.dayStart(to),
      known: asked.known,
    });
    return { station, variable, hours };
  }

  return {
    degrees,
    series,
    stations: () => store.stations(sameForAll),
    /** The available data, by station, series and variable. */
    holdings: (known: AsOf) => store.values.holdings(sameForAll, known),
  };
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

const nowhere = { latitude: null, longitude: null, elevationM: null, source: '' };

type SeriesSpan = { readonly series: Series; readonly from?: string | undefined; readonly to?: string | undefined };

function spanOf({ series, from, to }: SeriesSpan): { readonly from: number; readonly to: number } {
  if (series === 'typical') return { from: dayNumber(typicalYear, 1, 1), to: dayNumber(typicalYear + 1, 1, 1) };
  const [start, end] = [parseDay(from ?? ''), parseDay(to ?? '')];
  if (start === null || end === null || start >= end || end - start > 36_600) throw new Problem('bad-input', 'days-needed', { from, to });
  return { from: start, to: end };
}
