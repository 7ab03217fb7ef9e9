import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { parseDecimal } from '#platform/tables/number.ts';
import type { RowBatch, Table } from '#platform/tables/table.ts';
import { timeReader, type TimeOf } from './codes-above.ts';
import { firstRows } from './days-above.ts';
import { saysRegister } from '../headings/heading-places.ts';
import { findPlan, type Plan } from '../columns/layout.ts';
import { lengthNamed, rowLength, type RowLength } from '../units/length-words.ts';
import { isNoRecord } from '../units/no-record.ts';
import type { Sayable } from '../headings/options.ts';
import { codeOfRow } from '../units/register-column.ts';

type Cells = readonly string[];
type Long = Extract<Plan, { layout: 'long' }>;

/** The length of rows: from a column, or whole days among clock times. */
type Lengths = { readonly column: number; readonly of: (cells: Cells) => RowLength | null; readonly areSaid: boolean };

/** What is read of a file, and how its rows are examined. */
type Read = { readonly lengths: Lengths; readonly kept: RowLength; readonly plan: Long; readonly timeOf: TimeOf };

/**
 * A table whose rows have several lengths (小时 and 日, hours and the sum of their day): keeps those of the finest, or of the one that the
 * sender gives, because their sums would be counted twice. The others are reported, and compared with their parts.
 * @returns null if all rows have the same length
 * @throws Problem `lengths-open` if some of the longer rows have no parts in the file
 */
