import { Problem } from '#kernel/problem.ts';
import { columnNamed, headingKey, refuseTwice } from '#tables/columns.ts';
import { parseMonthHeading } from '#tables/month.ts';
import { columnContent } from './column-content.ts';
import { dayColumns, type DayColumn } from './day-columns.ts';
import type { Layout, LayoutOptions } from './layout-options.ts';
import { whyNotEnergy } from './not-energy.ts';
import { unitsNamed } from '#tables/heading-units.ts';
import { isCalledCode, meterColumn, timesRepeat } from './meter-column.ts';
import { besideOf, writesPeriods, type TimeWritten } from './row-time.ts';
import { timeColumns, type GuessedColumn, type TimeColumns } from './time-columns.ts';
import { readingHeadings } from './vocabulary.ts';
import { refuseUnused, type Sayable } from './options.ts';

/** Which column of a file holds what; numbers are places in the header, from 0. `meter` null: all rows are of the one that is named. */
export type Plan =
  | {
      readonly layout: 'long';
      readonly meter: number | null;
      readonly time: number;
      readonly end: number | null;
      readonly written: TimeWritten;
      readonly value: number;
      readonly received: number | null;
      readonly unit: number | null;
    }
  | {
      readonly layout: 'wide';
      readonly time: number;
      readonly end: number | null;
      readonly written: TimeWritten;
      readonly meters: readonly number[];
      readonly unit: number | null;
    }
  | {
      readonly layout: 'days';
      readonly meter: number | null;
      readonly time: number;
      readonly days: readonly DayColumn[];
      readonly unit: number | null;
    }
  | { readonly layout: 'months'; readonly meter: number | null; readonly months: readonly MonthColumn[]; readonly unit: number | null };

export type MonthColumn = { readonly column: number; readonly year: number; readonly month: number };

type Rows = readonly (readonly string[])[];

/** A plan, and what of it was told by the content of columns alone. */
export type PlanFound = { readonly plan: Plan; readonly guessed: readonly GuessedColumn[] };

/**
 * Finds out which column holds what, by what is said, by the headings, and else by what the first rows hold.
 * @throws Problem `column-missing` where a named column is not there, `column-unknown` where nothing says which is meant, `times-several`
 * and `values-several` where several may be, `heading-twice` where a column that is read is called as another, `meter-needed`, and what
 * `refuseUnused` throws
 */
export function findPlan(header: readonly string[], rows: Rows, asked: Sayable): PlanFound {
  const layout = asked.layout ?? guessLayout(header, asked, rows);
  refuseUnused(layout, asked);
  if (layout === 'months') return { plan: planMonths(header, asked), guessed: [] };
  const times = timesOf(header, rows, asked);
  if (layout === 'days') return planDays(header, rows, asked, times);
  const end = asked.endColumn === undefined ? endOf(asked, times) : place(header, asked.endColumn);
  const { time, written } = times;
  if (layout === 'wide') {
    const unit = found(header, 'unit');
    const taken = [time, end, unit, besideOf(written)];
    return { plan: { layout, time, end, written, meters: wideMeters(header, rows, taken, asked), unit }, guessed: times.guessed };
  }
  const value = valueOf(header, rows, asked, [time, end, besideOf(written)]);
  const meter = meterOf(header, rows, asked, { ...times, value: value.column });
  const received = found(header, 'received');
  return {
    plan: { layout, time, end, written, meter: meter.column, value: value.column, received, unit: found(header, 'unit') },
    guessed: [...times.guessed, ...meter.guessed, ...value.guessed],
  };
}

function endOf(asked: Sayable, { end }: TimeColumns): number | null {
  return asked.timeColumn === undefined && asked.startColumn === undefined ? end : null;
}

/** The columns of the time. Throws `column-unknown`, `times-several`. */
function timesOf(header: readonly string[], rows: Rows, asked: Sayable): TimeColumns {
  const name = asked.startColumn ?? asked.timeColumn;
  const named = name === undefined ? null : place(header, name);
  const heading = named === null ? found(header, 'time') : null;
  const columns = timeColumns(header, rows, { named, known: heading, knownEnd: named === null ? found(header, 'end') : null });
  if (columns === null) throw unknownColumn(header, 'time');
  return columns;
}

