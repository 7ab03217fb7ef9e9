import { type ExplainedInput, type Explanation, type FigureQuestion, unknownFigure } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { Scope } from '#kernel/scope.ts';
import { counts } from './effect.ts';
import type { Effect, EffectQuestion } from './facts.ts';

/** No standard defines how to calculate an action's effect from single days. */
const byOwnMethod = {
  zh: '本系统自有方法：以措施之日以前的相似日为基准（docs/decisions/0063）',
  en: 'own method: by similar days that lie before the action (docs/decisions/0063)',
};

/** Explains the saving since an action: each day that counts, with its expected use and its own figure. */
export async function explainEffect(
  effect: (scope: Scope, asked: EffectQuestion) => Promise<Effect>,
  scope: Scope,
  figure: string,
  question: FigureQuestion,
): Promise<Explanation> {
  const { action: id, to, received, recorded } = question;
  if (typeof id !== 'number' || typeof to !== 'string') throw unknownFigure(figure);
  const { action, unit, days, total, findings } = await effect(scope, { id, to, known: { received, recorded } });
  return {
    figure,
    result: { name: `commissioning ${action.building} ${action.carrier} ${action.on}`, value: total.value, unit, coverage: total.coverage },
    formula: {
      zh: 'Σ（期望用量 − 实测用量），期望用量由措施之日以前的相似日得出；只计有期望用量且覆盖率不低于 0.98 的日子',
      en: 'Σ (expected − measured), expected by similar days that lie before the day of the action; of days that are expected and measured with coverage 0.98',
    },
    clause: byOwnMethod,
    inputs: [
      { name: 'expected', value: total.expected, unit, source: { zh: '计入各日之和', en: 'sum of the days that count' } },
      { name: 'measured', value: total.measured, unit, source: { zh: '计入各日之和', en: 'sum of the days that count' } },
      ...days.filter(counts).map((day): ExplainedInput => ({
        name: `expected ${day.day}`,
        value: day.value,
        unit,
        source: { zh: `实测 ${day.measured}，覆盖率 ${day.coverage}`, en: `measured ${day.measured}, coverage ${day.coverage}` },
        figure: day.figure,
      })),
    ],
    meters: [],
    knownAt: formatInstant(received / 1000),
    findings,
  };
}
