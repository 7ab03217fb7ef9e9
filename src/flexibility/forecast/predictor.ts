import { type Signals, signalCount } from './signals.ts';
import { weighed } from './weights.ts';

/** Forecasts quarter hours from an origin, both counted from the start of the past; NaN if a clock time was not measured. */
export type Predictor = (origin: number) => (at: number) => number;

/** @param least the lower bound of all forecasts */
export function predictorOf(signals: Signals, weights: Float64Array, least: number): Predictor {
  const row = new Float64Array(signalCount);
  return (origin) => {
    const write = signals.from(origin);
    return (at) => (write(row, 0, at) === 0 ? Number.NaN : Math.max(least, weighed(weights, row)));
  };
}

/** Power that was never negative is not forecast to be negative. */
export function lowest(kw: Float64Array): number {
  let least = 0;
  for (const value of kw) if (value < least) least = value;
  return least;
}