function planDays(header: readonly string[], rows: Rows, asked: Sayable, times: TimeColumns): PlanFound {
  const days = dayColumns(header);
  if (days === null) throw new Problem('bad-input', 'no-day-columns', { header: header.slice(0, 40).join(', ') });
  const step = 86_400 / days.length;
  if (typeof asked.interval === 'number' && asked.interval !== step)
    throw new Problem('bad-input', 'interval-differs', { columns: days.length, minutes: step / 60 });
  const unit = found(header, 'unit');
  const values = new Set(days.map(({ column }) => column));
  const others = header.flatMap((heading, column) => (values.has(column) || heading.trim() === '' ? [] : [column]));
  const only = others.filter((column) => column !== times.time && column !== unit);
  const meter =
    only.length === 0 && asked.meter === undefined ? null : meterOf(header, rows, asked, { ...times, value: days[0]?.column ?? 0 }, values);
  if (meter === null) throw new Problem('bad-input', 'meter-needed', { header: header.slice(0, 10).join(', ') });
  return { plan: { layout: 'days', meter: meter.column, time: times.time, days, unit }, guessed: [...times.guessed, ...meter.guessed] };
}

/** Which column the headings themselves name for each thing; null where none does. */
export function namedColumns(header: readonly string[]): Readonly<Record<keyof typeof readingHeadings, string | null>> {
  const name = (what: keyof typeof readingHeadings): string | null => header[known(header, what) ?? -1] ?? null;
  return {
    time: name('time'),
    end: name('end'),
    meter: name('meter'),
    value: name('value'),
    received: name('received'),
    unit: name('unit'),
  };
}

export function guessLayout(header: readonly string[], asked: LayoutOptions, rows: Rows = []): Layout {
  if (asked.meterColumn !== undefined && asked.valueColumn !== undefined) return 'long';
  const months = header.filter((heading) => parseMonthHeading(heading, asked.year) !== null).length;
  if (months > 0 && months >= header.length / 3 && dayColumns(header) === null) return 'months';
  if (asked.valueColumn === undefined && dayColumns(header) !== null) return 'days';
  if (asked.meter !== undefined) return 'long';
  const value = asked.valueColumn !== undefined || known(header, 'value') !== null;
  const meter = asked.meterColumn !== undefined || known(header, 'meter') !== null;
  if (value && meter) return 'long';
  return showsLong(header, rows, asked) ? 'long' : 'wide';
}

