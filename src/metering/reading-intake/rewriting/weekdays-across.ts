import type { Finding } from '#kernel/finding.ts';
import { unitsNamed, withoutUnit } from '#platform/tables/heading-units.ts';
import type { RowBatch, Table } from '#platform/tables/table.ts';
import { parseTime } from '#platform/tables/time.ts';
import { periodNamed } from '../times/period-named.ts';
import { splitSpan } from '../times/time-spans.ts';

import type { Says } from '../inspection/says.ts';

const dayMs = 86_400_000;
const week = 7;

const zh = /^(?:星期|周|礼拜)(?<day>[一二三四五六日天])$/u;
const english = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const named = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?$/iu;

/** The number of a day of the week, Monday 0; null if a heading names none. */
function weekdayOf(heading: string): number | null {
  const text = withoutUnit(heading).normalize('NFKC').trim();
  const day = zh.exec(text)?.groups?.['day'];
  const at = day === undefined ? -1 : '一二三四五六'.indexOf(day);
  // the seventh has two names
  if (day !== undefined) return at < 0 ? 6 : at;
  return named.test(text) ? english.indexOf(text.slice(0, 3).toLowerCase()) : null;
}

type Weekday = { readonly column: number; readonly after: number };

/** The columns that are the days of a week, each after the one before; none if there are fewer than five. */
function weekdays(header: readonly string[]): readonly Weekday[] {
  const found = header.flatMap((heading, column) => {
    const day = weekdayOf(heading);
    return day === null ? [] : [{ column, day }];
  });
  const first = found[0]?.day ?? 0;
  const days = found.map(({ column, day }) => ({ column, after: (day - first + week) % week }));
  return days.length >= 5 && days.length <= week && days.every(({ after }, at) => after === at) ? days : [];
}

const weekNamed = /(?<year>(?:19|20)\d{2})\s*(?:年\s*第?\s*(?<zh>\d{1,2})\s*周|[-\s]?W(?<iso>\d{1,2}))/iu;

/**
 * The first day (ms) of the week that a text names: a span of days, a single day, `2025-W02`, `2025年第2周`. A week number is that of ISO
 * 8601 (GB/T 7408); if weeks counted from the first of January differ, a number in Chinese is not accepted.
 */
function weekIn(text: string): number | null {
  const bare = text.normalize('NFKC').trim();
  const days = (splitSpan(bare) ?? [bare]).map((part) => parseTime(part));
  const [first] = days;
  if (typeof first === 'object' && days.every((day) => typeof day === 'object')) return first.localSeconds * 1000;
  const { year, zh: counted, iso } = weekNamed.exec(bare)?.groups ?? {};
  if (year === undefined) return null;
  const fourth = Date.UTC(Number(year), 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % week) * dayMs;
  if (counted !== undefined && monday > Date.UTC(Number(year), 0, 1)) return null;
  return monday + (Number(counted ?? iso) - 1) * week * dayMs;
}

/**
 * Converts a table with the days of weeks in columns to one row for each day, if a column or a title gives the week and it begins with the
 * first of the columns. Null if it is not such a table.
 */
export async function weekdaysUnfolded(table: Table, says: Says, file: string): Promise<Table | null> {
  const days = weekdays(table.header);
  const [first] = days;
  if (first === undefined || [says.layout, says.timeColumn, says.valueColumn].some((one) => one !== undefined)) return null;
  const begins = weekdayOf(table.header[first.column] as string) as number;
  const isWeek = (at: number | null): at is number => at !== null && (new Date(at).getUTCDay() + 6) % week === begins;
  const period = periodNamed({ above: table.above ?? [], sheet: table.sheet ?? '', file });
  const ofAll = period === null || (period.to - period.from) * 1000 > week * dayMs ? null : period.from * 1000;
  const column = await weekColumn(table, isWeek);
  if (column === null && !isWeek(ofAll)) return null;
  const isDay = new Set(days.map((day) => day.column));
  const kept = table.header.map((_, at) => at).filter((at) => !isDay.has(at) && at !== column);
  const [unit] = unitsNamed(table.header[first.column] as string);
  const header = [...kept.map((at) => table.header[at] as string), 'date', unit === undefined ? 'value' : `value (${unit.code})`];
  const evidence = { column: column === null ? '—' : (table.header[column] as string).trim(), day: '' };
  const finding: Finding = { code: 'weekdays-across-read', severity: 'info', evidence };
  const dayOf = (cells: readonly string[]): number | null => {
    const at = column === null ? ofAll : weekIn(cells[column] ?? '');
    return isWeek(at) ? at : null;
  };
  const example = await firstWeek(table, dayOf);
  table.findings.push({ ...finding, evidence: { ...evidence, day: written(example ?? 0) } });
  return { ...table, header, rows: { [Symbol.asyncIterator]: () => unfolded(table, { kept, days, dayOf }) } };
}

const written = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The column in which most rows name a week with the required first day. */
async function weekColumn(table: Table, isWeek: (at: number | null) => boolean): Promise<number | null> {
  for await (const batch of table.rows) {
    const at = table.header.findIndex((heading, column) => {
      const cells = batch.flatMap(({ cells: all }) => ((all[column] ?? '').trim() === '' ? [] : [all[column] as string]));
      return weekdayOf(heading) === null && cells.length > 0 && cells.filter((cell) => isWeek(weekIn(cell))).length >= 0.8 * cells.length;
    });
    return at < 0 ? null : at;
  }
  return null;
}

async function firstWeek(table: Table, dayOf: (cells: readonly string[]) => number | null): Promise<number | null> {
  for await (const batch of table.rows) for (const { cells } of batch) if (dayOf(cells) !== null) return dayOf(cells);
  return null;
}

type Unfolding = {
  readonly kept: readonly number[];
  readonly days: readonly Weekday[];
  readonly dayOf: (cells: readonly string[]) => number | null;
};

async function* unfolded(table: Table, { kept, days, dayOf }: Unfolding): AsyncGenerator<RowBatch> {
  for await (const batch of table.rows)
    yield batch.flatMap(({ row, cells }) => {
      const beside = kept.map((column) => cells[column] ?? '');
      const monday = dayOf(cells);
      const used = days.filter(({ column }) => (cells[column] ?? '').trim() !== '');
      // a remark stays one row
      if (monday === null || used.length === 0) return [{ row, cells: [...beside, '', ''] }];
      return used.map(({ column, after }) => ({ row, cells: [...beside, written(monday + after * dayMs), cells[column] as string] }));
    });
}
