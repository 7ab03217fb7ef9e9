import type { Interval } from './interval.ts';
import type { SavingsReport } from './report.ts';
import { normalQuantile } from './student.ts';

type Summed = Pick<
  SavingsReport,
  'days' | 'counted' | 'measured' | 'predicted' | 'nonRoutine' | 'adjustedBaseline' | 'savings' | 'standardError'
>;

export type PortfolioSums = Omit<Summed, 'standardError'> & {
  readonly boundaries: number;
  /** Boundaries that have savings and no standard error. */
  readonly withoutInterval: number;
  readonly coverage: number;
  readonly fraction: number | null;
  /** √ΣSE²: the boundaries' errors are taken as independent. Null where one boundary has none. */
  readonly standardError: number | null;
  /** By the normal distribution. */
  readonly interval: Interval | null;
};

/** The savings of many boundaries of one unit. */
export function portfolioSums(reports: Iterable<Summed>, confidence: number): PortfolioSums {
  const sums = { boundaries: 0, days: 0, counted: 0, measured: 0, predicted: 0, nonRoutine: 0, adjustedBaseline: 0, savings: 0 };
  let [variance, withoutInterval] = [0, 0];
  for (const report of reports) {
    sums.boundaries += 1;
    for (const name of ['days', 'counted', 'measured', 'predicted', 'nonRoutine', 'adjustedBaseline', 'savings'] as const)
      sums[name] += report[name];
    if (report.standardError === null) withoutInterval += 1;
    else variance += report.standardError ** 2;
  }
  const standardError = sums.boundaries === 0 || withoutInterval > 0 ? null : Math.sqrt(variance);
  const half = standardError === null ? 0 : normalQuantile((1 + confidence) / 2) * standardError;
  return {
    ...sums,
    withoutInterval,
    coverage: sums.days === 0 ? 0 : sums.counted / sums.days,
    fraction: sums.adjustedBaseline > 0 ? sums.savings / sums.adjustedBaseline : null,
    standardError,
    interval: standardError === null ? null : { low: sums.savings - half, high: sums.savings + half, confidence },
  };
}