/** Whether each row can only be one reading: the same time comes again with other codes, or beside a code stands one column of values. */
function showsLong(header: readonly string[], rows: Rows, asked: LayoutOptions): boolean {
  if (rows.length === 0) return false;
  try {
    const times = timesOf(header, rows, asked);
    const taken = [times.time, times.end, besideOf(times.written)];
    const values = valueCandidates(header, rows, taken);
    const coded = asked.meterColumn !== undefined || known(header, 'meter') !== null;
    if (coded && (values.length === 1 || asked.valueColumn !== undefined)) return true;
    const [value] = values;
    const meter = value === undefined ? null : meterColumn(header, rows, { ...times, value });
    if (meter === null) return false;
    return timesRepeat(rows, times) || (values.length === 1 && isCalledCode(header[meter] as string));
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

function planMonths(header: readonly string[], asked: LayoutOptions): Plan {
  const months = header.flatMap((heading, column): MonthColumn[] => {
    const found = parseMonthHeading(heading, asked.year);
    const other = found === null || (found.rest !== '' && whyNotEnergy(found.rest) !== null);
    return other ? [] : [{ column, year: found.year, month: found.month }];
  });
  if (months.length === 0) throw new Problem('bad-input', 'no-month-columns', { header: header.slice(0, 40).join(', ') });
  const twice = months.find((one, at) => months.findIndex((other) => other.year === one.year && other.month === one.month) !== at);
  if (twice !== undefined) throw new Problem('bad-input', 'month-twice', { heading: header[twice.column] });
  const other = months.find(({ year }) => asked.year !== undefined && year !== asked.year);
  if (other !== undefined && months.every(({ column }) => parseMonthHeading(header[column] as string) !== null))
    throw new Problem('bad-input', 'year-differs', { year: asked.year, heading: header[other.column] });
  const meter =
    asked.meter !== undefined ? null : asked.meterColumn === undefined ? required(header, 'meter') : place(header, asked.meterColumn);
  return { layout: 'months', meter, months, unit: found(header, 'unit') };
}

/** The columns of values that a person names; a comma list where the file has no column of that whole name. */
function namedValues(header: readonly string[], { valueColumn }: LayoutOptions): readonly string[] {
  const names = typeof valueColumn === 'string' ? [valueColumn] : (valueColumn ?? []);
  return names.flatMap((name) => {
    const parts = name.split(/[,，、]/u).map((part) => part.trim());
    const listed = parts.length > 1 && columnNamed(header, name) < 0 && parts.every((part) => columnNamed(header, part) >= 0);
    return listed ? parts : [name];
  });
}

function wideMeters(header: readonly string[], rows: Rows, taken: readonly (number | null)[], asked: LayoutOptions): number[] {
  const chosen = namedValues(header, asked);
  if (chosen.length > 0) return [...new Set(chosen.map((name) => place(header, name)))];
  const first = rows.slice(0, 20);
  const tellsTime = (column: number): boolean => first.length > 0 && ['time', 'span', 'clock'].includes(columnContent(first, column));
  const meters = header.flatMap((heading, column) =>
    taken.includes(column) || heading.trim() === '' || tellsTime(column) ? [] : [column],
  );
  if (meters.length === 0) throw new Problem('bad-input', 'no-meter-columns', { header: header.join(', ') });
  refuseTwice(header, meters);
  return meters;
}

function place(header: readonly string[], name: string): number {
  const at = columnNamed(header, name);
  if (at < 0) throw new Problem('bad-input', 'column-missing', { column: name, columns: header.slice(0, 40).join(', ') });
  return at;
}

/** The same of a column that is to be read. Throws `heading-twice`. */
function found(header: readonly string[], what: keyof typeof readingHeadings): number | null {
  const at = known(header, what);
  if (at !== null) refuseTwice(header, [at]);
  return at;
}

function known(header: readonly string[], what: keyof typeof readingHeadings): number | null {
  for (const places of placesOf(header))
    for (const heading of readingHeadings[what]) {
      const at = places.get(heading);
      if (at !== undefined) return at;
    }
  return null;
}

const placed = new WeakMap<readonly string[], readonly ReadonlyMap<string, number>[]>();

/**
 * The first place of each heading, as it is compared and without what stands behind it. Made once for a header: a wide one has thousands,
 * and is asked for many things.
 */
function placesOf(header: readonly string[]): readonly ReadonlyMap<string, number>[] {
  const made =
    placed.get(header) ??
    [headingKey, withoutBrackets].map((name) => new Map(header.map((text, at) => [name(text), at] as const).toReversed()));
  placed.set(header, made);
  return made;
}

type Meant = { readonly column: number; readonly guessed: readonly GuessedColumn[] };

/** The column of values: that is named, that is known by its heading, or the only one that may hold readings. */
function valueOf(header: readonly string[], rows: Rows, asked: LayoutOptions, taken: readonly (number | null)[]): Meant {
  const [named] = namedValues(header, asked);
  if (named !== undefined) return { column: place(header, named), guessed: [] };
  if (known(header, 'value') !== null) return { column: valueByHeading(header), guessed: [] };
  const candidates = valueCandidates(header, rows, [...taken, known(header, 'meter')]);
  const [first, ...others] = candidates;
  if (first === undefined) throw unknownColumn(header, 'value');
  if (others.length > 0)
    throw new Problem('bad-input', 'values-several', { columns: candidates.map((column) => header[column]).join(', ') });
  return { column: first, guessed: [{ what: 'value', column: first }] };
}

/** Columns of numbers that may be readings; those whose headings name a unit of use, where there are such. */
function valueCandidates(header: readonly string[], rows: Rows, taken: readonly (number | null)[]): readonly number[] {
  const others = [...taken, known(header, 'meter'), known(header, 'received'), known(header, 'unit')];
  const numbers = header.flatMap((heading, column) => {
    if (others.includes(column) || heading.trim() === '' || whyNotEnergy(heading) !== null) return [];
    return ['number', 'year', 'month', 'serial'].includes(columnContent(rows, column)) ? [column] : [];
  });
  const speaking = numbers.filter((column) => namesUse(header[column] as string));
  return speaking.length > 0 ? speaking : numbers;
}

function namesUse(heading: string): boolean {
  const units = unitsNamed(heading);
  return (
    units.some(({ unit }) => unit !== null) ||
    /用电|电量|用气|用水|用热|用量|能耗|示数|读数|表底|(?<![a-z])(?:usage|consumption|consumed|energy)(?![a-z])/iu.test(heading)
  );
}

/** By its heading; of several that are called alike but for what stands behind, as 电量(kWh) and 电量(元), the one that is of energy. */
function valueByHeading(header: readonly string[]): number {
  const at = required(header, 'value');
  const name = withoutBrackets(header[at] as string);
  if (headingKey(header[at] as string) === name) return at;
  const alike = header.flatMap((heading, column) => (withoutBrackets(heading) === name ? [column] : []));
  const [meant = at, ...others] = alike.filter((column) => whyNotEnergy(header[column] as string) === null);
  if (others.length > 0)
    throw new Problem('bad-input', 'values-several', { columns: [meant, ...others].map((column) => header[column]).join(', ') });
  return meant;
}

/** The column of codes: that is named, that is known by its heading, or the one that tells rows of the same time apart. */
function meterOf(
  header: readonly string[],
  rows: Rows,
  asked: LayoutOptions,
  columns: TimeColumns & { readonly value: number },
  taken: ReadonlySet<number> = new Set(),
): { readonly column: number | null; readonly guessed: readonly GuessedColumn[] } {
  if (asked.meter !== undefined) {
    refuseOthers(header, rows);
    return { column: null, guessed: [] };
  }
  if (asked.meterColumn !== undefined) return { column: place(header, asked.meterColumn), guessed: [] };
  const heading = found(header, 'meter');
  if (heading !== null) return { column: heading, guessed: [] };
  const column = meterColumn(header, rows, columns, taken);
  if (column === null) throw unknownColumn(header, 'meter');
  return { column, guessed: [{ what: 'meter', column }] };
}

/** A file that names several metering points is not of one. Throws `meter-several`. */
function refuseOthers(header: readonly string[], rows: Rows): void {
  const heading = known(header, 'meter');
  const codes = heading === null ? [] : [...new Set(rows.map((cells) => (cells[heading] ?? '').trim()))].filter((code) => code !== '');
  if (codes.length > 1)
    throw new Problem('bad-input', 'meter-several', {
      column: header[heading ?? 0],
      codes: codes.slice(0, 10).join(', '),
      count: codes.length,
    });
}

function required(header: readonly string[], what: 'time' | 'meter' | 'value'): number {
  const at = found(header, what);
  if (at === null) throw unknownColumn(header, what);
  return at;
}

function unknownColumn(header: readonly string[], what: 'time' | 'meter' | 'value'): Problem {
  return new Problem('bad-input', 'column-unknown', { what, option: `--${what}-column`, header: header.slice(0, 40).join(', ') });
}

/** A heading such as 用电量（kWh） without what stands behind it. */
function withoutBrackets(heading: string): string {
  return headingKey(heading.normalize('NFKC').replace(/[([][^()[\]]*[)\]]\s*$/u, ''));
}

/** The places of the columns that hold values. */
export function valueColumns(plan: Plan): readonly number[] {
  if (plan.layout === 'long') return [plan.value];
  if (plan.layout === 'wide') return plan.meters;
  return (plan.layout === 'days' ? plan.days : plan.months).map(({ column }) => column);
}

/** Whether each reading is of a period that the file itself tells: by a column of ends, by how times are written, by its columns. */
export function tellsPeriods(plan: Plan): boolean {
  return plan.layout === 'months' || plan.layout === 'days' || plan.end !== null || writesPeriods(plan.written);
}
