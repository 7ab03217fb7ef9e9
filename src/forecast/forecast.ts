import type { Scope } from '#kernel/scope.ts';
import { type AheadQuestion, buildingAhead } from './building-ahead.ts';
import type { BuildingForecast } from './facts.ts';
import type { ForecastNeeds } from './needs.ts';

export type { BuildingForecast, Forecast, PastError } from './facts.ts';

/**
 * What buildings will use and their photovoltaics make, from what was measured before.
 * @example const { load, pv } = await forecast.ahead(scope, { building: 'B1', start, known });
 */
export function createForecast(needs: ForecastNeeds) {
  return {
    /** 48 hours by quarter hour from a whole quarter hour on. Throws `no-such-building`. */
    ahead: (scope: Scope, ask: AheadQuestion): Promise<BuildingForecast> => buildingAhead(needs, scope, ask),
  };
}

export type ForecastFace = ReturnType<typeof createForecast>;
