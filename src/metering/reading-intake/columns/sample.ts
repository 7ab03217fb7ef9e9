import type { Span } from '#kernel/calendar.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { dateOrders, type DateOrder } from '#platform/tables/date-order.ts';
import { parseTime, sniffTimeFormat, type TimeFormat } from '#platform/tables/time.ts';
import { readEnds, type EndsGiven } from '../times/ends.ts';
import type { Plan } from './layout.ts';
import { dayFirstOfPeriods, type WrittenPeriod } from '../times/order-of-periods.ts';
import { codeOfRow } from '../units/register-column.ts';
import { daysFirstByWords } from '../times/days-first.ts';
import { instantWritten, rowTimeReader, writesEnds } from '../times/row-time.ts';
import { splitSpan } from '../times/time-spans.ts';
import type { Distances } from '../units/uneven-power.ts';
import { areFirsts, areOfOneWeekday } from '../times/first-days.ts';

/** What the first rows of a file reveal about all of it. */
export type Sample = {
  readonly format: TimeFormat;
  /** How much (s) belongs to a period after its written end (docs/readings.md 26). */
  readonly endIncludes: number;
  /** The most common distance between consecutive times, if it is a usual one; otherwise null. */
  readonly interval: number | Span | null;
  /** The distances between consecutive times (s), with their frequency. */
  readonly distances: Distances;
  /** The length (s) of most rows that give their end; null if none does. */
  readonly period: number | null;
  readonly findings: readonly Finding[];
};

export type SampleOptions = {
  readonly ends?: EndsGiven | undefined;
  readonly dateOrder?: DateOrder | undefined;
  /** The rows including those that do not count: these have the same distances from others. */
  readonly timed?: readonly (readonly string[])[] | undefined;
  /** The headings: the words of a language imply the order of its dates. */
  readonly header?: readonly string[];
};

/** The number of rows examined. */
export const sampleRows = 20_000;

/**
 * Determines what the first rows reveal about a file.
 * @param rows cells of those rows
 * @param said the sender's options for the ends of periods and for the order in dates
 * @throws Problem `date-order-open`
 */
export function readSample(plan: Plan, rows: readonly (readonly string[])[], said: SampleOptions = {}): Sample {
  if (plan.layout === 'months') return { format: { dayFirst: false }, endIncludes: 0, interval: null, ...nothingApart, findings: [] };
  if (plan.layout === 'days' && plan.day !== undefined)
    return { format: { dayFirst: false }, endIncludes: 0, interval: 86_400 / plan.days.length, ...nothingApart, findings: [] };
  const texts = timeTexts(plan, rows);
  const { format, findings } = formatOf(plan, texts, said, periodTexts(plan, rows));
  const timed = timedBy(plan, format);
  const read = timed(rows);
  const namesEnds = plan.layout !== 'days' && (plan.end !== null || writesEnds(plan.written));
  const starts = startsOf(read);
  const periods = read.filter(({ start, end }) => !Number.isNaN(start) && !Number.isNaN(end));
  const edges = readEnds(groupBy(namesEnds ? periods : [], ({ start, end }) => ({ start, end })).values(), said.ends);
  const distances = said.timed === undefined ? distancesOf(starts) : distancesBeside(starts, startsOf(timed(said.timed)));
  const period = periodOf(periods, edges.included);
  return {
    format,
    endIncludes: edges.included,
    interval: commonest(distances),
    distances,
    period,
    findings: [...findings, ...edges.findings],
  };
}

/** Reads the times of rows. */
function timedBy(plan: Exclude<Plan, { layout: 'months' }>, format: TimeFormat): (rows: readonly (readonly string[])[]) => Timed[] {
  const group = groupOf(plan);
  const timeOf = rowTimeReader(plan.layout === 'days' ? instantWritten : plan.written, plan.time, format);
  return (rows) =>
    rows.flatMap((cells) => {
      const times = timesOf(plan, cells, format, timeOf);
      // words in place of a time do not make a row of readings
      const isWord = Number.isNaN(times.start) && /^\D*\p{L}\D*$/u.test(cells[plan.time] ?? '');
      return isWord ? [] : [{ group: group(cells), ...times }];
    });
}

