import { exact, type Exact } from '#kernel/exact-number.ts';
import { labelOf } from '#kernel/vocabulary.ts';
import { numberOf } from '#reporting/indicator/facts.ts';
import type { Targets } from '#reporting/targets/targets.ts';
import { progressTerms } from '#reporting/targets/vocabulary.ts';
import type { ChartSeries, ReportChart } from './facts.ts';
import { annualReportChartTerms } from './vocabulary.ts';

const nothing = exact(0n);

type Progress = Awaited<ReturnType<Targets['progress']>>[number];

/**
 * The chart of the targets of a clause: current value, required value and goal of each. None if no current value is known; a total of a
 * larger place is not drawn next to a part of it.
 */
export function targetsChart(all: readonly Progress[], year: number): ReportChart[] {
  const told = all.filter(({ now, goal, ofAbove }) => now !== null && goal !== null && !ofAbove && goal.compare(nothing) > 0);
  if (told.length === 0) return [];
  const series = (kind: ChartSeries['kind'], name: keyof typeof progressTerms, of: (one: Progress) => Exact | null): ChartSeries => ({
    kind,
    name: labelOf(progressTerms[name]),
    points: told.map((one) => {
      const value = numberOf(of(one));
      return { value, figures: value === null || one.figure === null ? [] : [one.figure] };
    }),
  });
  const { zh, en } = annualReportChartTerms.targetsOfClause;
  return [
    {
      id: 'targets',
      title: { zh: `${year}年末${zh}`, en: `${en} at the end of ${year}` },
      along: told.map(({ target, unit }) => ({ name: target.name, unit })),
      series: [
        series('now', 'reading', ({ now }) => now),
        series('path', 'path', ({ path }) => path),
        series('goal', 'goal', ({ goal }) => goal),
      ],
      notes: [],
      indicative: told.some(({ indicative }) => indicative),
    },
  ];
}
