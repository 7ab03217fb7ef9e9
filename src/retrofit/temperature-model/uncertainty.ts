import type { Uncertainty } from './interval.ts';
import { autocorrelationOf, dilution, type Residuals } from './quality.ts';
import { product } from './regression.ts';

/** The uncertainty from residuals that `parameters` were fitted to. `floor` is the smallest mean square distinguished from zero. */
export function uncertaintyOf(residuals: Residuals, parameters: number, floor: number): Uncertainty {
  const { values, w } = residuals;
  const autocorrelation = autocorrelationOf(residuals, floor);
  const diluted = dilution(autocorrelation);
  return {
    sse: product(values, values, w),
    n: values.length,
    autocorrelation,
    dilution: diluted,
    freedom: values.length / diluted - parameters,
  };
}
