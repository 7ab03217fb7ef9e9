import { unitIn } from '#kernel/unit-words.ts';
import { quantityIn } from '#platform/tables/decimal-mark.ts';
import { clearMonthOfName, monthOfName } from '#platform/tables/month-names.ts';
import { isBlankNumber, parseDecimal } from '#platform/tables/number.ts';
import { parseTime, sniffTimeFormat } from '#platform/tables/time.ts';
import { isSum } from '#platform/tables/footer-rows.ts';
import { isShortMonth } from './short-month.ts';
import { isDotted } from './dotted-month.ts';
import { parseMonth, parseMonthNumber, parseYear, partNumber } from './row-time.ts';
import { splitSpan } from './time-spans.ts';

/**
 * The content of a column's cells: times with or without a clock time, months, years, spans from one time to another, a clock time without
 * its day, numbers of parts of a day, numbers, words, or nothing. `serial`: numbers that may be days of a spreadsheet; `dotted-month`:
 * `2025.1`; `short-month`: `25-01`; `bare-month`, `bare-day`: `1月`, `1月5日`, without their year.
 */
export type ColumnContent =
  | 'time'
  | 'day'
  | 'month'
  | 'year'
  | 'span'
  | 'clock'
  | 'serial'
  | 'dotted-month'
  | 'short-month'
  | 'bare-month'
  | 'bare-day'
  | 'number'
  | 'text'
  | 'empty';

/** The content of columns, each examined once. */
export type ContentOf = (column: number) => ColumnContent;

/** The number of cells of a column examined. */
const looked = 200;
/** The share of cells from which on a column counts as being of a kind. */
const most = 0.9;

const bareMonth = /^(?:0?[1-9]|1[0-2]) ?月份?$/u;
/** `十二月份`; without 月 it is a number. */
const chineseMonth = /^(?:十[一二]?|[一二三四五六七八九]) ?月份?$/u;
const bareDay = /^(?:0?[1-9]|1[0-2]) ?月 ?(?:0?[1-9]|[12]\d|3[01]) ?[日号](?: \d{2}:\d{2})?$/u;
const clock = /^(?:\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]m)?|\d{1,2}[时点](?:\d{1,2}分?)?)$/iu;
/** Numbers that are not times in any notation. */
const plainNumber = /^[+-]?(?:\d{1,3}|\d*\.\d+|\d{1,3}\.\d*|\d{9,11}|0\d*)$/u;

/** `01.2025`, as German offices write a month. */
const monthWithPoint = /^(?:0[1-9]|1[0-2])\.(?:19|20)\d{2}$/u;

type Rows = readonly (readonly string[])[];

/** The non-empty cells of a column; `—` and a row of units under the header say nothing about its content. */
export function filledCells(rows: Rows, column: number): string[] {
  const found: string[] = [];
  for (const cells of rows) {
    const text = (cells[column] ?? '').trim();
    if (text !== '' && !isBlankNumber(text) && !(found.length === 0 && cells === rows[0] && unitIn(text) !== null)) found.push(text);
    if (found.length === looked) break;
  }
  return found;
}

/** `25-01-02`: a day, or a room of a house. */
const dashed = /^\d{1,2}-\d{1,2}-\d{1,2}(?!\d)/u;

/**
 * The content of a column, by its first cells.
 * @param isTime its heading says that it holds times: then three short numbers between dashes are days
 * @param isMonth its heading says that it holds months: then two short numbers are a month and its year
 * @example columnContent([['2025-01', '12.5']], 0) // 'month'
 */
