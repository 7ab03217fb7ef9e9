import { Problem } from '#kernel/problem.ts';
import type { DateOrder } from '#platform/tables/date-order.ts';
import { headingKey } from '#platform/tables/columns.ts';
import { isSum } from '#platform/tables/footer-rows.ts';
import { sniffTimeFormat } from '#platform/tables/time.ts';
import { clockColumns } from '../times/clock-columns.ts';
import { filledCells, holdsMonthNumbers, isBareMonth, partsOfDay, type ContentOf } from '../times/column-content.ts';
import { dottedOnes } from '../times/dotted-month.ts';
import { areFirsts, areWeeks } from '../times/first-days.ts';
import {
  compactClock,
  fractionClock,
  instantWritten,
  parseDayNumber,
  parseQuarterNumber,
  splitClocks,
  type TimeWritten,
} from '../times/row-time.ts';
import { placeOfYears } from '../times/short-month.ts';
import { saysDay } from '../times/titled-times.ts';

type Rows = readonly (readonly string[])[];

/** The year of cells that omit it, and the order of their dates. */
export type BareYear = {
  readonly year: number | null;
  /** The month from which on it applies, if earlier months belong to the next year. */
  readonly turn?: number | undefined;
  /** The order of dates, as given by the sender. */
  readonly order?: DateOrder | undefined;
};

/** Headings of times other than those of readings: when a row was written, a building built, a meter installed. */
export const otherTimes =
  /导出|上传|入库|录入|填报|创建|更新|修改|安装|投运|投产|竣工|建成|开户|缴费|付款|打印|出账|received|created?|updated?|modified|revision|revised|inserted|uploaded|install|built|commission|paid|due|printed|billed|bill[_\s]?date|invoice/iu;
/** Headings of the ends of periods. */
export const saysEnd = /end|until|stop|(?:^|[\s_])(?:to|til|till|bis|tot|au|fin|hasta|slut)(?:[\s_]|$)|截止|结束|终止|止|至/iu;
const saysPart =
  /^(?:hora|heure|stunde|uur|ora|timme|小时|时|时刻|时段|时点|点|hours?|hr|he|hour[\s_-]?(?:ending|of[\s_-]?day|number)|(?:settlement|trading)?[\s_-]?period|interval(?:[\s_-]?(?:number|no))?|half[\s_-]?hour)$/iu;
const saysMonth = /^(?:月|月份|months?|mon|mm|monat|mese|mois|mes|maand|bill(?:ing)?[\s_-]?month)$/iu;
const saysWeek = /周|星期|week|woche|semaine|semana/iu;
const saysQuarter = /^(?:季|季度|quarters?|qtr|q|trimestre|quartal)$/iu;
const saysMinute = /^(?:分|分钟|minutes?|mins?|mi)$/iu;

