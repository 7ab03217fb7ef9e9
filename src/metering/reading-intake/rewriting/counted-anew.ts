import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { decimalMarkOf, withPoint } from '#platform/tables/decimal-mark.ts';
import { isSum } from '#platform/tables/footer-rows.ts';
import { unitsNamed, withoutUnit } from '#platform/tables/heading-units.ts';
import { isBlankNumber, parseDecimal } from '#platform/tables/number.ts';
import type { RowBatch, Table } from '#platform/tables/table.ts';
import { beginOf, beginsAnew, countsOf, stepTo, type Counts, type Shown, type Step } from '../units/anew-steps.ts';
import { anewMaybe, anewSaid, stepsHeading, type AnewEach } from '../words/anew-words.ts';
import { cumulativeBeside } from '../units/cumulative-beside.ts';
import { findPlan, type Plan } from '../columns/layout.ts';
import { whyNotEnergy } from '../units/not-energy.ts';
import { codeOfRow } from '../units/register-column.ts';
import { besideOf, rowTimeReader } from '../times/row-time.ts';
import { readSample } from '../columns/sample.ts';
import type { Says } from '../inspection/says.ts';
import { beginTogether, behindEnds } from '../units/same-start.ts';
import { topCells } from '../headings/top-cells.ts';
import { yearNamed } from '../times/year-named.ts';

type Long = Extract<Plan, { layout: 'long' | 'wide' }>;
type Rows = readonly (readonly string[])[];

/** A table of steps, and options that replace the sender's. */
export type Anew = { readonly table: Table; readonly says: Partial<Says> };

/** One series: a column, and the code of the rows or of the column. */
type Cell = { readonly column: number; readonly code: string };

type Read = {
  readonly plan: Long;
  readonly each: AnewEach;
  readonly counts: Counts;
  /** When a row is, on the clock that wrote it; null if it gives no time. */
  readonly timeOf: (cells: readonly string[]) => (Omit<Shown, 'value'> & { readonly offset: number }) | null;
  readonly number: (text: string) => number | null;
  readonly cells: (cells: readonly string[]) => readonly Cell[];
};

/**
 * Converts a table of counters that restart each day, month or year (`当日累计用电`, `本月累计`, `YTD`) to one with a row for each step:
 * from zero where it restarts. Read as a counter, the first step of each period would be lost.
 * @returns null if it is not such a table, or the sender says what the values are
 * @throws Problem `counted-anew-open` if values only rise within each day and nothing says that they are running totals, and what the
 * columns throw that cannot be read
 */
export async function countedAnew(table: Table, name: string, says: Says): Promise<Anew | null> {
  if (says.kind !== undefined || says.layout === 'days' || says.layout === 'months') return null;
  const given = await topCells(table);
  const plan = planOf(table, name, says, given);
  if (plan === null) return null;
  const read = readOf(table, plan, given, says);
  if (read === null) return null;
  const columns = valuesOf(plan, table.header).map((column) => (table.header[column] as string).trim());
  const finding: Finding = { code: 'counted-anew-read', severity: 'info', evidence: { columns: columns.join(', '), each: read.each } };
  table.findings.push(finding);
  const isNewestFirst = descends(read, given);
  const rows = { [Symbol.asyncIterator]: () => stepsOf(table, read, isNewestFirst) };
  const free = { timeColumn: undefined, startColumn: undefined, endColumn: undefined, valueColumn: undefined, marks: undefined };
  return { table: { ...table, header: headerOf(table.header, plan), rows }, says: free };
}

