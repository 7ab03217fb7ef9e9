import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { parseDecimal } from '#platform/tables/number.ts';
import type { TimeFormat } from '#platform/tables/time.ts';
import type { Plan } from '../columns/layout.ts';
import type { Length } from '../units/lengths.ts';
import type { PeriodNamed } from '../times/period-named.ts';
import { codeOfRow } from '../units/register-column.ts';
import { besideOf, rowTimeReader } from '../times/row-time.ts';

type Rows = readonly (readonly string[])[];

/** What is known of a file besides its rows. */
type Known = {
  readonly format: TimeFormat;
  /** Given or detected; null if neither. */
  readonly interval: Length | null;
  /** The period that the file says it covers. */
  readonly period: PeriodNamed | null;
  /** Not all rows are included: the last of them is not the last of the file. */
  readonly isCut: boolean;
  /** The codes of the wide layout's columns, in the order of the plan; of the only metering point if no column names one. */
  readonly codes: readonly string[];
  /** The rows including those that do not count, whose times are equally valid; undefined if all count. */
  readonly timed?: Rows | undefined;
  /** What is read at an instant, so that its times mark neither start nor end. */
  readonly atInstants: ReadonlySet<string>;
};

/** Times mark ends, and this much (s) of an interval is after them. */
export type EndShown = { readonly finding: Finding; readonly includes: number };

/** What times mark, judged by their sequence. `open`: both readings are equally plausible. */
type Shown = 'start' | 'end' | 'open' | null;

