import { addMonths, civil, dayNumber } from '#kernel/day.ts';
import type { BillSpan, DaySeries, SpanPoints } from './facts.ts';

/** Bills of fewer or more days are not points (OpenDSM 1.2.7). */
const [leastDays, mostDays] = [25, 70];
/** Tolerance for rounding in the length of a span. */
const slack = 1e-9;

/**
 * The spans of a billing model: of `bills`, the good spans of one meter, those of 25 to 70 days entirely in the base; if they cover less
 * than half of the base, whole calendar months of which each day is measured (a meter read daily has no such spans, or only a gap or two).
 * A span with an excluded day, or with one whose temperature or factor is unknown, is not a point.
 */
export function spanPoints(series: DaySeries, bills: readonly BillSpan[] | null): SpanPoints {
  const end = series.from + series.use.length;
  const good = (bills ?? []).filter(
    ({ from, to }) => to - from >= leastDays - slack && to - from <= mostDays + slack && from >= series.from && to <= end,
  );
  const whole = good.filter((bill) => isKnown(series, bill)).toSorted((a, b) => a.from - b.from);
  const length = good.reduce((sum, { from, to }) => sum + to - from, 0);
  return pointsOf(series, 2 * length >= series.use.length ? whole : wholeMonths(series).filter((month) => isKnown(series, month)));
}

/** The first and last day that a span touches. */
const touched = ({ from, to }: BillSpan): [number, number] => [Math.floor(from + slack), Math.ceil(to - slack) - 1];

function isKnown({ from, temperature, excluded, factors }: DaySeries, span: BillSpan): boolean {
  const [first, last] = touched(span);
  for (let day = first; day <= last; day += 1) {
    const at = day - from;
    if (excluded[at] !== 0 || Number.isNaN(temperature[at])) return false;
    if (factors.some(({ values }) => Number.isNaN(values[at]))) return false;
  }
  return true;
}

/** The calendar months within the series whose days are all measured. */
function wholeMonths({ from, use }: DaySeries): BillSpan[] {
  const { year, month, day } = civil(from);
  const found: BillSpan[] = [];
  let first = day === 1 ? from : dayNumber(year, month + 1, 1);
  for (let next = addMonths(first, 1); next <= from + use.length; first = next, next = addMonths(first, 1)) {
    const days = use.subarray(first - from, next - from);
    if (!days.some((value) => Number.isNaN(value))) found.push({ from: first, to: next, use: days.reduce((sum, value) => sum + value, 0) });
  }
  return found;
}

function pointsOf(series: DaySeries, spans: readonly BillSpan[]): SpanPoints {
  const days = spans.map((span) => {
    const [first, last] = touched(span);
    const at = Array.from({ length: last - first + 1 }, (_, step) => first + step);
    const length = span.to - span.from;
    return {
      at,
      t: Float64Array.from(at, (day) => series.temperature[day - series.from] as number),
      share: Float64Array.from(at, (day) => (Math.min(day + 1, span.to) - Math.max(day, span.from)) / length),
    };
  });
  const meanOf = (values: Float64Array, { at, share }: { at: readonly number[]; share: Float64Array }) =>
    at.reduce((sum, day, step) => sum + (share[step] as number) * (values[day - series.from] as number), 0);
  return {
    from: Float64Array.from(spans, ({ from }) => from),
    to: Float64Array.from(spans, ({ to }) => to),
    y: Float64Array.from(spans, ({ from, to, use }) => use / (to - from)),
    w: Float64Array.from(spans, ({ from, to }) => to - from),
    days: days.map(({ t, share }) => ({ t, share })),
    factors: series.factors.map(({ name, values }) => ({ name, values: Float64Array.from(days, (span) => meanOf(values, span)) })),
  };
}
