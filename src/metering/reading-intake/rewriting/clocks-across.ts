import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { halfWidth, parseDecimal } from '#platform/tables/number.ts';
import { parseTime } from '#platform/tables/time.ts';
import type { RowBatch, Table } from '#platform/tables/table.ts';
import { columnContent } from '../times/column-content.ts';
import { known } from '../headings/heading-places.ts';
import type { Says } from '../inspection/says.ts';
import { saysShownAcross } from '../headings/shown-across.ts';
import { topCells } from '../headings/top-cells.ts';
import { saysUse } from '../words/use-words.ts';

type Rows = readonly (readonly string[])[];

/** A column for one clock time of each row's day, in seconds after its midnight. */
type Clock = { readonly column: number; readonly at: number };
type Clocks = { readonly day: number; readonly step: number; readonly columns: readonly Clock[] };

const clock = /^(\d{1,2})\s?(?:[:h时点])\s?(\d{2})?(?::00)?\s?分?$/iu;
/** Fewer do not form a day; from this many on columns are recognised as its parts (`day-columns.ts`). */
const [fewest, ofDay] = [2, 24];

/** The columns with clock times as headings, in equal steps through the whole day, next to one of days; null if there are none. */
function clocksOf(header: readonly string[], rows: Rows): Clocks | null {
  const columns = header.flatMap((heading, column): Clock[] => {
    const [, hour, minute = '0'] = clock.exec(halfWidth(heading).trim()) ?? [];
    return hour === undefined ? [] : [{ column, at: Number(hour) * 3600 + Number(minute) * 60 }];
  });
  const step = 86_400 / columns.length;
  const first = columns[0]?.at;
  const areEven = (first === 0 || first === step) && columns.every(({ at }, place) => at === first + place * step);
  if (columns.length < fewest || !areEven) return null;
  const day = header.findIndex((_, column) => columns.every((one) => one.column !== column) && columnContent(rows, column) === 'day');
  const areDays = day >= 0 && rows.every((cells) => (cells[day] ?? '').trim() === '' || dayIn(cells[day] as string) !== null);
  return areDays ? { day, step, columns } : null;
}

/** The midnight of a day, in seconds since 1970-01-01. */
function dayIn(text: string): number | null {
  const time = parseTime(text.trim());
  return typeof time === 'string' || time.localSeconds % 86_400 !== 0 ? null : time.localSeconds;
}

/** The values of each metering point in the order of its rows. */
function seriesOf(rows: Rows, { columns, day }: Clocks, meter: number | null): number[][] {
  const days = rows.filter((cells) => (cells[day] ?? '').trim() !== '');
  const groups = Map.groupBy(days, (cells) => (meter === null ? '' : (cells[meter] ?? '').trim()));
  return [...groups.values()].map((own) =>
    own
      .toSorted((a, b) => (dayIn(a[day] as string) ?? 0) - (dayIn(b[day] as string) ?? 0))
      .flatMap((cells) =>
        columns.flatMap(({ column }) => [parseDecimal(cells[column] ?? '')].filter((value) => typeof value === 'number')),
      ),
  );
}

const steps = (values: readonly number[]): number[] => values.slice(1).map((value, at) => value - (values[at] as number));
const rises = (values: readonly number[]): boolean =>
  values.length > 1 && steps(values).every((step) => step >= 0) && steps(values).some(Boolean);

/** This many values must be this many times above their greatest step to be counter values. */
const high = { least: 8, above: 10 };
const standsHigh = (values: readonly number[]): boolean =>
  values.length >= high.least && (values[0] as number) >= high.above * Math.max(...steps(values));

/**
 * Converts a table with a row for each day and a column for each clock time (`00:00,06:00,12:00,18:00`) to one row for each reading of a
 * counter, if all values rise from clock time to clock time and day to day and are high above their steps; otherwise to one row for each
 * part of the day, if the sender or a title says so. With 24 and more columns only counters are unfolded.
 * @returns null if it is not such a table
 * @throws Problem `clocks-open` if either is possible, with the total in each case
 */
export async function clocksAcross(table: Table, name: string, says: Says): Promise<Table | null> {
  if (says.layout !== undefined || says.timeColumn !== undefined || says.valueColumn !== undefined) return null;
  const rows = await topCells(table);
  const clocks = clocksOf(table.header, rows);
  if (clocks === null) return null;
  const series = seriesOf(rows, clocks, known(table.header, 'meter', says)).filter((values) => values.length > 0);
  const kind = says.kind ?? kindOf(series, clocks, [...(table.above ?? []), table.sheet ?? '', name].join(' '));
  if (kind === null || (kind === 'interval' && clocks.columns.length >= ofDay)) return null;
  table.findings.push(told(table, clocks, kind));
  return unfolded(table, clocks, kind);
}

function kindOf(series: readonly number[][], { columns }: Clocks, said: string): 'register' | 'interval' | null {
  const isRising = series.length > 0 && series.every(rises);
  // within one day use may rise too
  const areDays = series.every(({ length }) => length > columns.length);
  if (isRising && ((areDays && series.every(standsHigh)) || saysShownAcross([said]))) return 'register';
  if (columns.length >= ofDay) return null;
  if (!isRising && saysUse.test(said)) return 'interval';
  const rounded = (value: number): number => Number((value / 10_000).toPrecision(12));
  const interval = rounded(series.flat().reduce((sum, value) => sum + value, 0));
  const register = rounded(series.reduce((sum, values) => sum + (values.at(-1) ?? 0) - (values[0] ?? 0), 0));
  const choices = [
    ...(isRising ? [{ set: { kind: 'register' }, comesTo: register }] : []),
    { set: { kind: 'interval' }, comesTo: interval },
  ];
  throw new Problem('bad-input', 'clocks-open', { columns: columns.length, hours: 24 / columns.length, register, interval, choices });
}

const told = ({ header }: Table, { columns }: Clocks, kind: 'register' | 'interval'): Finding => {
  const [first, last] = [columns[0], columns.at(-1)].map((one) => (header[one?.column ?? 0] as string).trim()) as [string, string];
  return kind === 'register'
    ? { code: 'instants-across-read', severity: 'info', evidence: { count: columns.length, first, last } }
    : { code: 'day-columns-read', severity: 'info', evidence: { columns: columns.length, minutes: 1440 / columns.length } };
};

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');

function unfolded(table: Table, { day, step, columns }: Clocks, kind: 'register' | 'interval'): Table {
  const across = new Set([day, ...columns.map(({ column }) => column)]);
  const kept = table.header.map((_, column) => column).filter((column) => !across.has(column));
  // columns that end with 24:00 are named by the ends of their parts
  const early = kind === 'interval' && columns[0]?.at === step ? step : 0;
  const times = (at: number): string[] => (kind === 'register' ? [instant(at)] : [instant(at - early), instant(at - early + step)]);
  const header = [
    ...kept.map((column) => table.header[column] as string),
    ...(kind === 'register' ? ['time', 'meter reading'] : ['start', 'end', 'value']),
  ];
  async function* rows(): AsyncGenerator<RowBatch> {
    for await (const batch of table.rows)
      yield batch.flatMap(({ row, cells }) => {
        const beside = kept.map((column) => cells[column] ?? '');
        const from = dayIn(cells[day] ?? '');
        // a sum or a note stays one row
        if (from === null) return [{ row, cells: [...beside, ...(kind === 'register' ? ['', ''] : ['', '', ''])] }];
        return columns.map(({ column, at }) => ({ row, cells: [...beside, ...times(from + at), cells[column] ?? ''] }));
      });
  }
  return { ...table, header, rows: { [Symbol.asyncIterator]: rows } };
}
