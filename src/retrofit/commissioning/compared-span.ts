import type { AsOf } from '#kernel/as-of.ts';
import type { Carrier, Unit } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import { baselineOf, isBaseline } from './baseline-fit.ts';
import { comparedOn, type SumError, sumOfDays, verdictOf } from './effect.ts';
import { effectFindings } from './effect-findings.ts';
import type { EffectBasis, EffectDay, EffectSum, EffectVerdict } from './facts.ts';
import type { CommissioningNeeds } from './needs.ts';
import { areSpread } from './spread-days.ts';

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

const spreadFindings = (count: number): Finding[] =>
  count === 0 ? [] : [{ code: 'effect-days-spread', severity: 'warning', evidence: { count } }];

/** Compares a span of days with the days before it. @throws Problem `no-such-building`, `empty-range`, `too-many-steps` */
export async function comparedSpan(
  { expectation }: Pick<CommissioningNeeds, 'expectation'>,
  scope: Scope,
  { building, carrier, from, to, known }: SpanQuestion,
): Promise<ComparedSpan> {
  const told = await expectation.expected(scope, { of: { building, carrier }, from, to, known, before: from });
  const spread = areSpread(told.days.map(({ measured }) => measured));
  const before = areSpread(told.reference.map(({ use }) => use));
  const reference = told.reference.filter((_, at) => before[at] !== true);
  const judged = told.days.map((day, at) => (spread[at] === true ? { ...day, measured: null } : day));
  const found = baselineOf(reference);
  const baseline = isBaseline(found) ? found : null;
  const { sum, error } = sumOfDays(judged, baseline);
  const verdict = verdictOf(sum, error);
  const days = told.days.map((day, at): EffectDay => {
    const { measured, coverage, value, low, high, similar, figure } = day;
    const { correction, saved } = comparedOn(judged[at] ?? day, baseline) ?? { correction: null, saved: null };
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
    reference: reference.length,
    findings: [
      ...told.findings,
      ...spreadFindings([...spread, ...before].filter(Boolean).length),
      ...(told.days.length === 0 ? [] : effectFindings(judged, found, sum, verdict)),
    ],
  };
}