/** The notation of the time in a column, and next to it. Throws Problem `year-needed`, `month-dotted`. */
export function written(
  header: readonly string[],
  rows: Rows,
  time: number,
  content: ContentOf,
  { year, turn, order }: BareYear,
  end: number | null,
): { readonly written: TimeWritten } {
  const held = content(time);
  const bareMonth = isBareMonth(header[time] as string, rows, time, held);
  if (bareMonth || held === 'bare-day') {
    if (year === null) throw new Problem('bad-input', 'year-needed', { header: header.slice(0, 20).join(', ') });
    return { written: { as: bareMonth ? 'month-of' : 'day-of', year, ...(turn !== undefined && { turn }) } };
  }
  if (held === 'short-month') return { written: { as: 'short-month', year: placeOfYears(filledCells(rows, time), order) } };
  if (held === 'dotted-month') {
    const cells = rows.map((cells) => (cells[time] ?? '').trim());
    const ones = dottedOnes(cells);
    if (ones === null)
      throw new Problem('bad-input', 'month-dotted', { column: header[time], text: cells.find((text) => text !== '') ?? '' });
    return { written: { as: 'dotted-month', ones } };
  }
  const others = header.flatMap((_, column) => (column === time ? [] : [column]));
  const called = (says: RegExp): number[] => others.filter((column) => says.test((header[column] as string).normalize('NFKC').trim()));
  if (held === 'span') return { written: { as: 'span' } };
  if (held === 'month' || (held === 'day' && /月份|账期|month/iu.test(headingKey(header[time] as string)) && isOfMonths(rows, time)))
    return { written: { as: 'month' } };
  if (held === 'day' && saysWeek.test(headingKey(header[time] as string)) && end === null && areWeeks(rows, time))
    return { written: { as: 'week', ends: saysEnd.test(header[time] as string) } };
  if (held === 'year') {
    const [month] = called(saysMonth).filter((column) => holdsMonthNumbers(rows, column));
    const [quarter] = called(saysQuarter).filter((column) =>
      holds(rows, column, (text) => parseQuarterNumber(text) !== null || isSum(text)),
    );
    if (month === undefined && quarter !== undefined) return { written: { as: 'quarter-beside', column: quarter } };
    if (month === undefined) return { written: { as: 'year' } };
    const [day] = called(saysDay).filter((column) => holdsDayNumbers(rows, column));
    if (day === undefined) return { written: { as: 'month-beside', column: month } };
    return {
      written: ofThree(
        rows,
        called,
        { month, day },
        others.filter((column) => content(column) === 'clock'),
      ),
    };
  }
  if (held !== 'day') return { written: instantWritten };
  const clocks = others.filter((column) => content(column) === 'clock' || isCompactClock(header, rows, column));
  const days = others.filter((column) => content(column) === 'day' && !otherTimes.test(header[column] as string));
  const endDay = end ?? (clocks.length === 2 && days.length === 1 ? (days[0] as number) : null);
  const [span, ...spans] = others.filter((column) => holds(rows, column, (text) => splitClocks(text) !== null));
  if (span !== undefined && spans.length === 0) return { written: { as: 'clock-span', column: span } };
  const pairs = clockColumns(header, rows, { time, end: endDay }, clocks);
  if (pairs !== null) return { written: pairs };
  return { written: partWritten(rows, called) ?? instantWritten };
}

/** `0000` to `2330` under a heading of times are clock times. */
function isCompactClock(header: readonly string[], rows: Rows, column: number): boolean {
  const cells = filledCells(rows, column);
  const saysClock = /时刻|时间|时点|time|clock|heure|hora|uhrzeit|stunde/iu.test(header[column] as string);
  return saysClock && cells.length > 0 && (cells.every((text) => compactClock.test(text)) || isFractions(cells));
}

/** Clock times as stored by a spreadsheet, as fractions of a day. */
const isFractions = (cells: readonly string[]): boolean =>
  cells.some((text) => text.includes('.')) && cells.every((text) => fractionClock.test(text));

type Called = (says: RegExp) => number[];

/** The time accompanying a day that is in separate columns for year, month and day. */
function ofThree(
  rows: Rows,
  called: Called,
  days: { readonly month: number; readonly day: number },
  clocks: readonly number[],
): TimeWritten {
  const [clock] = clocks;
  if (clocks.length === 1 && clock !== undefined) return { as: 'clock', column: clock, days };
  const part = partWritten(rows, called);
  return part === null ? { as: 'day-beside', days } : { ...part, days };
}

/** The number of an hour, half hour or quarter next to the day, or an hour with its minute; null if there is none. */
function partWritten(rows: Rows, called: Called): Extract<TimeWritten, { as: 'part' | 'hour-minute' }> | null {
  const [part] = called(saysPart);
  const parts = part === undefined ? null : partsOfDay(rows, part);
  if (part === undefined || parts === null) return null;
  const [minute] = called(saysMinute).filter((column) => filledCells(rows, column).every((text) => /^[0-5]?\d(?:\.0)?分?$/u.test(text)));
  return minute === undefined ? { as: 'part', column: part, ...parts } : { as: 'hour-minute', hour: part, minute };
}

/** Whether a column has content, and each of its cells is of a kind. */
const holds = (rows: Rows, column: number, is: (text: string) => boolean): boolean => {
  const cells = filledCells(rows, column);
  return cells.length > 0 && cells.every(is);
};

const holdsDayNumbers = (rows: Rows, column: number): boolean => {
  const cells = filledCells(rows, column);
  return cells.length > 0 && cells.every((text) => parseDayNumber(text) !== null);
};

/** Whether all days are the first of their month, in the order of day and month that is possible. */
function isOfMonths(rows: Rows, column: number): boolean {
  const cells = filledCells(rows, column);
  const { format } = sniffTimeFormat(cells);
  return [false, true].some((dayFirst) => areFirsts(cells, { ...format, dayFirst }));
}
