import { unknownTemperature } from '#metering/weather/facts.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import type { DayColumns, DayColumnsQuestion, DayRange, Metering } from '#metering/metering/metering.ts';
import type { Occupancy } from '#metering/occupancy/occupancy.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Weather } from '#metering/weather/weather.ts';
import type { ExcludedDays } from './facts.ts';
import { leastCoverage } from './expected.ts';
import type { History } from './similar.ts';

export type HistoryNeeds = {
  readonly metering: Pick<Metering, 'dayColumns'>;
  readonly registry: Pick<Registry, 'buildingFacts' | 'meterFacts'>;
  readonly weather: Pick<Weather, 'stationsOf' | 'observedDays' | 'typicalDays'>;
  readonly occupancy: Pick<Occupancy, 'dayTypes'>;
  readonly excluded: readonly ExcludedDays[];
};

/** A building's or metering point's days, with everything that determines their similarity. */
export type SubjectDays = DayColumns & {
  readonly history: History;
  /** The station of its temperature; null if there is none. */
  readonly station: { readonly id: number; readonly code: string; readonly zone: string } | null;
};

/**
 * The days of many buildings or metering points, as known at a time: one bulk read of day rows, and one of temperatures for each station
 * and calendar.
 */
export async function* historiesOf(needs: HistoryNeeds, scope: Scope, asked: DayColumnsQuestion): AsyncGenerator<SubjectDays> {
  const { of, range, known } = asked;
  const [stations, excluded] = await Promise.all([
    stationsFor(needs, scope, asked),
    Promise.all(needs.excluded.map((provider) => provider(scope, of, range, known))),
  ]);
  const degreesOf = keptBy((station: number, zone: Zone) => needs.weather.observedDays({ station, zone, ...range, known }));
  const types = needs.occupancy.dayTypes(programScope, known);
  const restOf = keptBy(async (_none: number, zone: Zone) => restDays(types, zone, range));
  for await (const columns of needs.metering.dayColumns(scope, asked)) {
    const station = stations.get(columns.building ?? '') ?? null;
    const degrees = station === null ? unknown(range) : await degreesOf(station.id, columns.zone);
    const stretches = excluded.flatMap((byCode) => byCode.get(columns.code) ?? []);
    const history: History = {
      first: range.from,
      use: columns.use,
      coverage: columns.coverage,
      candidate: candidates(columns, range, stretches),
      rest: await restOf(0, columns.zone),
      degrees,
    };
    yield { ...columns, station, history };
  }
}

/** The station of each building. Locations are read regardless of the requester's scope: nothing but the station is revealed. */
async function stationsFor({ registry, weather }: HistoryNeeds, scope: Scope, { of, known }: DayColumnsQuestion) {
  const buildings = 'meters' in of ? await buildingsOf(registry, scope, of.meters, known) : { buildings: of.buildings, region: of.region };
  const which = {
    ...(buildings.buildings !== undefined && { buildings: buildings.buildings }),
    ...(buildings.region !== undefined && { region: buildings.region }),
  };
  const facts = await registry.buildingFacts('meters' in of ? programScope : scope, which, known);
  const chosen = await weather.stationsOf(facts, known);
  return new Map([...chosen].flatMap(([code, { station }]) => (station === null ? [] : [[code, station] as const])));
}

async function buildingsOf(registry: HistoryNeeds['registry'], scope: Scope, meters: readonly string[], known: AsOf) {
  const facts = await registry.meterFacts(scope, { meters }, known);
  return { buildings: [...new Set(facts.flatMap(({ building }) => building ?? []))], region: undefined };
}

/** Memoizes by station and calendar. */
function keptBy<T>(make: (station: number, zone: Zone) => Promise<T>): (station: number, zone: Zone) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return (station, zone) => {
    const name = `${station} ${zone.name}`;
    const made = kept.get(name) ?? make(station, zone);
    kept.set(name, made);
    return made;
  };
}

const unknown = ({ from, to }: DayRange): Int32Array => new Int32Array(to - from).fill(unknownTemperature);

function restDays(types: (zone: string, day: number) => 'workday' | 'rest', zone: Zone, { from, to }: DayRange): Uint8Array {
  return Uint8Array.from({ length: to - from }, (_, at) => (types(zone.name, from + at) === 'rest' ? 1 : 0));
}

function candidates({ use, coverage }: DayColumns, { from }: DayRange, excluded: readonly DayRange[]): Uint8Array {
  const may = Uint8Array.from(use, (one, at) => (!Number.isNaN(one) && (coverage[at] as number) >= leastCoverage ? 1 : 0));
  for (const stretch of excluded) may.fill(0, Math.max(0, stretch.from - from), Math.max(0, stretch.to - from));
  return may;
}