/** The plan of a table of only such columns; null if it is not one. */
function planOf(table: Table, name: string, says: Says, rows: Rows): Long | null {
  try {
    const around = { above: table.above ?? [], sheet: table.sheet ?? '', file: name };
    const { plan } = findPlan(table.header, rows, { ...says, yearNamed: yearNamed(around)?.year });
    return plan.layout === 'long' || plan.layout === 'wide' ? plan : null;
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

const valuesOf = (plan: Long, header: readonly string[]): readonly number[] =>
  plan.layout === 'long'
    ? [plan.value]
    : plan.meters.filter((column) => whyNotEnergy(header[column] as string) === null && !isSum(withoutUnit(header[column] as string)));

/** How the rows are read; null if they are not counters that restart. */
function readOf(table: Table, plan: Long, rows: Rows, says: Says): Read | null {
  const headings = valuesOf(plan, table.header).map((column) => table.header[column] as string);
  const [each, ...others] = new Set(headings.map(anewSaid));
  const words = [...new Set(headings.map((heading) => anewSaid(heading) ?? anewMaybe(heading)))];
  if (headings.length === 0 || (plan.layout === 'long' && plan.parts !== undefined)) return null;
  const isSaid = each !== undefined && each !== null && others.length === 0;
  const comma = decimalMarkOf(rows, { ...table, anySize: true }, says.decimals) === 'comma';
  const number = (text: string): number | null => {
    const value = parseDecimal(comma ? withPoint(text) : text);
    return typeof value === 'number' ? value : null;
  };
  const timeOf = timeReader(plan, rows, says, isSaid);
  if (timeOf === null) return null;
  const across = valuesOf(plan, table.header).map((column): Cell => ({ column, code: withoutUnit(table.header[column] as string) }));
  const cells = (row: readonly string[]): readonly Cell[] =>
    plan.layout === 'long' ? [{ column: plan.value, code: codeOfRow(plan, row) }] : across;
  const series = seriesOf({ timeOf, number, cells }, rows);
  const together = beginTogether(series);
  if (together === 'open' && !isSaid) throw openOf('start', series);
  if (together !== null) return { plan, each: 'start', counts: { as: 'rows' }, timeOf, number, cells };
  if (!isSaid && maySumYear(table, words) && rise(series)) throw openOf('year', series);
  if (!isSaid && plan.layout === 'long')
    table.findings.push(
      ...cumulativeBeside({ header: table.header, rows, value: plan.value, timeOf, number, codeOf: (row) => codeOfRow(plan, row) }),
    );
  const anew = isSaid ? each : [...series.values()].map(beginsAnew).find((one) => one !== null);
  if (anew === undefined || anew === null) return null;
  if (!isSaid && words[0] !== anew) {
    if (![...series.values()].every((shown) => beginsAnew(shown) === anew)) return null;
    throw openOf(anew, series);
  }
  const [first = []] = [...series.values()].toSorted((a, b) => b.length - a.length);
  return { plan, each: anew, counts: countsOf(anew, first, says.marks), timeOf, number, cells };
}

/** Reads the times of rows. If nothing says that they are running totals, a file with unclear times is left to be asked about. */
function timeReader(plan: Long, rows: Rows, says: Says, isSaid: boolean): Read['timeOf'] | null {
  try {
    const { format } = readSample(plan, rows, says);
    const reader = rowTimeReader(plan.written, plan.time, format);
    const endOf = plan.end === null ? null : rowTimeReader({ as: 'instant' }, plan.end, format);
    const first = rows.flatMap((cells) => {
      const read = reader((column) => cells[column] ?? '');
      return typeof read === 'string' ? [] : [read];
    });
    const areDays = first.length > 0 && first.every(({ start, end }) => Number.isNaN(end) && start % 86_400 === 0);
    const timeOf = (cells: readonly string[]) => {
      const [read, until] = [reader((column) => cells[column] ?? ''), endOf?.((column) => cells[column] ?? '')];
      if (typeof read === 'string') return null;
      const end = until !== undefined && typeof until !== 'string' ? until.start : areDays ? read.start + 86_400 : read.end;
      return { start: read.start, end, offset: read.startOffset };
    };
    const behind = endOf === null && plan.written.as !== 'span' ? 0 : behindEnds(rows.flatMap((cells) => timeOf(cells) ?? []));
    return (cells) => {
      const time = timeOf(cells);
      return time === null ? null : { ...time, end: time.end + behind };
    };
  } catch (error) {
    if (!(error instanceof Problem) || isSaid) throw error;
    return null;
  }
}

/** The values of each series in the first rows, in order of time. */
function seriesOf({ timeOf, number, cells }: Pick<Read, 'timeOf' | 'number' | 'cells'>, rows: Rows): Map<string, Shown[]> {
  const all = rows.flatMap((row) => {
    const time = timeOf(row);
    return time === null
      ? []
      : cells(row).flatMap(({ column, code }) => {
          const value = number(row[column] ?? '');
          return value === null ? [] : [{ code, ...time, value }];
        });
  });
  const groups = Map.groupBy(
    all.filter(({ code }) => !isSum(code)),
    ({ code }) => code,
  );
  for (const group of groups.values()) group.sort(inTime);
  return groups;
}

const inTime = (a: Omit<Shown, 'value'>, b: Omit<Shown, 'value'>): number => a.start - b.start || a.end - b.end || 0;

/** Whether a heading may say, or a title says and no heading denies, that values are totals since the beginning of the year. */
const maySumYear = ({ above = [], sheet = '' }: Table, words: readonly (AnewEach | null)[]): boolean =>
  words.every((word) => word === 'year') ||
  (words.every((word) => word === null) && [...above, sheet].some((text) => anewSaid(text) === 'year'));

/** Whether each series only rises within a year, and one shows it by at least three values. */
function rise(series: ReadonlyMap<string, readonly Shown[]>): boolean {
  const all = [...series.values()].flatMap((shown) => [...Map.groupBy(shown, ({ start }) => beginOf('year', start)).values()]);
  return (
    all.some(({ length }) => length > 2) &&
    all.every((shown) => shown.every(({ value }, at) => at === 0 || value >= (shown[at - 1] as Shown).value))
  );
}

/** Whether the newest comes first. */
function descends({ timeOf, cells }: Read, rows: Rows): boolean {
  const last = new Map<string, Omit<Shown, 'value'>>();
  let [up, down] = [0, 0];
  for (const row of rows) {
    const time = timeOf(row);
    for (const { code } of time === null ? [] : cells(row).slice(0, 1)) {
      const before = last.get(code);
      const order = before === undefined || time === null ? 0 : inTime(time, before);
      if (order > 0) up += 1;
      if (order < 0) down += 1;
      if (time !== null) last.set(code, time);
    }
  }
  return down > up;
}

/** What only rises within each day although nothing says that it is a running total. */
function openOf(each: AnewEach, series: ReadonlyMap<string, readonly Shown[]>): Problem {
  const [code, shown] = [...series][0] as [string, readonly Shown[]];
  const counts = countsOf(each, shown, undefined);
  const used = shown.reduce((sum, now, at) => sum + (stepTo(each, counts, shown[at - 1], now)?.used ?? 0), 0);
  const all = shown.reduce((sum, { value }) => sum + value, 0);
  const rounded = (value: number): number => Number((value / 10_000).toPrecision(12));
  return new Problem('bad-input', 'counted-anew-open', {
    meter: code,
    each,
    anew: rounded(used),
    interval: rounded(all),
    choices: [{ set: { kind: 'interval' }, comesTo: rounded(all) }],
  });
}

const keptOf = (header: readonly string[], plan: Long): readonly number[] => {
  const gone = new Set([plan.time, ...besideOf(plan.written), ...(plan.end === null ? [] : [plan.end])]);
  // the codes may give the period too
  if (plan.layout === 'long' && plan.meter !== null) gone.delete(plan.meter);
  const values = plan.layout === 'long' ? [plan.value] : plan.meters;
  return plan.layout === 'wide' ? [] : header.map((_, column) => column).filter((column) => !gone.has(column) && !values.includes(column));
};

function headerOf(header: readonly string[], plan: Long): string[] {
  const kept = keptOf(header, plan).map((column) => header[column] as string);
  if (plan.layout === 'wide') return ['start', 'end', 'meter', 'value', 'unit'];
  return ['start', 'end', ...kept, stepsHeading(header[plan.value] as string)];
}

const written = (seconds: number, offset: number): string => {
  const local = new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
  if (Number.isNaN(offset)) return local;
  const minutes = Math.abs(offset) / 60;
  const two = (number: number): string => String(Math.floor(number)).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
};

/** Four decimals, so that no group of three is taken for thousands. */
const amount = (value: number): string => (value / 10_000).toFixed(4);

type Pending = {
  readonly row: number;
  readonly cells: readonly string[];
  readonly cell: Cell;
  readonly shown: Shown;
  readonly offset: number;
};

async function* stepsOf(table: Table, read: Read, isNewestFirst: boolean): AsyncGenerator<RowBatch> {
  const { plan, each, counts } = read;
  const kept = keptOf(table.header, plan);
  const last = new Map<string, Pending>();
  const rowOf = ({ row, cells, cell, offset }: Pending, step: Step | null) => {
    if (step === null) return [];
    const time = [written(step.from, offset), written(step.to, offset)];
    const beside = kept.map((column) => cells[column] ?? '');
    const unit = unitsNamed(table.header[cell.column] as string).find((one) => one.unit !== null)?.code ?? '';
    const told = plan.layout === 'long' ? [...beside, amount(step.used)] : [cell.code, amount(step.used), unit];
    return [{ row, cells: [...time, ...told] }];
  };
  const took = (one: Pending) => {
    const before = last.get(one.cell.code);
    last.set(one.cell.code, one);
    if (!isNewestFirst) return rowOf(one, stepTo(each, counts, before?.shown, one.shown));
    return before === undefined ? [] : rowOf(before, stepTo(each, counts, one.shown, before.shown));
  };
  for await (const batch of table.rows)
    yield batch.flatMap(({ row, cells }) => {
      const time = read.timeOf(cells);
      const beside = kept.map((column) => cells[column] ?? '');
      return read.cells(cells).flatMap((cell) => {
        const text = (cells[cell.column] ?? '').trim();
        const value = read.number(text);
        if (time !== null && value !== null)
          return took({ row, cells, cell, offset: time.offset, shown: { start: time.start, end: time.end, value } });
        // a missing value is included in the next step; a sum, a note or an unreadable value stays one row
        if (text === '' || isBlankNumber(text)) return [];
        return [{ row, cells: [cells[plan.time] ?? '', '', ...(plan.layout === 'long' ? [...beside, text] : [cell.code, text, ''])] }];
      });
    });
  if (isNewestFirst) yield [...last.values()].flatMap((one) => rowOf(one, stepTo(each, counts, undefined, one.shown)));
}