export function columnContent(rows: Rows, column: number, isTime = false, isMonth = false): ColumnContent {
  const cells = filledCells(rows, column);
  if (cells.length === 0) return 'empty';
  const share = (is: (text: string) => boolean): number => cells.filter(is).length / cells.length;
  if (share(isDotted) >= most) return 'dotted-month';
  if (isMonth && share(isShortMonth) >= most) return 'short-month';
  if (share((text) => monthWithPoint.test(text)) >= most) return 'month';
  if (share((text) => plainNumber.test(text)) >= most) return 'number';
  if (share((text) => bareMonth.test(text) || chineseMonth.test(text)) >= most || areMonthNames(cells)) return 'bare-month';
  if (share((text) => bareDay.test(text)) >= most) return 'bare-day';
  if (share((text) => clock.test(text)) >= most) return 'clock';
  if (share((text) => parseYear(text) !== null) >= most) return 'year';
  if (share((text) => parseMonth(text) !== null) >= most) return 'month';
  if (!isTime && share((text) => dashed.test(text)) >= most) return 'text';
  const { format } = sniffTimeFormat(cells);
  const times = cells.map((text) => parseTime(text, format));
  const read = times.filter((one) => typeof one === 'object');
  if (read.length >= most * cells.length) {
    if (share((text) => /^\d{5}(?:\.\d*)?$/u.test(text)) >= most) return 'serial';
    return read.every(({ localSeconds }) => localSeconds % 86_400 === 0) ? 'day' : 'time';
  }
  if (areSpans(cells)) return 'span';
  return share((text) => typeof parseDecimal(text) === 'number' || isQuantity(text)) >= most ? 'number' : 'text';
}

/** `Jan`, `März`; `Set` and `Out` only among others. */
const areMonthNames = (cells: readonly string[]): boolean =>
  cells.some((text) => clearMonthOfName(text) !== null) && cells.filter((text) => monthOfName(text) !== null).length >= most * cells.length;

/** `12.5 kWh`: a number with its unit. */
function isQuantity(text: string): boolean {
  const named = quantityIn(text);
  return named !== null && (unitIn(named.unit)?.unit ?? null) !== null && typeof parseDecimal(named.number) === 'number';
}

/** Spans of two times each, with days in one notation. */
function areSpans(cells: readonly string[]): boolean {
  const spans = cells.map(splitSpan);
  if (spans.filter((one) => one !== null).length < most * cells.length) return false;
  const { format } = sniffTimeFormat(spans.flatMap((one) => one ?? []));
  const ways = [format, { ...format, dayFirst: true }];
  const isTime = (part: string): boolean => ways.some((way) => typeof parseTime(part, way) === 'object');
  return spans.filter((one) => one?.every(isTime)).length >= most * cells.length;
}

/** Whether a column holds months without their year: `1月`, or numbers under a heading that says month. */
export function isBareMonth(heading: string, rows: Rows, column: number, held: ColumnContent): boolean {
  return held === 'bare-month' || (held === 'number' && /月份?$|months?$/iu.test(heading.trim()) && holdsMonthNumbers(rows, column));
}

/** Whether all cells are numbers of months: `1`, `12月`. */
export function holdsMonthNumbers(rows: Rows, column: number): boolean {
  const cells = filledCells(rows, column).filter((text) => !isSum(text) && !/^(?:全年|年度?|year)$/iu.test(text));
  return cells.length > 0 && cells.every((text) => parseMonthNumber(text) !== null);
}

/** The parts of a day that a column numbers: hours from 0 or 1, half hours or quarters from 1; null if it holds no such numbers. */
export function partsOfDay(rows: Rows, column: number): { readonly first: 0 | 1; readonly seconds: number } | null {
  const numbers: number[] = [];
  for (const cells of rows) {
    const text = (cells[column] ?? '').trim();
    if (text === '') continue;
    const number = partNumber(text);
    if (number === null) return null;
    numbers.push(number);
  }
  if (numbers.length === 0) return null;
  const [least, greatest] = [Math.min(...numbers), Math.max(...numbers)];
  if (greatest > 96) return null;
  const parts = [24, 48, 96].find((count) => greatest <= count) as number;
  return { first: least === 0 ? 0 : 1, seconds: 86_400 / parts };
}
