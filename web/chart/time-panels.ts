import type { Dots, Line } from './points.ts';

/** Space around a chart over time, px: above the first panel, below the last with the slider, and for each panel below the first. */
const room = { left: 72, right: 24, rightScale: 64, top: 48, foot: 72, gap: 28, panel: 84 } as const;

/** Indexes of the axes of a chart over time in its `yAxis`: left, right, that of the marks, then one for each panel below. */
export const axisOf = { left: 0, right: 1, marks: 2, panel: (index: number) => 3 + index } as const;

/** Lines that have a panel of their own below the others, on the same time axis. */
export const beneath = (lines: readonly Line[]): readonly Line[] => lines.filter(({ beside }) => beside === true);

/** Height of a chart whose first panel alone has this height. */
export function heightWith(lines: readonly Line[], height: number): number {
  return height + beneath(lines).length * (room.panel + room.gap);
}

/**
 * Panels one below the other on one time axis: pointing at one points at all.
 * @param height of the first panel with what is above and below it, px
 * @param unitName how a unit is printed
 */
export function timePanels(
  lines: readonly Line[],
  dots: Dots | undefined,
  {
    height,
    at,
    unitName,
  }: { readonly height: number; readonly at: (instant: number) => string; readonly unitName: (unit: string) => string },
) {
  const below = beneath(lines);
  const onRight = dots?.beside === true ? dots : undefined;
  const sides = { outerBoundsMode: 'none', left: room.left, right: onRight === undefined ? room.right : room.rightScale };
  const first = height - room.top - room.foot;
  const topOf = (index: number) => room.top + first + room.gap + index * (room.panel + room.gap);
  const left = lines.find(({ beside }) => beside !== true);
  const ends = endsOf(left);
  return {
    grid: [{ ...sides, top: room.top, height: first }, ...below.map((_, index) => ({ ...sides, top: topOf(index), height: room.panel }))],
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    xAxis: [undefined, ...below].map((_, index) => ({
      type: 'time',
      gridIndex: index,
      ...ends,
      axisPointer: {
        show: true,
        label: { show: index === below.length, formatter: ({ value }: { readonly value: number }) => at(value) },
      },
      axisLabel: { show: index === below.length, formatter: within(ends, at) },
    })),
    yAxis: [
      valueAxis(0, unitName(left?.unit ?? ''), true),
      { ...valueAxis(0, unitName(onRight?.unit ?? ''), false), show: onRight !== undefined },
      // for marks: they stay on the axis whatever the others show
      { type: 'value', show: false, min: 0, max: 1 },
      ...below.map(({ name, unit }, index) => ({
        ...valueAxis(index + 1, `${name} ${unitName(unit)}`, true),
        splitNumber: 2,
        nameTextStyle: { align: 'left' },
        nameGap: 8,
      })),
    ],
  };
}

/** How instants are written along an axis: if it covers a single day, only the first has the day before the clock. */
function within({ min, max }: { readonly min?: number; readonly max?: number }, at: (instant: number) => string) {
  const dayOf = (instant: number): string => /^.*\s(?=\d{1,2}:\d{2}$)/u.exec(at(instant))?.[0] ?? '';
  if (min === undefined || max === undefined || dayOf(min) === '' || dayOf(min) !== dayOf(max)) return at;
  return (instant: number, index: number): string => (index === 0 ? at(instant) : at(instant).slice(dayOf(instant).length));
}

/** All panels end alike; bars at the ends keep the space that they take. */
function endsOf(line: Line | undefined) {
  const [first, second, last] = [line?.points[0]?.at, line?.points[1]?.at, line?.points.at(-1)?.at];
  if (first === undefined || second === undefined || last === undefined) return {};
  const aside = line?.shape === 'bar' ? (second - first) / 2 : 0;
  return { min: first - aside, max: last + aside, containShape: false };
}

function valueAxis(gridIndex: number, name: string, lines: boolean) {
  return { type: 'value', gridIndex, name, nameLocation: 'end', scale: false, splitLine: { show: lines } };
}
