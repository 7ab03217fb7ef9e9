import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { RowBatch, Table } from '#platform/tables/table.ts';
import { parseTime } from '#platform/tables/time.ts';
import { columnContent } from '../times/column-content.ts';
import { timesOf } from '../columns/layout.ts';
import { isCalledCode, isCodeLike } from '../headings/meter-column.ts';
import { isNoRecord } from '../units/no-record.ts';
import type { Sayable } from '../headings/options.ts';
import { besideOf, parseMonthNumber, splitClocks } from '../times/row-time.ts';

type Cells = readonly string[];

/** The columns for the time of a row, from the day to the clock time, and those for what it belongs to. */
type Parts = { readonly times: readonly number[]; readonly codes: readonly number[] };

/** How many rows, and cells of them, are examined before any is filled. */
const looked = { rows: 5000, cells: 1_000_000 };

/**
 * A table whose days are only in the first of their rows, as merged cells are in a csv: adds the day to each row below whose clock time
 * continues from it, or whose metering points are those of the day before.
 * @returns null if no day is omitted
 * @throws Problem `days-empty` if most are omitted and nothing shows which they are
 */
export async function daysAbove(table: Table, says: Sayable): Promise<Table | null> {
  const rows = await firstRows(table);
  const parts = partsIn(table.header, rows, says);
  const first = parts === null ? undefined : rows.find((cells) => parts.times.some((column) => isEmpty(cells, column)));
  if (parts === null || first === undefined) return null;
  const codes = codesOfDays(parts, rows);
  const told = rows.map(fillerOf(parts, codes));
  const open = rows.filter((_, at) => told[at] === 'open');
  const column = (table.header[parts.times[0] as number] as string).trim();
  if (open.length * 2 > rows.length)
    throw new Problem('bad-input', 'days-empty', { column, text: shown(open[0] as Cells), count: open.length });
  if (!told.some((one) => Array.isArray(one))) return null;
  const finding: Finding = { code: 'days-filled', severity: 'info', evidence: { column, text: shown(first) } };
  table.findings.push(finding);
  return { ...table, rows: { [Symbol.asyncIterator]: () => withDays(table, parts, codes) } };
}

export const isEmpty = (cells: Cells, column: number): boolean => (cells[column] ?? '').trim() === '';

const filledOf = (cells: Cells): string[] => cells.filter((cell) => cell.trim() !== '');

/** The first non-empty cells of a row. */
export const shown = (cells: Cells): string => filledOf(cells).slice(0, 4).join(', ');

/** The first rows that are records. */
export async function firstRows({ header, rows }: Table): Promise<Cells[]> {
  const found: Cells[] = [];
  for await (const batch of rows) {
    for (const { cells } of batch) if (!isNoRecord(cells, header)) found.push(cells);
    if (found.length >= Math.min(looked.rows, looked.cells / header.length)) break;
  }
  return found;
}

/** The columns of the time, the coarsest first; null if it is in every row, or not in the first. */
function partsIn(header: readonly string[], rows: readonly Cells[], says: Sayable): Parts | null {
  const times = timeParts(header, rows, says);
  const [first] = rows;
  if (first === undefined || times.length === 0 || times.some((column) => isEmpty(first, column))) return null;
  if (!rows.some((cells) => times.some((column) => isEmpty(cells, column)))) return null;
  const codes = header.flatMap((heading, column) => {
    if (times.includes(column)) return [];
    return columnContent(rows, column) === 'text' || isCalledCode(heading) || isCodeLike(rows, column) ? [column] : [];
  });
  return { times, codes };
}

/** The columns of the time of a row; none if rows give an end, or the time is elsewhere. */
function timeParts(header: readonly string[], rows: readonly Cells[], says: Sayable): number[] {
  try {
    const { time, end, written } = timesOf(header, rows, says);
    if (end !== null || written.as === 'file-period' || written.as === 'clocks') return [];
    const days = 'days' in written && written.days !== undefined ? [written.days.month, written.days.day] : [];
    return [time, ...days, ...besideOf(written).filter((column) => !days.includes(column))];
  } catch (error) {
    if (error instanceof Problem) return [];
    throw error;
  }
}

const codeOf = ({ codes }: Parts, cells: Cells): string => codes.map((column) => (cells[column] ?? '').trim()).join('\n');

/** The codes under each day, if they are the same under the first two; otherwise none. */
function codesOfDays(parts: Parts, rows: readonly Cells[]): ReadonlySet<string> {
  const days: Set<string>[] = [];
  for (const cells of rows) {
    if (days.length === 0 || !isEmpty(cells, parts.times[0] as number)) days.push(new Set());
    if (days.length > 2) break;
    days.at(-1)?.add(codeOf(parts, cells));
  }
  const [one = new Set<string>(), two = new Set<string>()] = days;
  return one.size === two.size && one.isSubsetOf(two) ? one : new Set();
}

/**
 * Reads rows in order.
 * @returns the cells with the day of the row above; null if the row has its complete time, `open` if nothing shows what is omitted
 */
function fillerOf(parts: Parts, codes: ReadonlySet<string>): (cells: Cells) => string[] | 'open' | null {
  const { times } = parts;
  let above: Cells = [];
  let under = new Map<string, readonly number[]>();
  return (cells) => {
    const lacking = times.filter((column) => isEmpty(cells, column));
    const filled = cells.map((cell, column) => (lacking.includes(column) ? (above[column] ?? '') : cell));
    const isNew = (column: number): boolean => !isEmpty(cells, column) && (cells[column] ?? '').trim() !== (above[column] ?? '').trim();
    // what is below a written part starts again
    if (isNew(times[0] as number)) under = new Map();
    const code = codeOf(parts, cells);
    const at = times.map((column) => orderOf(filled[column] ?? ''));
    const before = under.get(code);
    const goesOn = before === undefined ? codes.has(code) : isBehind(at, before);
    const isBelow = times.slice(0, times.findLastIndex((column) => lacking.includes(column)) + 1).some(isNew);
    if (lacking.length > 0 && (above.length === 0 || isBelow || !goesOn)) return 'open';
    under.set(code, at);
    above = filled;
    return lacking.length === 0 ? null : filled;
  };
}

/** The position of a clock time, an hour or a month among others of its column. */
function orderOf(text: string): number {
  const clock = splitClocks(text)?.[0] ?? text;
  const read = parseTime(`2000-01-01 ${clock.trim()}`);
  return typeof read === 'object' ? read.localSeconds : (parseMonthNumber(text) ?? Number(/\d+(?:\.\d+)?/u.exec(text)?.[0] ?? Number.NaN));
}

/** Whether a time is after another, the coarser parts first. */
function isBehind(at: readonly number[], before: readonly number[]): boolean {
  const differing = at.findIndex((here, part) => here !== before[part]);
  return differing >= 0 && (at[differing] as number) > (before[differing] as number);
}

async function* withDays(table: Table, parts: Parts, codes: ReadonlySet<string>): AsyncGenerator<RowBatch> {
  const fill = fillerOf(parts, codes);
  for await (const batch of table.rows)
    yield batch.map((one) => {
      const cells = isNoRecord(one.cells, table.header) ? null : fill(one.cells);
      return Array.isArray(cells) ? { ...one, cells } : one;
    });
}
