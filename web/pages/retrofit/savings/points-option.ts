import type { Option } from '../../../chart/canvas.ts';

export type ModelPoint = {
  readonly start: string;
  readonly class: string;
  readonly use: number;
  readonly temperature: number | null;
  readonly predicted: number | null;
  readonly residual: number | null;
};

export type ModelLine = {
  readonly class: string;
  readonly line: readonly {
    readonly temperature: number;
    readonly use: number;
    readonly low: number | null;
    readonly high: number | null;
  }[];
};

type Names = {
  readonly unit: string;
  /** The name of a class. */
  readonly spell: (name: string) => string;
  readonly colours: readonly string[];
  /** Text above the tooltip of a point. */
  readonly say: (point: ModelPoint) => string;
};

/** With more classes than this, classes have no colours of their own: all points look alike. */
const mostClasses = 8;

const grid = { left: 72, right: 24, top: 32, bottom: 40 };

/** Points of use by temperature, by class, with the model's line of each class and the band around it. */
export function scatterOption(points: readonly ModelPoint[], lines: readonly ModelLine[], { unit, spell, colours, say }: Names): Option {
  const classes = [...new Set(points.map((one) => one.class))];
  const sets = classes.length > mostClasses ? [{ name: '', of: points }] : classes.map((name) => ({ name, of: ofClass(points, name) }));
  const colour = (at: number) => colours[at % colours.length];
  return {
    grid,
    // next to the drawing, where there is space for it on a phone
    legend: { show: false },
    xAxis: { type: 'value', name: '°C', nameLocation: 'end', scale: true, splitLine: { show: false }, axisLine: { onZero: false } },
    yAxis: { type: 'value', name: unit, nameLocation: 'end', scale: true, axisLine: { onZero: false } },
    tooltip: {
      trigger: 'item',
      formatter: (shown: unknown) => {
        const { seriesIndex, dataIndex } = shown as { readonly seriesIndex: number; readonly dataIndex: number };
        const point = sets[seriesIndex]?.of[dataIndex];
        return point === undefined ? '' : say(point);
      },
    },
    series: [
      ...sets.map(({ name, of }, at) => ({
        type: 'line',
        name: spell(name),
        color: colour(at),
        lineStyle: { opacity: 0 },
        showSymbol: true,
        symbol: 'circle',
        symbolSize: 5,
        itemStyle: { opacity: 0.55 },
        data: of.map(({ temperature, use }) => [temperature, use]),
      })),
      ...lines.flatMap(({ class: name, line }) => {
        const at = Math.max(0, classes.indexOf(name));
        return [...bandOf(spell(name), line, colour(at)), lineOf(spell(name), line, colour(at))];
      }),
    ],
  };
}

/** The colours of the classes of points; empty if all points look alike. */
export function classColours(points: readonly ModelPoint[], spell: (name: string) => string, colours: readonly string[]) {
  const classes = [...new Set(points.map((one) => one.class))];
  if (classes.length < 2 || classes.length > mostClasses) return [];
  return classes.map((name, at) => ({ name: spell(name), colour: colours[at % colours.length] ?? '' }));
}

const ofClass = (points: readonly ModelPoint[], name: string): ModelPoint[] => points.filter((one) => one.class === name);

function lineOf(name: string, line: ModelLine['line'], color: string | undefined): object {
  const data = line.map(({ temperature, use }) => [temperature, use]);
  return { type: 'line', name, color, symbol: 'none', silent: true, lineStyle: { width: 2 }, z: 3, data };
}

/** The shade between the ends of a band: stacked on the lower end, which may be below zero. */
function bandOf(name: string, line: ModelLine['line'], color: string | undefined): object[] {
  const flat = { type: 'line', name, color, symbol: 'none', silent: true, lineStyle: { opacity: 0 } };
  const stacked = { ...flat, stack: `band ${name}`, stackStrategy: 'all' };
  return [
    { ...stacked, data: line.map(({ temperature, low }) => [temperature, low]) },
    {
      ...stacked,
      areaStyle: { opacity: 0.14, color },
      data: line.map(({ temperature, low, high }) => [temperature, low === null || high === null ? null : high - low]),
    },
  ];
}

/** Residuals in order of time; shaded from a suspected change on. */
export function residualOption(
  points: readonly ModelPoint[],
  shift: string | null,
  names: Pick<Names, 'unit' | 'say'> & { readonly residual: string; readonly shifted: string },
): Option {
  const days = points.map(({ start }) => start);
  const area = shift === null ? [] : [[{ name: names.shifted, xAxis: firstAt(days, shift) }, { xAxis: days.at(-1) ?? '' }]];
  return {
    grid,
    legend: { show: false },
    xAxis: { type: 'category', data: days, axisTick: { show: false }, axisLine: { onZero: false } },
    yAxis: { type: 'value', name: names.unit, nameLocation: 'end' },
    tooltip: {
      trigger: 'axis',
      formatter: (shown: unknown) => {
        const point = points[(shown as readonly { readonly dataIndex: number }[])[0]?.dataIndex ?? 0];
        return point === undefined ? '' : names.say(point);
      },
    },
    series: [
      {
        type: 'line',
        name: names.residual,
        lineStyle: { opacity: 0 },
        showSymbol: true,
        symbol: 'circle',
        symbolSize: 4,
        showAllSymbol: true,
        data: points.map(({ residual }) => residual),
        ...(area.length > 0 && { markArea: { silent: true, itemStyle: { opacity: 0.15 }, data: area } }),
      },
    ],
  };
}

/** The first point that starts on or after a day. */
const firstAt = (days: readonly string[], day: string): string => days.find((one) => one >= day) ?? day;
