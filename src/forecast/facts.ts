import type { Zone } from '#kernel/zone.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Forecast } from './ahead.ts';

export { forecast } from './ahead.ts';
export type { Forecast } from './ahead.ts';

/** What is expected of a building from an instant on, in quarter hours; kW, NaN where nothing says so. */
export type BuildingForecast = {
  readonly zone: Zone;
  /** The first step, s UTC. */
  readonly start: number;
  readonly load: Forecast;
  /** Part of the quarter hours of the four weeks before that were measured whole. */
  readonly coverage: number;
  /** What photovoltaics with a meter make, in the order of their codes; null where there is nothing to tell it from. */
  readonly pv: readonly {
    readonly code: string;
    readonly meter: string | null;
    readonly coverage: number;
    readonly forecast: Forecast | null;
  }[];
  /** The same of all that have a meter together; null where there are none. */
  readonly pvTotal: { readonly forecast: Forecast; readonly coverage: number } | null;
  readonly findings: readonly Finding[];
};
export { middleOf } from './middle.ts';
export { daysAt, meterPast, stretchBefore } from './pasts.ts';
