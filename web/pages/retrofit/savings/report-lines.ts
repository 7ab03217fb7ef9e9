import type { Line, Point, Shade } from '../../../chart/points.ts';

type BasePoint = { readonly start: string; readonly end: string; readonly use: number; readonly predicted: number | null };
type ReportStep = { readonly start: string; readonly measured: number | null; readonly adjusted: number | null };
type Names = { readonly measured: string; readonly adjusted: string; readonly unit: string };

const dayMs = 86_400_000;

/**
 * The base and the report one after the other: measured values, and those of the model. Days are at midnight UTC, hours as the local clock
 * shows them; a bill is its use per day on each of its days.
 * @param localOf the local time of an instant, `2025-03-01T05:00`
 */
export function reportLines(
  base: readonly BasePoint[],
  steps: readonly ReportStep[],
  localOf: (instant: string) => string,
  { measured, adjusted, unit }: Names,
): readonly Line[] {
  const rows = withGaps([
    ...base.flatMap(({ start, end, use, predicted }) => timesOf(start, end).map((at) => ({ at, use, said: predicted }))),
    ...steps.map((one) => ({ at: Date.parse(`${localOf(one.start)}Z`), use: one.measured, said: one.adjusted })),
  ]);
  const points = (value: (row: (typeof rows)[number]) => number | null): Point[] => rows.map((row) => ({ at: row.at, value: value(row) }));
  return [
    { name: measured, unit, points: points(({ use }) => use) },
    { name: adjusted, unit, points: points(({ said }) => said) },
  ];
}

type Row = { readonly at: number; readonly use: number | null; readonly said: number | null };

/** In order of time; where more than a day is missing nothing is drawn: a line across would be taken for use. */
function withGaps(rows: readonly Row[]): Row[] {
  const ordered = rows.toSorted((a, b) => a.at - b.at);
  return ordered.flatMap((row, at) => {
    const before = ordered[at - 1];
    return before !== undefined && row.at - before.at > dayMs ? [{ at: before.at + dayMs, use: null, said: null }, row] : [row];
  });
}

function timesOf(start: string, end: string): number[] {
  if (start.length > 10) return [Date.parse(`${start}Z`)];
  const [first, last] = [Date.parse(start), Date.parse(end)];
  return Array.from({ length: Math.max(1, Math.round((last - first) / dayMs)) }, (_, at) => first + at * dayMs);
}

/** The time spans of events, for the chart. */
export const eventShades = (events: readonly { readonly from: string; readonly to: string }[]): readonly Shade[] =>
  events.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }));
