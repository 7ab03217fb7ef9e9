import { unitSign } from '#kernel/unit-sign.ts';
import type { Option } from '../../../chart/canvas.ts';

type Series = { readonly kind: string; readonly name: string; readonly points: readonly { readonly value: number | null }[] };

/** A chart of a yearly report, as the contract returns it. */
export type ReportChart = {
  readonly id: string;
  readonly along: readonly { readonly name: string; readonly unit: string }[];
  readonly series: readonly Series[];
};

/** How the page formats what a chart shows. */
type Says = {
  /** The title of the axis of targets. */
  readonly ofGoal: string;
  /** A value with its unit; a missing value is stated, too. */
  readonly say: (value: number | null, unit: string) => string;
};

/** Estimates are striped with a border of their own, so that none looks like a measurement. */
const striped = {
  decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 3], rotation: 0.8 },
  opacity: 0.55,
  borderWidth: 1,
  borderType: 'dashed' as const,
};

/** Targets are horizontal, each in per cent of its goal; so are places and uses; years are vertical. */
export function reportChartOption(chart: ReportChart, says: Says): Option {
  const names = chart.along.map(({ name }) => name);
  const isLying = chart.id !== 'carbon-years';
  const scale = chart.id === 'targets' ? ofGoals(chart) : ofCarbon(chart);
  const value = {
    type: 'value',
    name: chart.id === 'targets' ? says.ofGoal : scale.name,
    ...(isLying ? { nameLocation: 'middle', nameGap: 28 } : { nameLocation: 'end' }),
  };
  const category = { type: 'category', data: names, axisTick: { show: false }, axisLabel: { interval: 0, width: 150, overflow: 'break' } };
  return {
    grid: { left: 12, right: 24, top: chart.series.length > 1 || !isLying ? 48 : 8, bottom: isLying ? 36 : 12, outerBoundsMode: 'same' },
    legend: { show: chart.series.length > 1, top: 4 },
    xAxis: isLying ? value : category,
    yAxis: isLying ? { ...category, inverse: true } : value,
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: (shown: unknown) => tipOf(chart, shown, says) },
    series: chart.series.map((one) => seriesOf(one, scale.of)),
  };
}

type Scale = { readonly name: string; readonly of: (value: number | null, at: number) => number | null };

function ofCarbon({ along, series }: ReportChart): Scale {
  const most = Math.max(0, ...series.flatMap(({ points }) => points.map(({ value }) => value ?? 0)));
  const [unit, by] = most >= 1000 ? ['tCO₂', 1000] : [unitSign(along[0]?.unit ?? ''), 1];
  return { name: unit, of: (value) => (value === null ? null : value / by) };
}

function ofGoals({ series }: ReportChart): Scale {
  const goals = series.find(({ kind }) => kind === 'goal')?.points ?? [];
  return {
    name: '%',
    of: (value, at) => {
      const goal = goals[at]?.value ?? null;
      return value === null || goal === null || goal === 0 ? null : (value / goal) * 100;
    },
  };
}

/** The mark of a value drawn instead of a bar. */
const marks: Readonly<Record<string, string>> = { path: 'diamond', goal: 'rect' };

function seriesOf({ kind, name, points }: Series, of: Scale['of']): Record<string, unknown> {
  // a missing value is a gap
  const data = points.map(({ value }, at) => of(value, at) ?? '-');
  const symbol = marks[kind];
  if (symbol !== undefined)
    return { type: 'line', name, symbol, symbolSize: kind === 'goal' ? [3, 22] : 12, lineStyle: { opacity: 0 }, z: 3, data };
  const stack = kind === 'now' ? {} : { stack: 'all' };
  return { type: 'bar', name, ...stack, barMaxWidth: kind === 'now' ? 16 : 46, data, ...(kind === 'estimated' && { itemStyle: striped }) };
}

function tipOf({ along, series }: ReportChart, shown: unknown, { say }: Says): string {
  const at = (shown as readonly { readonly dataIndex: number }[])[0]?.dataIndex ?? 0;
  const { name = '', unit = '' } = along[at] ?? {};
  return [name, ...series.map((one) => `${one.name}  ${say(one.points[at]?.value ?? null, unit)}`)].join('\n');
}
