import type { Option } from './canvas.ts';
import { estimated, stepPairs, measured, marksAt } from './points.ts';
import type { Band, Dots, Line, Mark, Shade } from './points.ts';
import { axisOf, beneath, timePanels } from './time-panels.ts';

/** How a chart over time formats what it shows. */
export type TimeForms = {
  readonly at: (instant: number) => string;
  readonly quantity: (value: number | null, unit: string) => string;
  readonly estimated: string;
  readonly marks: string;
  /** A unit as printed. */
  readonly unit: (unit: string) => string;
};

/** The part of the chart in view, in per cent of its time. */
export type Zoom = { readonly start: number; readonly end: number };

/** What a chart over time shows in addition to its lines. */
export type TimeParts = {
  readonly marks?: readonly Mark[];
  readonly zoom?: Zoom | undefined;
  readonly dots?: Dots | undefined;
  readonly shades?: readonly Shade[];
  readonly band?: Band | undefined;
  /** Height of the first panel with what is above and below it, px. */
  readonly height?: number;
};

/**
 * The option of a chart over time: gaps stay gaps, estimated steps are dashed, doubtful stretches are shaded and have a mark on the axis
 * however short they are, and the zoom has no shadow (it would draw gaps as zero). What is out of view is filtered, so that what is in view
 * is drawn from all of its points. The wheel alone scrolls the page, with ctrl it zooms; dragging over the plot marks a stretch, with shift
 * it moves the view.
 */
export function timeOption(lines: readonly Line[], forms: TimeForms, parts: TimeParts = {}): Option {
  const { marks = [], zoom, dots, height = 320 } = parts;
  const below = beneath(lines);
  const zooms = { filterMode: 'filter', xAxisIndex: [0, ...below.map((_, index) => index + 1)], ...zoom };
  return {
    ...timePanels(lines, dots, { height, at: forms.at, unitName: forms.unit }),
    legend: { show: lines.length > 1 || marks.length > 0, top: 4 },
    dataZoom: [
      { type: 'inside', zoomOnMouseWheel: 'ctrl', moveOnMouseMove: 'shift', ...zooms },
      { type: 'slider', showDataShadow: false, bottom: 12, height: 24, labelFormatter: (at: number) => forms.at(at), ...zooms },
    ],
    tooltip: { trigger: 'axis', formatter: (shown: unknown) => tooltip(shown as Shown[], lines, marks, forms) },
    series: [
      ...lines.flatMap((line, index) => seriesOf(line, index, below.indexOf(line), index === 0 ? areasOf(parts) : [])),
      ...(marks.length === 0 ? [] : [markSeries(marks, forms)]),
      ...(dots === undefined || dots.points.length === 0 ? [] : [dotSeries(dots, forms)]),
    ],
  };
}

/** @param panel index of its panel below the first; -1: none */
function seriesOf(line: Line, index: number, panel: number, areas: readonly object[]): object[] {
  const place = { xAxisIndex: panel + 1, yAxisIndex: panel < 0 ? axisOf.left : axisOf.panel(panel) };
  const marked = areas.length === 0 ? {} : { markArea: { silent: true, label: { show: false }, data: areas } };
  if (line.shape === 'bar') {
    const data = line.points.map(({ at, value, estimated: guessed }) => ({
      value: [at, value],
      itemStyle:
        guessed === true ? { decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 3], rotation: 0.8 }, opacity: 0.55 } : {},
    }));
    return [{ type: 'bar', name: line.name, ...place, barMaxWidth: 40, data, ...marked }];
  }
  const drawn = {
    type: 'line',
    name: line.name,
    ...place,
    symbol: 'circle',
    symbolSize: 5,
    showSymbol: false,
    connectNulls: false,
    sampling: 'lttb',
    lineStyle: line.beside === true ? { width: 1 } : {},
  };
  if (line.shape === 'steps')
    return [{ ...drawn, sampling: undefined, step: 'end', data: stepPairs(line.points), showSymbol: line.points.length < 60, ...marked }];
  const dashed = estimated(line.points);
  const whole = { ...drawn, data: measured(line.points), showSymbol: line.points.length < 60, ...marked };
  if (dashed.length === 0) return [whole];
  // one name, one colour
  return [whole, { ...drawn, sampling: undefined, data: dashed, lineStyle: { type: 'dashed' }, id: `estimated-${index}` }];
}

const doubtful = '#c77700';

/** The areas behind the lines: highlighted times, the range of acceptable values, doubtful stretches. */
function areasOf({ marks = [], shades = [], band }: TimeParts): object[] {
  const coloured = (color: string) => ({ itemStyle: { color } });
  return [
    ...shades.map(({ from, to }) => [{ xAxis: from, ...coloured('rgba(96, 125, 160, 0.16)') }, { xAxis: to }]),
    ...(band === undefined ? [] : [[{ yAxis: band.low, ...coloured('rgba(60, 150, 90, 0.16)') }, { yAxis: band.high }]]),
    ...marks.map(({ from, to, text }) => [{ xAxis: from, name: text, ...coloured('rgba(230, 150, 0, 0.22)') }, { xAxis: to }]),
  ];
}

/** A triangle at the foot of each doubtful stretch: an hour stays visible among ten years. */
function markSeries(marks: readonly Mark[], forms: TimeForms) {
  return {
    type: 'line',
    name: forms.marks,
    yAxisIndex: axisOf.marks,
    lineStyle: { width: 0 },
    itemStyle: { color: doubtful },
    symbol: 'triangle',
    symbolSize: 10,
    showAllSymbol: true,
    silent: true,
    z: 5,
    data: marks.map(({ from, to }) => [(from + to) / 2, 0]).toSorted((a, b) => (a[0] as number) - (b[0] as number)),
  };
}

const suspect = '#d4380d';

/** Each reading as a red dot; if there are few, with their values. */
function dotSeries({ name, unit, beside, points }: Dots, forms: TimeForms) {
  return {
    type: 'line',
    name,
    yAxisIndex: beside ? axisOf.right : axisOf.left,
    lineStyle: { width: 0 },
    itemStyle: { color: suspect },
    symbol: 'circle',
    symbolSize: 9,
    showAllSymbol: true,
    z: 6,
    label: {
      show: points.length <= 12,
      color: suspect,
      position: 'top',
      formatter: ({ value: [, value] }: { readonly value: readonly [number, number] }) => forms.quantity(value, unit),
    },
    data: points.map(({ at, value }) => [at, value]),
  };
}

type Shown = {
  readonly seriesName?: string;
  readonly value: readonly [number, number | null] | { readonly value: readonly [number, number | null] };
};

function tooltip(shown: readonly Shown[], lines: readonly Line[], marks: readonly Mark[], forms: TimeForms): string {
  const at = pairOf(shown.find(({ seriesName }) => lines.some(({ name }) => name === seriesName)))?.[0];
  if (at === undefined) return '';
  const rows = lines.map((line) => {
    const point = line.points.find((one) => one.at === at);
    const guessed = point?.estimated === true ? forms.estimated : '';
    return `${line.name}  ${forms.quantity(point?.value ?? null, line.unit)}${guessed}`;
  });
  const index = lines[0]?.points.findIndex((one) => one.at === at) ?? -1;
  const doubts = marksAt(marks, at, lines[0]?.points[index + 1]?.at).slice(0, 3);
  return [forms.at(at), ...rows, ...doubts.map(({ text }) => `▲ ${text}`)].join('\n');
}

function pairOf(one: Shown | undefined): readonly [number, number | null] | undefined {
  if (one === undefined) return undefined;
  return 'value' in one.value ? one.value.value : one.value;
}