const day = 86_400;
/** Notations of a time that is an instant. */
const ofInstants: ReadonlySet<string> = new Set(['instant', 'clock', 'day-beside', 'hour-minute']);
const saysStart = /start|begin|from|起|开始/iu;
const saysEnd = /截止|截至|终止|结束|止|until|ending|(?<![a-z])end(?![a-z])|(?:^|[\s_])to(?=$|[\s_(])/iu;
const endOfDay = /(?:^|[\sT日号])24(?::00(?::00)?|[时点](?:00?分)?)\s*$/u;
const beginOfDay = /(?:^|[\sT日号])0{1,2}(?::00(?::00)?|[时点](?:00?分)?)\s*$/u;

/**
 * Whether the only time of each row is the end of the use (docs/readings.md 68): by a heading, by `24:00`, by the first and the last time,
 * compared with days and with the period that a title names.
 * @returns the finding; null if times mark starts, or nothing indicates ends
 * @throws Problem `marks-open` if whole days or months would move and nothing decides, with the totals of either reading
 */
export function endShown(plan: Plan, header: readonly string[], rows: Rows, known: Known): EndShown | null {
  if ((plan.layout !== 'long' && plan.layout !== 'wide') || plan.end !== null || !ofInstants.has(plan.written.as)) return null;
  const timed = known.timed ?? rows;
  const stamps = stampsOf(plan, timed, known);
  if (stamps.length < 2) return null;
  const [first, last] = stamps.reduce(([least, most], { at }) => [Math.min(least, at), Math.max(most, at)], [Infinity, -Infinity]);
  const column = (header[plan.time] as string).trim();
  const evidence = { column, first: written(first, known.interval), last: written(last, known.interval) };
  const includes = shortOfEnds(stamps, known.interval);
  const shown =
    includes > 0 ? 'end' : (byHeading(column) ?? byMidnights(plan, timed, stamps, first) ?? byEdges(stamps, [first, last], known));
  if (shown === 'end') return { includes, finding: { code: 'marks-end-shown', severity: 'info', evidence } };
  if (shown !== 'open') return null;
  throw marksOpen({ ...evidence, ...bothReadings(stampsOf(plan, rows, known), first, known.interval) });
}

function marksOpen(evidence: Record<string, unknown> & { readonly asStart: number; readonly asEnd: number }): Problem {
  const choices = [
    { set: { marks: 'start' }, comesTo: evidence.asStart },
    { set: { marks: 'end' }, comesTo: evidence.asEnd },
  ];
  return new Problem('bad-input', 'marks-open', { ...evidence, choices });
}

/** How much (s) of an interval is after its time if all times are in its last second or minute, such as `23:59:59`; otherwise 0. */
function shortOfEnds(stamps: readonly Stamp[], interval: Length | null): number {
  const step = typeof interval === 'number' ? interval : interval !== null && 'days' in interval && interval.days === 1 ? day : null;
  if (step === null) return 0;
  const left = (at: number): number => step - (((at % step) + step) % step);
  const [one] = stamps;
  const short = one === undefined ? 0 : left(one.at);
  return step > 60 && short > 0 && short <= 60 && stamps.every(({ at }) => left(at) === short) ? short : 0;
}

type Stamp = { readonly code: string; readonly at: number; readonly value: number; readonly isUtc: boolean };

type OfInstants = Extract<Plan, { layout: 'long' | 'wide' }>;

/** The times of rows of intervals (s on the clock that wrote them), each with a value of its metering point. */
function stampsOf(plan: OfInstants, rows: Rows, { format, codes, atInstants }: Known): Stamp[] {
  const timeOf = rowTimeReader(plan.written, plan.time, format);
  const at = plan.layout === 'long' ? 0 : codes.findIndex((code) => !atInstants.has(code));
  const column = plan.layout === 'long' ? plan.value : plan.meters[at];
  if (column === undefined) return [];
  return rows.flatMap((cells) => {
    const read = timeOf((one) => cells[one] ?? '');
    const code = plan.layout === 'long' && plan.meter !== null ? codeOfRow(plan, cells) : (codes[at] ?? '');
    if (typeof read === 'string' || atInstants.has(code)) return [];
    const value = parseDecimal(cells[column] ?? '');
    return [{ code, at: read.start, value: typeof value === 'number' ? value : 0, isUtc: read.startOffset === 0 }];
  });
}

function byHeading(heading: string): Shown {
  if (saysStart.test(heading)) return 'start';
  return saysEnd.test(heading) ? 'end' : null;
}

/** `24:00` is the end of a day; if `00:00` occurs too, other than at the beginning of the file, it shows nothing. */
function byMidnights(plan: OfInstants, rows: Rows, stamps: readonly Stamp[], first: number): Shown {
  const [column = plan.time] = besideOf(plan.written);
  const texts = rows.map((cells) => (cells[column] ?? '').trim());
  if (!texts.some((text) => endOfDay.test(text))) return null;
  const begins = texts.filter((text) => beginOfDay.test(text)).length;
  const atFirst = stamps.filter(({ at }) => at === first && at % day === 0).length;
  return begins <= atFirst ? 'end' : null;
}

/** By the first and the last time. */
function byEdges(stamps: readonly Stamp[], [first, last]: readonly [number, number], { interval, period, isCut }: Known): Shown {
  const goesBack = (stamps[0] as Stamp).at > (stamps.at(-1) as Stamp).at;
  if (interval === null || (isCut && goesBack)) return null;
  if (stamps.some(({ isUtc }) => isUtc)) return ofUtc(stamps, [first, last], { interval, isCut });
  if (typeof interval === 'number') return isUnbroken(stamps, interval) ? ofParts(first, isCut ? null : last, interval) : null;
  if (isCut || first % day !== 0 || last % day !== 0) return null;
  const step = 'days' in interval && interval.days === 1 ? 'day' : 'months' in interval && interval.months === 1 ? 'month' : null;
  if (step === null || (step === 'month' && dateOf(first).day !== 1)) return null;
  const before = step === 'day' ? first - day : monthBefore(first);
  if (period !== null && first === period.from) return 'start';
  const fills = step === 'day' ? dateOf(last).day === 1 : dateOf(last).month === 1;
  if (period !== null && before === period.from) return fills || last === period.to ? 'end' : 'open';
  const opens = step === 'day' ? dateOf(before).day === 1 : dateOf(before).month === 1;
  return opens && fills && last - first >= (step === 'day' ? 27 : 300) * day ? 'open' : null;
}

/** Times in UTC say little about days; the user is asked about whole days of UTC that are one step late. */
function ofUtc(
  stamps: readonly Stamp[],
  [first, last]: readonly [number, number],
  { interval, isCut }: Pick<Known, 'interval' | 'isCut'>,
): Shown {
  const isWhole = typeof interval === 'number' && !isCut && isUnbroken(stamps, interval) && last % day === 0;
  return isWhole && ofParts(first, last, interval) === 'end' ? 'open' : null;
}

/** Below this share of the possible times, the first and the last show nothing: a file with gaps may begin anywhere. */
const leastUnbroken = 0.9;

/** Whether the times of each metering point follow one another step by step. */
function isUnbroken(stamps: readonly Stamp[], step: number): boolean {
  const byCode = new Map<string, { readonly times: Set<number>; first: number; last: number }>();
  for (const { code, at } of stamps) {
    const one = byCode.get(code) ?? { times: new Set<number>(), first: at, last: at };
    one.times.add(at);
    byCode.set(code, Object.assign(one, { first: Math.min(one.first, at), last: Math.max(one.last, at) }));
  }
  const all = [...byCode.values()];
  const possible = all.reduce((sum, { first, last }) => sum + (last - first) / step + 1, 0);
  return all.reduce((sum, { times }) => sum + times.size, 0) >= leastUnbroken * possible;
}

/** Hours and their parts: whole days begin one step after midnight and end with it, if their times are ends. */
function ofParts(first: number, last: number | null, step: number): Shown {
  if (first % day !== step || step >= day) return null;
  if (last === null) return 'end';
  if (last - first < day - step) return last - first === day - 2 * step ? 'open' : null;
  return last % day === day - step ? 'open' : 'end';
}

const dateOf = (local: number): { readonly month: number; readonly day: number } => {
  const date = new Date(local * 1000);
  return { month: date.getUTCMonth() + 1, day: date.getUTCDate() };
};

function monthBefore(local: number): number {
  const date = new Date(local * 1000);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - 1, 1) / 1000;
}

const text = (local: number, length: number): string => new Date(local * 1000).toISOString().slice(0, length).replace('T', ' ');

const written = (local: number, interval: Length | null): string => text(local, typeof interval === 'number' ? 16 : 10);

/** The total of the first metering point in the first day, month or year of possible ends, in either reading. */
function bothReadings(stamps: readonly Stamp[], first: number, interval: Length | null) {
  const meter = stamps.find(({ at }) => at === first)?.code ?? '';
  const length = typeof interval === 'number' ? 10 : interval !== null && 'months' in interval ? 4 : 7;
  const before = (at: number): number => (typeof interval === 'number' ? at - interval : length === 4 ? monthBefore(at) : at - day);
  const period = text(before(first), length);
  const sum = (isWithin: (at: number) => boolean): number => {
    const values = stamps.filter(({ code, at }) => code === meter && isWithin(at)).map(({ value }) => value);
    return values.reduce((a, b) => a + b, 0) / 10_000;
  };
  return {
    meter,
    period,
    asStart: sum((at) => text(at, length) === period),
    asEnd: sum((at) => text(before(at), length) === period),
  };
}
