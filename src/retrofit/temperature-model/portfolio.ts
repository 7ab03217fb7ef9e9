import type { Interval } from './interval.ts';
import type { SavingsReport } from './report.ts';
import { normalQuantile } from './student.ts';
import { sumOf } from '#kernel/sum-of.ts';

type Summed = Pick<
  SavingsReport,
  'days' | 'counted' | 'measured' | 'predicted' | 'nonRoutine' | 'adjustedBaseline' | 'savings' | 'standardError'
>;

export type PortfolioSums = Omit<Summed, 'standardError'> & {
  readonly boundaries: number;
  /** Boundaries with savings but no standard error. */
  readonly withoutInterval: number;
  readonly coverage: number;
  readonly fraction: number | null;
  /** √ΣSE²: the boundaries' errors are assumed independent. Null if one boundary has none. */
  readonly standardError: number | null;
  /** By the normal distribution. */
  readonly interval: Interval | null;
};

/** The savings of many boundaries with the same unit. */
export function portfolioSums(reports: Iterable<Summed>, confidence: number): PortfolioSums {
  const all = [...reports];
  const of = (name: Exclude<keyof Summed, 'standardError'>): number => sumOf(all.map((report) => report[name]));
  const sums = {
    boundaries: all.length,
    days: of('days'),
    counted: of('counted'),
    measured: of('measured'),
    predicted: of('predicted'),
    nonRoutine: of('nonRoutine'),
    adjustedBaseline: of('adjustedBaseline'),
    savings: of('savings'),
  };
  const errors = all.flatMap(({ standardError: one }) => one ?? []);
  const withoutInterval = all.length - errors.length;
  const variance = errors.reduce((sum, one) => sum + one ** 2, 0);
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
