import type { Zone } from '#kernel/zone.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Forecast } from './ahead.ts';

export { forecast } from './ahead.ts';
export type { Forecast } from './ahead.ts';
export { reach } from './past.ts';
export type { Past } from './past.ts';
export { quartersOf } from './spread.ts';

/** Parts of the quarter hours of the four weeks before: those that were measured, and those that are shares of longer readings. */
export type Shares = { readonly coverage: number; readonly estimated: number };

/** What is expected of a building from an instant on, in quarter hours; kW, NaN where nothing says so. */
export type BuildingForecast = Shares & {
  readonly zone: Zone;
  /** The first step, s UTC. */
  readonly start: number;
  readonly load: Forecast;
  /**
   * What photovoltaics make, in the order of their codes; null where there is nothing to tell it from. `basis`: from what their meter
   * counted, or from their power and angles under the weather of a station.
   */
  readonly pv: readonly (Shares & {
    readonly code: string;
    readonly meter: string | null;
    readonly basis: 'meter' | 'weather';
    readonly forecast: Forecast | null;
  })[];
  /** The same of all that have a meter together; null where there are none. */
  readonly pvTotal: (Shares & { readonly forecast: Forecast }) | null;
  /** Load less what these make; null where there are none. */
  readonly net: (Shares & { readonly forecast: Forecast }) | null;
  readonly findings: readonly Finding[];
};
export { middleOf } from './middle.ts';
export { daysAt, measuredBy, meterPast, pastOf, stretchBefore } from './pasts.ts';
export { lessOnDays } from './taken-off.ts';