/** The most common distance between times in a file without any options; null also if the order of its dates is open. */
export function intervalSeen(plan: Plan, rows: readonly (readonly string[])[]): Sample['interval'] {
  try {
    return readSample(plan, rows).interval;
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

/**
 * The notation of the times of a file.
 * @param said the sender's options for days and months, and the headings
 * @throws Problem `date-order-open` if nothing shows the order, with both readings of a date; `date-year-open` if nothing shows where the
 * year is either
 */
function formatOf(
  plan: Plan,
  texts: readonly string[],
  { dateOrder: order, header = [] }: SampleOptions,
  periods: readonly WrittenPeriod[],
): Pick<Sample, 'format' | 'findings'> {
  if (order === undefined) refuseHalfTurned(texts);
  const { format, findings, yearOpen } = sniffTimeFormat(texts, areParts(plan));
  const others = findings.filter(({ code }) => code !== 'date-order-guessed');
  if (order !== undefined) return { format: ordered(format, order), findings: others };
  if (yearOpen === true) refuseOpen('date-year-open', dateOrders, texts, format);
  if (others.length === findings.length) return { format, findings };
  const dayFirst = dayFirstOfMonths(plan, texts, format) ?? dayFirstOfPeriods(periods, format);
  if (dayFirst !== null) return { format: { ...format, dayFirst }, findings: others };
  const written = daysFirstByWords(header);
  if (written === null) refuseOpen('date-order-open', ['day-month', 'month-day'], texts, format);
  else return { format: { ...format, dayFirst: true }, findings: [...others, written] };
  return { format, findings: others };
}

/** How times are read if the sender gives the order of their dates. */
const ordered = (format: TimeFormat, order: DateOrder): TimeFormat => ({
  dayFirst: order === 'day-month',
  ...(format.shortYear !== undefined && { shortYear: order === 'year-month' ? 'first' : 'last' }),
});

/** Throws if a date is another day in another order, with each reading; 01/01/2025 is the same day in either order. */
function refuseOpen(code: string, orders: readonly DateOrder[], texts: readonly string[], format: TimeFormat): void {
  const asWritten = texts.map((text) => ({ text, days: orders.map((order) => dayIn(text, ordered(format, order))) }));
  const open = asWritten.find(({ days }) => new Set(days).size > 1);
  if (open === undefined) return;
  const choices = orders.map((dateOrder, at) => ({ set: { dateOrder }, comesTo: open.days[at] as string }));
  const [dayMonth, monthDay, yearMonth] = open.days;
  throw new Problem('bad-input', code, { text: open.text, dayMonth, monthDay, ...(yearMonth !== undefined && { yearMonth }), choices });
}

/**
 * A spreadsheet that puts the month first turns `01/02/2025` into a day and leaves `13/01/2025` as text: then no day written with the year
 * first is after the twelfth, and every other one is. Throws `dates-half-turned`.
 */
function refuseHalfTurned(texts: readonly string[]): void {
  const turned = texts.filter((text) => yearFirst.test(text));
  const left = texts.filter((text) => slashed.test(text));
  const [first, other] = [turned[0], left[0]];
  if (first === undefined || other === undefined) return;
  const isSuspect =
    turned.every((text) => Number(yearFirst.exec(text)?.[1]) <= 12) &&
    left.every(
      (text) =>
        slashed
          .exec(text)
          ?.slice(1, 3)
          .some((part) => Number(part) > 12) === true,
    );
  if (isSuspect) throw new Problem('bad-input', 'dates-half-turned', { text: first.trim(), other: other.trim() });
}

const yearFirst = /^\s*\d{4}[-/]\d{1,2}[-/](\d{1,2})(?!\d)/u;
const slashed = /^\s*(\d{1,2})[/-](\d{1,2})[/-]\d{4}(?!\d)/u;

function dayIn(text: string, format: TimeFormat): string {
  const read = parseTime(text, format);
  return typeof read === 'string' ? '' : new Date(read.localSeconds * 1000).toISOString().slice(0, 10);
}

type Timed = { readonly group: string; readonly start: number; readonly end: number };

/** `place`: the position of the row in its group; null in groups all of whose rows have a readable time. */
type Placed = Timed & { readonly place: number | null };

/** The rows whose times could be read, each with its position in its group if the time of another could not be read. */
function placed(rows: readonly Timed[]): Placed[] {
  const broken = new Set(rows.flatMap(({ group, start }) => (Number.isNaN(start) ? [group] : [])));
  const count = new Map<string, number>();
  return rows.flatMap((row) => {
    const place = (count.get(row.group) ?? 0) + 1;
    count.set(row.group, place);
    return Number.isNaN(row.start) ? [] : [{ ...row, place: broken.has(row.group) ? place : null }];
  });
}

/** The periods of rows that write both of their ends. */
function periodTexts(plan: Exclude<Plan, { layout: 'months' }>, rows: readonly (readonly string[])[]): WrittenPeriod[] {
  if (plan.layout === 'days') return [];
  const { time, end, written } = plan;
  const both = rows.map((cells): WrittenPeriod | null => {
    if (written.as === 'span') return splitSpan(cells[time] ?? '');
    const last = written.as === 'clocks' ? (written.endDay === time ? null : written.endDay) : end;
    return last === null ? null : [cells[time] ?? '', cells[last] ?? ''];
  });
  return both.filter((one) => one !== null && one[0].trim() !== '' && one[1].trim() !== '') as WrittenPeriod[];
}

/** All texts of times, to determine the order of day and month. */
function timeTexts(plan: Exclude<Plan, { layout: 'months' }>, rows: readonly (readonly string[])[]): string[] {
  const end = plan.layout === 'days' ? null : plan.written.as === 'clocks' ? plan.written.endDay : plan.end;
  const span = plan.layout !== 'days' && plan.written.as === 'span';
  const texts = rows.map((cells) => cells[plan.time] ?? '');
  const ends = end === null ? [] : rows.map((cells) => cells[end] ?? '');
  return [...(span ? texts.flatMap((text) => splitSpan(text) ?? []) : texts), ...ends].filter((text) => text !== '');
}

function groupOf(plan: Exclude<Plan, { layout: 'months' }>): (cells: readonly string[]) => string {
  return plan.layout === 'wide' ? () => '' : (cells) => codeOfRow(plan, cells);
}

/** From when to when a row is, on one clock; NaN if it does not say. */
function timesOf(
  plan: Exclude<Plan, { layout: 'months' }>,
  cells: readonly string[],
  format: TimeFormat,
  timeOf: ReturnType<typeof rowTimeReader>,
): { start: number; end: number } {
  const read = timeOf((column) => cells[column] ?? '');
  if (typeof read === 'string') return { start: Number.NaN, end: Number.NaN };
  const start = read.start - (read.startOffset || 0);
  const end = plan.layout === 'days' || plan.end === null ? read.end - (read.endOffset || 0) : local(cells[plan.end], format);
  return { start, end };
}

function local(text: string | undefined, format: TimeFormat): number {
  const read = parseTime(text ?? '', format);
  return typeof read === 'string' ? Number.NaN : read.localSeconds - (read.offsetSeconds ?? 0);
}

function groupBy<R extends Timed, T>(rows: readonly R[], of: (row: R) => T): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const held = groups.get(row.group);
    if (held === undefined) groups.set(row.group, [of(row)]);
    else held.push(of(row));
  }
  return groups;
}

