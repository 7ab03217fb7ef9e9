import { figureId, type Explanation, type FigureQuestion } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { Scope } from '#kernel/scope.ts';
import { shownStep } from './steps.ts';
import { measurePoint, pointOf, type During, type TrendNeeds, type TrendSpan } from './point-steps.ts';

/**
 * Explains the mean of a point over a stretch (kind `trend`: `point`, `from`, `to`, `within`, `during`) from its values, and on to the cell
 * that gave each. Throws `no-such-point`.
 */
export async function explainTrend(needs: TrendNeeds, scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> {
  const known = { received: question.received, recorded: question.recorded };
  const facts = await pointOf(needs.point, scope, String(question['point']), known);
  const span = spanOf(question);
  const { from, to } = span;
  const { total } = await measurePoint(needs, scope, facts, span, Float64Array.of(from, to), known);
  const { mean, min, max, last, coverage, within } = shownStep(total, 0, span.within !== undefined);
  const source = { zh: '由各值按其保持的时间得出', en: 'from the values, by the time that each holds' };
  const part = (name: string, value: number | null | undefined, unit: string) =>
    value === undefined ? [] : [{ name, value, unit, source }];
  return {
    figure,
    result: { name: `trend ${facts.code}`, value: mean, unit: facts.unit, ...(coverage !== null && { coverage }) },
    formula: { zh: 'Σ（值 × 保持时间）÷ Σ 保持时间', en: 'Σ (value × time held) ÷ Σ time held' },
    clause: null,
    inputs: [
      {
        name: `readings ${facts.code}`,
        value: await needs.readings.countOfPoint(scope, facts, from, to, known),
        unit: '',
        source: { zh: '计入的值', en: 'values that count' },
        figure: figureId({ kind: 'readings', meter: facts.code, from, to, ...known }),
      },
      ...part('min', min, facts.unit),
      ...part('max', max, facts.unit),
      ...part('last', last, facts.unit),
      ...part('within', within, ''),
    ],
    meters: [{ code: facts.code, coverage: coverage ?? 0, from: formatInstant(from), to: formatInstant(to) }],
    knownAt: new Date(known.received).toISOString(),
    findings: await needs.readings.pointDoubts(scope, [facts], { from, to }, known, true),
  };
}

function spanOf(question: FigureQuestion): TrendSpan {
  const text = (name: string): string | undefined => (question[name] === undefined ? undefined : String(question[name]));
  return {
    from: Number(question['from']),
    to: Number(question['to']),
    within: text('within'),
    during: text('during') as During | undefined,
  };
}
