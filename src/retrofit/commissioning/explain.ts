import { type ExplainedInput, type Explanation, type FigureQuestion, unknownFigure } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Effect, EffectBasis, EffectQuestion } from './facts.ts';

/** No standard defines how to calculate an action's effect from single days. */
const byOwnMethod = {
  zh: '本系统自有方法：以措施之日以前的相似日为基准（docs/decisions/0063），区间按合计给出（docs/decisions/0123）',
  en: 'own method: by similar days that lie before the action (docs/decisions/0063), with the interval of a sum (docs/decisions/0123)',
};

/** Explains the saving since an action: its interval, and each day that counts, with its expected use and its own figure. */
export async function explainEffect(
  effect: (scope: Scope, asked: EffectQuestion) => Promise<Effect>,
  scope: Scope,
  figure: string,
  question: FigureQuestion,
): Promise<Explanation> {
  const { action: id, to, received, recorded } = question;
  if (typeof id !== 'number' || typeof to !== 'string') throw unknownFigure(figure);
  const { action, unit, days, total, basis, findings } = await effect(scope, { id, to, known: { received, recorded } });
  return {
    figure,
    result: { name: `commissioning ${action.building} ${action.carrier} ${action.on}`, value: total.value, unit, coverage: total.coverage },
    formula: {
      zh: 'Σ（期望用量 + 气温订正 − 实测用量），期望用量由措施之日以前的相似日得出；只计有期望用量、覆盖率不低于 0.98、日均温在措施之前范围内的日子。区间 = 合计 ± t₀.₉₅ × 合计的标准误；判定用 t₀.₉₉',
      en: 'Σ (expected + correction − measured), expected by similar days that lie before the day of the action; of days that are expected, measured with coverage 0.98 and within the temperatures of the days before. Interval: sum ± t₀.₉₅ × its standard error; a verdict takes t₀.₉₉',
    },
    clause: byOwnMethod,
    inputs: [
      { name: 'expected', value: total.expected, unit, source: { zh: '计入各日之和', en: 'sum of the days that count' } },
      { name: 'correction', value: total.correction, unit, source: correctionText },
      { name: 'measured', value: total.measured, unit, source: { zh: '计入各日之和', en: 'sum of the days that count' } },
      { name: 'low', value: total.low, unit, source: intervalText(total.days) },
      { name: 'high', value: total.high, unit, source: intervalText(total.days) },
      ...basisInputs(basis, unit),
      ...days.filter(({ saved }) => saved !== null).map((day) => dayInput(day, unit)),
    ],
    meters: [],
    knownAt: formatInstant(received / 1000),
    findings,
  };
}

const dayInput = ({ day, value, correction, measured, coverage, figure }: Effect['days'][number], unit: string): ExplainedInput => ({
  name: `expected ${day}`,
  value,
  unit,
  source: {
    zh: `气温订正 ${correction}，实测 ${measured}，覆盖率 ${coverage}`,
    en: `correction ${correction}, measured ${measured}, coverage ${coverage}`,
  },
  figure,
});

const correctionText = {
  zh: '相似日若处在当日的气温下会多用多少，由措施之前的日子按气温拟合得出',
  en: 'additional use of the similar days at the temperatures of these days, by a fit of the days before the action',
};

const intervalText = (days: number) => ({
  zh: `${days} 天合计的 90% 区间：一百次中约九十次包含真实的节约量`,
  en: `interval of 90 % of the sum of ${days} days: of a hundred such intervals, about ninety contain the true saving`,
});

/** What the interval is based on. */
function basisInputs(basis: EffectBasis, unit: string): ExplainedInput[] {
  if (basis === null) return [];
  const { days, byTemperature, deviation, autocorrelation, standardError } = basis;
  const source = {
    zh: `措施之前 ${days} 天${byTemperature ? '按气温和日子类型' : '按日子类型（没有日均温）'}拟合后的偏差`,
    en: `deviations of the ${days} days before from a fit by ${byTemperature ? 'temperature and type of day' : 'type of day (temperatures are not known)'}`,
  };
  return [
    { name: 'deviation of a day', value: deviation, unit, source },
    { name: 'autocorrelation', value: autocorrelation, unit: '1', source },
    { name: 'standard error of the sum', value: standardError, unit, source },
  ];
}