export async function rowsOfOneLength(table: Table, says: Sayable): Promise<Table | null> {
  const rows = await firstRows(table);
  const lengths = lengthsSaid(table.header, rows) ?? daysAmongClocks(table.header, rows, says);
  if (lengths === null) return null;
  const [finest, ...longer] = lengthsIn(lengths, rows);
  if (finest === undefined || longer.length === 0) return null;
  const asked = [finest, ...longer].find(({ name }) => name !== null && isSame(lengthNamed(name), says.interval));
  const read = readerOf(table.header, rows, says, lengths, asked ?? finest);
  if (read === null) return null;
  const held = await comparedWithParts(table, read, longer);
  if (!lengths.areSaid && !held.isSum) return null;
  if (asked === undefined && held.alone !== null) throw lengthsOpen(table, read, longer, held);
  table.findings.push(...findingsOf(table, read, held));
  return { ...table, rows: { [Symbol.asyncIterator]: () => ofLength(table, read) } };
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

async function* ofLength(table: Table, { lengths, kept }: Read): AsyncGenerator<RowBatch> {
  for await (const batch of table.rows)
    yield batch.filter(({ cells }) => [kept.seconds, undefined].includes(lengths.of(cells)?.seconds) || isNoRecord(cells, table.header));
}

/** The column all of whose words are lengths, and not all the same. */
function lengthsSaid(header: Cells, rows: readonly Cells[]): Lengths | null {
  const column = header.findIndex((_, at) => {
    const words = new Set(rows.map((cells) => (cells[at] ?? '').trim()));
    words.delete('');
    return words.size > 1 && words.size <= 10 && [...words].every((word) => rowLength(word) !== null);
  });
  return column < 0 ? null : { column, of: (cells) => rowLength(cells[column] ?? ''), areSaid: true };
}

const dayAlone = /^(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[./-]\d{1,2}[./-]\d{4})$/u;
const withClock = /\d[T\s]+\d{1,2}:\d{2}/u;

/** Whole days among clock times, each a few times at most: a day's sum, or its midnight. */
function daysAmongClocks(header: Cells, rows: readonly Cells[], says: Sayable): Lengths | null {
  const isDay = (cells: Cells, at: number): boolean => dayAlone.test((cells[at] ?? '').trim());
  const column = header.findIndex((_, at) => {
    const days = rows.filter((cells) => isDay(cells, at)).length;
    const clocks = rows.filter((cells) => withClock.test(cells[at] ?? '')).length;
    return days > 0 && clocks > 2 * days && days + clocks === rows.length;
  });
  if (column < 0 || says.valueColumn === header[column]) return null;
  const hour: RowLength = { seconds: 3600, name: null };
  const day: RowLength = { seconds: 86_400, name: '1d' };
  return { column, of: (cells) => (isDay(cells, column) ? day : hour), areSaid: false };
}

const lengthsIn = (lengths: Lengths, rows: readonly Cells[]): RowLength[] =>
  [
    ...new Map(rows.flatMap((cells) => [lengths.of(cells)].flatMap((one) => (one === null ? [] : [[one.seconds, one] as const])))).values(),
  ].toSorted((a, b) => a.seconds - b.seconds);

function readerOf(header: Cells, rows: readonly Cells[], says: Sayable, lengths: Lengths, kept: RowLength): Read | null {
  try {
    const some = rows.filter((cells) => lengths.of(cells)?.seconds === kept.seconds);
    const { plan } = findPlan(header, some, { ...says, interval: undefined });
    const timeOf = plan.layout === 'long' ? timeReader(header, some, says) : null;
    return plan.layout !== 'long' || timeOf === null ? null : { lengths, kept, plan, timeOf };
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

type Part = { starts: number; ends: number };
type Longer = { readonly code: string; readonly at: number; readonly value: number; readonly row: number; readonly length: RowLength };
type Comparison = {
  readonly longer: readonly Longer[];
  /** The first of the others without parts in the file; null if all have some. */
  readonly alone: Longer | null;
  readonly wrong: readonly (Longer & { readonly sum: number })[];
  /** Whole days are sums, and not their midnight: the midnight exists separately, or they equal the sum of the clock times. */
  readonly isSum: boolean;
  readonly total: number;
};

/** Reads the whole file: the rows of other lengths, and the sums of the kept ones in their time. */
async function comparedWithParts(table: Table, { lengths, kept, plan, timeOf }: Read, spans: readonly RowLength[]): Promise<Comparison> {
  const parts = new Map<string, Part>();
  const longer: Longer[] = [];
  let [total, midnights] = [0, 0];
  for await (const batch of table.rows)
    for (const { row, cells } of batch) {
      const length = isNoRecord(cells, table.header) ? null : lengths.of(cells);
      const value = parseDecimal(cells[plan.value] ?? '');
      const at = startOf(cells, plan.time, timeOf);
      if (length === null || typeof value !== 'number' || Number.isNaN(at)) continue;
      const code = codeOfRow(plan, cells);
      if (length.seconds !== kept.seconds) {
        longer.push({ code, at, value, row, length });
        continue;
      }
      total += value;
      if (at % 86_400 === 0) midnights += 1;
      for (const { seconds } of spans) {
        add(parts, keyOf(code, at, seconds), 'starts', value);
        add(parts, keyOf(code, at - 1, seconds), 'ends', value);
      }
    }
  return { ...compared(longer, parts, kept, midnights), longer, total };
}

/** The longer rows together with the sums of their parts, whichever end of a part its time marks. */
function compared(longer: readonly Longer[], parts: ReadonlyMap<string, Part>, kept: RowLength, midnights: number) {
  const partOf = ({ code, at, length }: Longer): Part | undefined => parts.get(keyOf(code, at, length.seconds));
  const sums = longer.filter(({ length }) => length.seconds > kept.seconds);
  const alone = sums.find((one) => partOf(one) === undefined) ?? null;
  const wrongBy = (way: 'starts' | 'ends') =>
    sums.flatMap((one) => {
      const sum = partOf(one)?.[way];
      return sum === undefined || isNear(sum, one.value) ? [] : [{ ...one, sum }];
    });
  const [byStarts, byEnds] = [wrongBy('starts'), wrongBy('ends')];
  const wrong = byEnds.length < byStarts.length ? byEnds : byStarts;
  return { alone, wrong, isSum: midnights * 2 > longer.length || (wrong.length === 0 && alone === null) };
}

function add(parts: Map<string, Part>, key: string, way: 'starts' | 'ends', value: number): void {
  const held = parts.get(key) ?? { starts: 0, ends: 0 };
  held[way] += value;
  parts.set(key, held);
}

/** In ten-thousandths; each of the parts may be rounded. */
const isNear = (one: number, other: number): boolean => Math.abs(one - other) <= Math.max(100, Math.abs(other) * 1e-4);

/** The code with the day, month or other time of that length that contains an instant. */
function keyOf(code: string, at: number, seconds: number): string {
  if (seconds < 28 * 86_400) return `${code}\n${Math.floor(at / seconds)}`;
  const day = new Date(at * 1000).toISOString();
  return `${code}\n${day.slice(0, seconds > 300 * 86_400 ? 4 : 7)}`;
}

const month = /^(\d{4})[-/.年](\d{1,2})月?$/u;

function startOf(cells: Cells, time: number, timeOf: TimeOf): number {
  const at = timeOf(cells);
  const [, year, number] = month.exec((cells[time] ?? '').trim()) ?? [];
  return Number.isNaN(at) && year !== undefined ? Date.UTC(Number(year), Number(number) - 1, 1) / 1000 : at;
}

function findingsOf({ header }: Table, { lengths, plan }: Read, { longer, wrong }: Comparison): Finding[] {
  const rows = longer.slice(0, 10).map(({ row }) => row);
  const more = longer.length > rows.length ? ' …' : '';
  const column = (header[lengths.column] as string).trim();
  const told: Finding = {
    code: 'coarser-rows-left',
    severity: 'info',
    evidence: { column, count: longer.length, rows: `${rows.join(', ')}${more}` },
  };
  const [first] = wrong;
  if (first === undefined || saysRegister.test(header[plan.value] as string)) return [told];
  const evidence = { count: wrong.length, row: first.row, meter: first.code, value: first.value / 10_000, sum: first.sum / 10_000 };
  return [told, { code: 'longer-differs', severity: 'warning', evidence }];
}

function lengthsOpen(
  { header }: Table,
  { lengths, kept }: Read,
  longer: readonly RowLength[],
  { longer: rows, alone, total }: Comparison,
): Problem {
  const sumOf = ({ seconds }: RowLength): number =>
    rows.filter(({ length }) => length.seconds === seconds).reduce((sum, { value }) => sum + value, 0);
  const choices = [{ length: kept, sum: total }, ...longer.map((length) => ({ length, sum: sumOf(length) }))].flatMap(({ length, sum }) =>
    length.name === null ? [] : [{ set: { interval: length.name }, comesTo: sum / 10_000 }],
  );
  return new Problem('bad-input', 'lengths-open', {
    column: (header[lengths.column] as string).trim(),
    row: alone?.row,
    meter: alone?.code,
    choices,
  });
}
