import { chartLook, type Drawing, plainChart } from '#platform/docx/drawing.ts';
import { flexibilityTerms } from '#flexibility/flexibility/vocabulary.ts';
import type { MemberBaseline } from './facts.ts';
import { shortClock } from './paper-text.ts';

/** The curves of a member: its baseline dashed, its actual use solid, kWh of each step. Unknown steps are gaps. */
export function curveDrawing({ steps, zone }: Pick<MemberBaseline, 'steps' | 'zone'>): Drawing {
  const line = (name: string, values: readonly (number | null)[], type: 'solid' | 'dashed') => ({
    type: 'line',
    name,
    step: 'end',
    showSymbol: false,
    lineStyle: { width: 2, type },
    // draws the last step as wide as the others
    data: [...values, values.at(-1) ?? null].map((value) => value ?? '-'),
  });
  const [first, last] = [steps[0], steps.at(-1)];
  const second = steps[1] ?? first;
  const wide = first === undefined || second === undefined ? 0 : Date.parse(second.start) - Date.parse(first.start);
  const end = last === undefined ? [] : [new Date(Date.parse(last.start) + wide).toISOString()];
  const option = {
    ...plainChart,
    legend: chartLook.legend,
    grid: { left: 8, right: 24, top: 40, bottom: 8, outerBoundsMode: 'same' },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: [...steps.map(({ start }) => start), ...end].map((at) => shortClock(at, zone)),
      axisLine: { lineStyle: { color: chartLook.quiet } },
      axisLabel: { color: chartLook.ink },
    },
    yAxis: { ...chartLook.valueAxis, name: 'kWh' },
    series: [
      line(
        flexibilityTerms.baseline.zh,
        steps.map(({ baseline }) => baseline),
        'dashed',
      ),
      line(
        flexibilityTerms.actual.zh,
        steps.map(({ actual }) => actual),
        'solid',
      ),
    ],
  };
  return { width: chartLook.width, height: 240, option };
}
