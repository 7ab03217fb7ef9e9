import type { Finding } from '#kernel/finding.ts';
import { type Baseline, baselineLeast, isBaseline, type NoBaseline } from './baseline-fit.ts';
import { type ComparedDay, isMeasured, isWithinBaseline } from './effect.ts';
import type { EffectSum, EffectVerdict } from './facts.ts';

const finding = (code: string, severity: Finding['severity'], evidence: Finding['evidence']): Finding => ({ code, severity, evidence });

/** Why days do not count, why there is no interval, and what an interval leaves open. */
export function effectFindings(
  days: readonly ComparedDay[],
  baseline: Baseline | NoBaseline,
  sum: Pick<EffectSum, 'low' | 'high'>,
  verdict: EffectVerdict,
): Finding[] {
  if (!isBaseline(baseline)) return [withoutBaseline(baseline)];
  return [
    ...(baseline.range === null ? [finding('effect-without-temperature', 'warning', { days: baseline.days })] : []),
    ...leftOut(days, baseline),
    ...(verdict === 'within' && excludesZero(sum) ? [finding('effect-not-certain', 'info', {})] : []),
  ];
}

function withoutBaseline({ days, months }: NoBaseline): Finding {
  if (months !== null) return finding('effect-months-missing', 'warning', { months });
  return days < baselineLeast
    ? finding('effect-baseline-short', 'warning', { days, least: baselineLeast })
    : finding('effect-baseline-uneven', 'warning', { days });
}

function leftOut(days: readonly ComparedDay[], baseline: Baseline): Finding[] {
  const out = days.filter((day) => isMeasured(day) && !isWithinBaseline(day, baseline));
  const cold = out.filter(({ temperature, similar }) => temperature === null || similar.some((one) => one.temperature === null));
  const beyond = out.length - cold.length;
  const { min, max } = baseline.range ?? { min: 0, max: 0 };
  return [
    ...(cold.length === 0 ? [] : [finding('effect-days-without-temperature', 'warning', { count: cold.length })]),
    ...(beyond === 0 ? [] : [finding('effect-days-beyond', 'warning', { count: beyond, min, max })]),
  ];
}

const excludesZero = ({ low, high }: Pick<EffectSum, 'low' | 'high'>): boolean => low !== null && high !== null && (low > 0 || high < 0);
