import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import { sameForAll } from '#kernel/unscoped.ts';
import { type KeeperNeeds, stationsBeside } from './keeper.ts';
import { type Chosen, stationFor } from './nearest.ts';
import type { Series, Station, StationStore } from './store.ts';
import type { HoursQuestion, ValueStore } from './value-store.ts';

type Stores = StationStore & { readonly values: ValueStore };

export type SunlightQuestion = {
  /** By its code; if omitted: the nearest of those with radiation. */
  readonly station?: string | undefined;
  /** The building's fields by their contract names, if the question is about a building. */
  readonly building?: Readonly<Record<string, unknown>> | undefined;
  /** Which series is used if a station has both. */
  readonly prefer: Series;
  readonly known: AsOf;
  /** The stations with radiation, as known then, if they were read already. */
  readonly held?: RadiationStations | undefined;
};

/** The stations with radiation of each series, and all stations. */
export type RadiationStations = Awaited<ReturnType<typeof radiationStations>>;

/** The station whose radiation it is. */
export type Sunlight = Omit<Chosen<Station>, 'station'> & {
  readonly station: Station;
  readonly series: Series;
  /** Neither beam nor diffuse radiation was ever provided. */
  readonly globalAlone: boolean;
};

/** Whose radiation applies to a place, and the hours of any variable. */
export const sunlightVerbs = (needs: KeeperNeeds, store: Stores) => ({
  /** Throws `no-such-station`, `station-without-radiation`, `no-radiation`. */
  sunlightOf: (asked: SunlightQuestion) => sunlightOf(needs, store, asked),
  /** The stations with radiation, to be passed to `sunlightOf` for many buildings. */
  radiationStations: (known: AsOf) => radiationStations(store, known),
  /** Hourly means of one variable, with the start of each hour: s UTC; for a typical year local standard time of 2001. */
  hours: (asked: HoursQuestion) => store.values.hours(sameForAll, asked),
});

/**
 * The station whose radiation applies to a place: the one named, otherwise the nearest with global radiation, otherwise the only one.
 * @throws Problem `no-such-station`, `station-without-radiation`, `no-radiation`
 */
async function sunlightOf(needs: KeeperNeeds, store: Stores, asked: SunlightQuestion): Promise<Sunlight> {
  const { global, direct, diffuse, stations } = await (asked.held ?? radiationStations(store, asked.known));
  const order: readonly Series[] = asked.prefer === 'typical' ? ['typical', 'observed'] : ['observed', 'typical'];
  const seriesOf = ({ id }: Station): Series | undefined => order.find((series) => global[series].has(id));
  const chosen = await chosenAmong(
    needs,
    asked,
    stations,
    stations.filter((one) => seriesOf(one) !== undefined),
  );
  const series = seriesOf(chosen.station) as Series;
  const { id } = chosen.station;
  return { ...chosen, series, globalAlone: !direct[series].has(id) && !diffuse[series].has(id) };
}

async function radiationStations(store: Stores, known: AsOf) {
  const held = async (variable: 'globalRadiation' | 'directRadiation' | 'diffuseRadiation') => {
    const of = (series: Series) => store.values.stationsWith(sameForAll, { series, variable, known });
    const [observed, typical] = await Promise.all([of('observed'), of('typical')]);
    return { observed, typical };
  };
  const [global, direct, diffuse, stations] = await Promise.all([
    held('globalRadiation'),
    held('directRadiation'),
    held('diffuseRadiation'),
    store.stations(sameForAll),
  ]);
  return { global, direct, diffuse, stations };
}

async function chosenAmong(
  needs: KeeperNeeds,
  { station: code, building }: SunlightQuestion,
  all: readonly Station[],
  withRadiation: readonly Station[],
): Promise<Omit<Sunlight, 'series' | 'globalAlone'>> {
  if (code !== undefined) {
    if (!all.some((one) => one.code === code)) throw new Problem('not-found', 'no-such-station', { station: code });
    const station = withRadiation.find((one) => one.code === code);
    if (station === undefined) throw new Problem('cannot-do', 'station-without-radiation', { station: code });
    return { station, distanceKm: building === undefined ? null : stationFor('', building, [station]).distanceKm, findings: [] };
  }
  const beside = building === undefined ? withRadiation : await stationsBeside(needs, building, withRadiation);
  const own = building?.['code'];
  const chosen = stationFor(typeof own === 'string' ? own : '', building ?? {}, beside);
  if (chosen.station === null) throw new Problem('cannot-do', 'no-radiation', { stations: beside.length });
  // Without a building there is no place that the only station could be far from.
  return { ...chosen, station: chosen.station, ...(building === undefined && { findings: [] }) };
}
