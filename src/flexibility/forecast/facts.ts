import type { Zone } from '#kernel/zone.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Forecast } from './ahead.ts';

export { forecast } from './ahead.ts';
export type { Forecast } from './ahead.ts';
export { reach } from './past.ts';
export type { Past } from './past.ts';
export { quartersOf } from './spread.ts';

/** Shares of the quarter hours of the four weeks before: those measured, and those that come from longer readings. */
export type Shares = { readonly coverage: number; readonly estimated: number };

/** The forecast for a building from an instant on, in quarter hours; kW, NaN where there is no basis. */
export type BuildingForecast = Shares & {
  readonly zone: Zone;
  /** The first step, s UTC. */
  readonly start: number;
  readonly load: Forecast;
  /**
   * The generation of photovoltaics, in the order of their codes; null where there is nothing to forecast it from. `basis`: from what their
   * meter counted, or from their power and angles under the weather of a station.
   */
  readonly pv: readonly (Shares & {
    readonly code: string;
    readonly meter: string | null;
    readonly basis: 'meter' | 'weather';
    readonly forecast: Forecast | null;
  })[];
  /** The total of all that have a meter; null if there are none. */
  readonly pvTotal: (Shares & { readonly forecast: Forecast }) | null;
  /** Load minus these; null if there are none. */
  readonly net: (Shares & { readonly forecast: Forecast }) | null;
  readonly findings: readonly Finding[];
};
export { middleOf } from './middle.ts';
export { daysAt, measuredBy, meterPast, pastOf, stretchBefore } from './pasts.ts';
export { lessOnDays } from './taken-off.ts';
