import type { Option } from './canvas.ts';
import { estimated, measured } from './points.ts';
import type { Line, Mark } from './points.ts';

/** How a chart over time writes what it shows. */
export type TimeForms = {
  readonly at: (instant: number) => string;
  readonly quantity: (value: number | null, unit: string) => string;
  readonly estimated: string;
  readonly marks: string;
};

/**
 * The option of a chart over time: gaps stay gaps, estimated steps are dashed, doubtful stretches are shaded, and the zoom has no shadow (it would draw gaps
 * as zero).
 */
export function timeOption(lines: readonly Line[], marks: readonly Mark[], forms: TimeForms): Option {
  const right = lines.find((line) => line.beside === true);
  const left = lines.find((line) => line.beside !== true);
  return {
    grid: { left: 72, right: right === undefined ? 24 : 64, top: 48, bottom: 72 },
    legend: { show: lines.length > 1, top: 4 },
    xAxis: { type: 'time', axisPointer: { show: true }, axisLabel: { formatter: (at: number) => forms.at(at) } },
    yAxis: [valueAxis(left?.unit ?? ''), ...(right === undefined ? [] : [valueAxis(right.unit)])],
    dataZoom: [
      { type: 'inside', filterMode: 'none' },
      { type: 'slider', filterMode: 'none', showDataShadow: false, bottom: 12, height: 24, labelFormatter: (at: number) => forms.at(at) },
    ],
    tooltip: { trigger: 'axis', formatter: (shown: unknown) => tooltip(shown as Shown[], lines, forms) },
    series: lines.flatMap((line, index) => seriesOf(line, index, index === 0 ? marks : [], forms)),
  };
}

function valueAxis(name: string) {
  return { type: 'value', name, nameLocation: 'end', scale: false };
}

function seriesOf(line: Line, index: number, marks: readonly Mark[], forms: TimeForms): object[] {
  const scale = line.beside === true ? 1 : 0;
  const marked = marks.length === 0 ? {} : { markArea: markArea(marks, forms) };
  if (line.shape === 'bar') {
    const data = line.points.map(({ at, value, estimated: guessed }) => ({
      value: [at, value],
      itemStyle:
        guessed === true ? { decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 3], rotation: 0.8 }, opacity: 0.55 } : {},
    }));
    return [{ type: 'bar', name: line.name, yAxisIndex: scale, barMaxWidth: 40, data, ...marked }];
  }
  const drawn = { type: 'line', name: line.name, yAxisIndex: scale, showSymbol: false, connectNulls: false, sampling: 'lttb' };
  const dashed = estimated(line.points);
  const whole = { ...drawn, data: measured(line.points), showSymbol: line.points.length < 60, ...marked };
  if (dashed.length === 0) return [whole];
  // one name, one colour
  return [whole, { ...drawn, sampling: undefined, data: dashed, lineStyle: { type: 'dashed' }, id: `estimated-${index}` }];
}

function markArea(marks: readonly Mark[], forms: TimeForms) {
  const data = marks.map(({ from, to, text }) => [{ xAxis: from, name: text }, { xAxis: to }]);
  return {
    silent: true,
    itemStyle: { color: 'rgba(230, 150, 0, 0.22)' },
    label: { show: marks.length <= 3, formatter: forms.marks },
    data,
  };
}

type Shown = {
  readonly seriesName?: string;
  readonly value: readonly [number, number | null] | { readonly value: readonly [number, number | null] };
};

function tooltip(shown: readonly Shown[], lines: readonly Line[], forms: TimeForms): string {
  const at = pairOf(shown[0])?.[0];
  if (at === undefined) return '';
  const rows = lines.map((line) => {
    const point = line.points.find((one) => one.at === at);
    const guessed = point?.estimated === true ? forms.estimated : '';
    return `${line.name}  ${forms.quantity(point?.value ?? null, line.unit)}${guessed}`;
  });
  return [forms.at(at), ...rows].join('\n');
}

function pairOf(one: Shown | undefined): readonly [number, number | null] | undefined {
  if (one === undefined) return undefined;
  return 'value' in one.value ? one.value.value : one.value;
}
