import type { AsOf } from '#kernel/as-of.ts';
import type { Carrier, Unit } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import { baselineOf, isBaseline } from './baseline-fit.ts';
import { comparedOn, type SumError, sumOfDays, verdictOf } from './effect.ts';
import { effectFindings } from './effect-findings.ts';
import type { EffectBasis, EffectDay, EffectSum, EffectVerdict } from './facts.ts';
import type { CommissioningNeeds } from './needs.ts';

export type SpanQuestion = {
  readonly building: string;
  readonly carrier: Carrier;
  /** Local days, half-open; what is expected comes from the days before `from`. */
  readonly from: string;
  readonly to: string;
  readonly known: AsOf;
};

/** A span of days beside what the days before it let expect, and how sure that is. */
export type ComparedSpan = {
  readonly unit: Unit;
  readonly days: EffectDay[];
  readonly sum: EffectSum;
  readonly error: SumError | null;
  readonly verdict: EffectVerdict;
  readonly basis: EffectBasis;
  /** Days before the span that may serve as similar days. */
  readonly reference: number;
  readonly findings: readonly Finding[];
};

/** Compares a span of days with the days before it. @throws Problem `no-such-building`, `empty-range`, `too-many-steps` */
export async function comparedSpan(
  { expectation }: Pick<CommissioningNeeds, 'expectation'>,
  scope: Scope,
  { building, carrier, from, to, known }: SpanQuestion,
): Promise<ComparedSpan> {
  const told = await expectation.expected(scope, { of: { building, carrier }, from, to, known, before: from });
  const found = baselineOf(told.reference);
  const baseline = isBaseline(found) ? found : null;
  const { sum, error } = sumOfDays(told.days, baseline);
  const verdict = verdictOf(sum, error);
  const days = told.days.map((day): EffectDay => {
    const { measured, coverage, value, low, high, similar, figure } = day;
    const { correction, saved } = comparedOn(day, baseline) ?? { correction: null, saved: null };
    return { day: day.day, measured, coverage, value, low, high, correction, saved, similar: similar.map((one) => one.day), figure };
  });
  return {
    unit: told.unit,
    days,
    sum,
    error,
    verdict,
    basis: baseline && {
      days: baseline.days,
      byTemperature: baseline.range !== null,
      deviation: Math.round(Math.sqrt(baseline.variance) * 1e4) / 1e4,
      autocorrelation: Math.round(baseline.autocorrelation * 1e4) / 1e4,
      standardError: error && Math.round(error.standardError * 1e4) / 1e4,
    },
    reference: told.reference.length,
    findings: [...told.findings, ...(told.days.length === 0 ? [] : effectFindings(told.days, found, sum, verdict))],
  };
}
