import type { FigureQuestion } from '#kernel/figure.ts';
import type { Scope } from '#kernel/scope.ts';
import { type AheadQuestion, buildingAhead } from './building-ahead.ts';
import { netBefore, type NetQuestion } from './net-before.ts';
import { explainForecast } from './explain.ts';
import type { BuildingForecast } from './facts.ts';
import { forecastOf, type ForecastQuestion } from './forecast-of.ts';
import { testForecasts, type TestQuestion } from './forecast-test.ts';
import type { ForecastNeeds } from './needs.ts';
import type { Origin } from './trial.ts';

export type { BuildingForecast } from './facts.ts';

/**
 * What buildings will use and their photovoltaics make, from what was measured before.
 * @example const { load, pv } = await forecast.ahead(scope, { building: 'B1', start, known });
 */
export function createForecast(needs: ForecastNeeds) {
  return {
    /** 48 hours by quarter hour from a whole quarter hour on. Throws `no-such-building`. */
    ahead: (scope: Scope, ask: AheadQuestion): Promise<BuildingForecast> => buildingAhead(needs, scope, ask),
    /** What a forecast from an instant is made from: load less what meters made, and the days of the calendar as they were known. */
    netBefore: (scope: Scope, ask: NetQuestion): Promise<Origin> => netBefore(needs, scope, ask),
    /** The same as it is answered. Throws `no-such-building`, `bad-instant`, `time-not-kept`. */
    ofBuilding: (scope: Scope, ask: ForecastQuestion) => forecastOf(needs, scope, ask),
    /** How well days are told, beside simply repeating them. Throws `no-such-building`, `test-days`, `too-many-steps`. */
    test: (scope: Scope, ask: TestQuestion) => testForecasts(needs, scope, ask),
    explain: (scope: Scope, figure: string, question: FigureQuestion) => explainForecast(needs, scope, figure, question),
  };
}

export type ForecastFace = ReturnType<typeof createForecast>;
