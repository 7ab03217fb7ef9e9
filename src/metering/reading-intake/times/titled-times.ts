import { columnContent, filledCells, type ContentOf } from './column-content.ts';
import { isSum } from '#platform/tables/footer-rows.ts';
import { parseDayNumber, splitClocks, type TimeWritten } from './row-time.ts';

type Rows = readonly (readonly string[])[];

/** Headings of the number of a day. */
export const saysDay = /^(?:日|日期|号|days?|dd|day[\s_-]?of[\s_-]?month|dom)$/iu;

/** The minimum number of hours that identifies a column of clock times. */
const least = 3;

/**
 * The column of the clock time of a day, or of the number of a day, if titles name the day or the month, and no cell does.
 * @param day since 1970-01-01
 */
export function inPeriod(
  header: readonly string[],
  rows: Rows,
  content: ContentOf,
  {
    day,
    month,
  }: { readonly day?: number | null | undefined; readonly month?: { readonly from: number; readonly to: number } | null | undefined },
): { readonly time: number; readonly written: TimeWritten } | null {
  const written = (column: number): TimeWritten | null => {
    const clock = typeof day === 'number' ? clockWritten(rows, column, content, dayText(day)) : null;
    if (clock !== null || !month || !isMonth(month) || !holdsDays(header[column] as string, rows, column)) return clock;
    const date = new Date(month.from * 86_400_000);
    return { as: 'day-number', year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 };
  };
  const found = header.flatMap((_, column) => {
    const how = written(column);
    return how === null ? [] : [{ time: column, written: how }];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** Whether the days are those of a month. */
function isMonth({ from, to }: { readonly from: number; readonly to: number }): boolean {
  const date = new Date(from * 86_400_000);
  return date.getUTCDate() === 1 && to * 86_400_000 === Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}

function clockWritten(rows: Rows, column: number, content: ContentOf, onDay: string): TimeWritten | null {
  const cells = filledCells(rows, column).filter((text) => !isSum(text));
  if (cells.length < least) return null;
  if (content(column) === 'clock') return { as: 'clock', column, onDay };
  return cells.every((text) => splitClocks(text) !== null) ? { as: 'clock-span', column, onDay } : null;
}

/** Days by their number, each after the one before; or with a heading of days. */
function holdsDays(heading: string, rows: Rows, column: number): boolean {
  const cells = filledCells(rows, column).filter((text) => !isSum(text));
  const days = cells.map(parseDayNumber);
  if (cells.length < least || days.some((day) => day === null) || columnContent(rows, column) === 'empty') return false;
  const areSaid = saysDay.test(heading.normalize('NFKC').trim()) || cells.every((text) => /[日号]$/u.test(text));
  return areSaid && days.every((day, at) => at === 0 || (day as number) >= (days[at - 1] as number));
}