const nothingApart = { distances: new Map<number, number>(), period: null };

/** The median length of periods. */
function periodOf(periods: readonly Timed[], included: number): number | null {
  const long = periods.map(({ start, end }) => end - start + included).toSorted((a, b) => a - b);
  return long[Math.floor(long.length / 2)] ?? null;
}

const startsOf = (rows: readonly Timed[]) => groupBy(placed(rows), ({ start, place }) => ({ start, place }));

type Starts = ReturnType<typeof startsOf>;

/**
 * The distances between rows with no row between them that does not count; if every pair has such a row between, the distances including
 * these.
 */
function distancesBeside(starts: Starts, all: Starts): Distances {
  const own = distancesOf(starts, (group, from, to) => (all.get(group) ?? []).some(({ start }) => start > from && start < to));
  return own.size > 0 ? own : distancesOf(all);
}

/** If rows between two others could not be read, the distance says nothing about the length of either. */
function distancesOf(groups: Starts, areApart: (group: string, from: number, to: number) => boolean = () => false): Distances {
  const count = new Map<number, number>();
  for (const [group, times] of groups) {
    const sorted = times.toSorted((a, b) => a.start - b.start);
    for (let at = 1; at < sorted.length; at++) {
      const [before, after] = [sorted[at - 1] as Placed, sorted[at] as Placed];
      const distance = after.start - before.start;
      const isNext = before.place === null || after.place === null || Math.abs(after.place - before.place) === 1;
      if (distance > 0 && isNext && !areApart(group, before.start, after.start)) count.set(distance, (count.get(distance) ?? 0) + 1);
    }
  }
  return count;
}

function commonest(count: Distances): number | Span | null {
  const [best] = [...count].toSorted((a, b) => b[1] - a[1]);
  if (best === undefined) return null;
  const months = best[0] >= 28 * 86_400 && best[0] <= 31 * 86_400;
  if (months) return { months: 1 };
  return best[0] === 86_400 ? { days: 1 } : best[0] >= 60 && best[0] < 86_400 && 86_400 % best[0] === 0 ? best[0] : null;
}

/** Whether rows are parts of the days that a column names, so that these are not months. */
const areParts = (plan: Plan): boolean =>
  plan.layout === 'days' ||
  (plan.layout !== 'months' && ['clock', 'clocks', 'clock-span', 'part', 'hour-minute'].includes(plan.written.as));

/**
 * The order of day and month in which all days of a column of months or weeks are their first; null if both orders or neither are possible.
 */
function dayFirstOfMonths(plan: Plan, texts: readonly string[], format: TimeFormat): boolean | null {
  if (plan.layout === 'months' || plan.layout === 'days' || (plan.written.as !== 'month' && plan.written.as !== 'week')) return null;
  const are = plan.written.as === 'month' ? areFirsts : areOfOneWeekday;
  const [months, days] = [false, true].map((dayFirst) => are(texts, { ...format, dayFirst }));
  return months === days ? null : days === true;
}
