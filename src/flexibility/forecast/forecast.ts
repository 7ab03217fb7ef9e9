import type { FigureQuestion } from '#kernel/figure.ts';
import type { Scope } from '#kernel/scope.ts';
import { type AheadQuestion, buildingAhead } from './building-ahead.ts';
import { explainForecast } from './explain.ts';
import type { BuildingForecast } from './facts.ts';
import { forecastOf, type ForecastQuestion } from './forecast-of.ts';
import { testForecasts, type TestQuestion } from './forecast-test.ts';
import type { ForecastNeeds } from './needs.ts';
import type { Origin } from './trial.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Zone } from '#kernel/zone.ts';
import { clipped, daysAt, loadsOf, measuredBy, meterPast, nothing, seenDays, stretchBefore } from './pasts.ts';
import { lessOnDays } from './taken-off.ts';

export type { BuildingForecast } from './facts.ts';

/**
 * What buildings will use and their photovoltaics will generate, from earlier measurements.
 * @example const { load, pv } = await forecast.ahead(scope, { building: 'B1', start, known });
 */
export function createForecast(needs: ForecastNeeds) {
  return {
    /** 48 hours by quarter hour, starting at a whole quarter hour. Throws `no-such-building`. */
    ahead: (scope: Scope, ask: AheadQuestion): Promise<BuildingForecast> => buildingAhead(needs, scope, ask),
    /** The input of a forecast from an instant: load minus what meters generated, and the calendar days as known then. */
    netBefore: (scope: Scope, ask: NetQuestion): Promise<Origin> => netBefore(needs, scope, ask),
    /** The same in the form of a response. Throws `no-such-building`, `bad-instant`, `time-not-kept`. */
    ofBuilding: (scope: Scope, ask: ForecastQuestion) => forecastOf(needs, scope, ask),
    /**
     * The accuracy of forecasts for past days, compared with simply repeating earlier days. Throws `no-such-building`, `test-days`,
     * `too-many-steps`.
     */
    test: (scope: Scope, ask: TestQuestion) => testForecasts(needs, scope, ask),
    explain: (scope: Scope, figure: string, question: FigureQuestion) => explainForecast(needs, scope, figure, question),
  };
}

export type ForecastService = ReturnType<typeof createForecast>;

type NetQuestion = {
  readonly building: string;
  /** Meters of electricity, each subtracted only on these local days; a code that the building has no meter for counts as zero. */
  readonly meters: ReadonlyMap<string, ReadonlySet<number>>;
  readonly zone: Zone;
  /** s UTC: nothing measured after it is read. */
  readonly at: number;
  readonly known: AsOf;
};

/** The load of a building minus what meters counted, as it had been measured by an instant. Throws `no-such-building`. */
async function netBefore(needs: ForecastNeeds, scope: Scope, { building, meters, zone, at, known }: NetQuestion): Promise<Origin> {
  const seen = await seenDays(needs, scope, building);
  const [stretch, then] = [stretchBefore(at), measuredBy(known, at)];
  const [loads, ...made] = await Promise.all([
    loadsOf(needs, [building], zone, stretch, then),
    ...[...meters].map(async ([meter, on]) => ({ past: await meterPast(needs, { building, meter }, zone, stretch, then), on })),
  ]);
  const off = made.flatMap(({ past, on }) => (past === null ? [] : [{ past, days: on }]));
  const net = lessOnDays(loads.get(building) ?? nothing(stretch), zone, off);
  return { past: clipped(net, zone, seen), days: daysAt(needs, zone, at, known) };
}
