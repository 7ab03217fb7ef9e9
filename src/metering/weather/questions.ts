import { refuseManySteps } from '#kernel/answer-size.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { dayNumber, parseDay } from '#kernel/day.ts';
import { Problem } from '#kernel/problem.ts';
import { sameForAll } from '#kernel/unscoped.ts';
import { degreeDays, type DegreeStep, type Method } from './degree-days.ts';
import { typicalYear } from './epw.ts';
import type { Stores } from './needs.ts';
import { zoneNamed } from './read-file.ts';
import type { Series, Station } from './store.ts';
import { isVariable, variableNames } from './variable.ts';

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

/** A typical year is stored in local standard time as if it were UTC. */
const standardTime = { dayOf: (utc: number) => Math.floor(utc / 86_400), dayStart: (day: number) => day * 86_400 };

/** @throws Problem `no-such-station` */
export async function stationNamed(store: Stores, code: string): Promise<Station> {
  const station = await store.station(sameForAll, code);
  if (station === undefined) throw new Problem('not-found', 'no-such-station', { station: code });
  return station;
}

/** Degree days, hourly means, stations, and what is held of each. */
export function questions(store: Stores) {
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

type SeriesSpan = { readonly series: Series; readonly from?: string | undefined; readonly to?: string | undefined };

function spanOf({ series, from, to }: SeriesSpan): { readonly from: number; readonly to: number } {
  if (series === 'typical') return { from: dayNumber(typicalYear, 1, 1), to: dayNumber(typicalYear + 1, 1, 1) };
  const [start, end] = [parseDay(from ?? ''), parseDay(to ?? '')];
  if (start === null || end === null || start >= end || end - start > 36_600) throw new Problem('bad-input', 'days-needed', { from, to });
  return { from: start, to: end };
}
