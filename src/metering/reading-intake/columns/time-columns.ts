import { Problem } from '#kernel/problem.ts';
import { headingKey } from '#platform/tables/columns.ts';
import { columnContent, filledCells, isBareMonth, type ColumnContent, type ContentOf } from '../times/column-content.ts';
import { followEachOther } from '../times/clock-columns.ts';
import { instantWritten, type TimeWritten } from '../times/row-time.ts';
import { isMeterItself } from '../headings/meter-column.ts';
import { isReadBefore, readingDays } from '../times/reading-days.ts';
import { inPeriod } from '../times/titled-times.ts';
import { guessedOf, repeatedStart } from '../headings/repeated-start.ts';
import { sniffTimeFormat, parseTime } from '#platform/tables/time.ts';
import { type BareYear, otherTimes, saysEnd, written } from './time-written.ts';

/** A column that was not named, identified by its content. */
export type GuessedColumn = { readonly what: 'time' | 'end' | 'meter' | 'value' | 'whole' | 'difference'; readonly column: number };

/** The columns of the time of a row. */
export type TimeColumns = {
  readonly time: number;
  readonly end: number | null;
  readonly written: TimeWritten;
  readonly guessed: readonly GuessedColumn[];
};

type Rows = readonly (readonly string[])[];

/** What is known of the time before its column is looked for. */
type TimeHints = BareYear & {
  readonly named: number | null;
  /** Of the ends of periods. */
  readonly namedEnd: number | null;
  readonly known: number | null;
  readonly knownEnd: number | null;
  /** The day that titles name for all rows, and the month. */
  readonly day?: number | null | undefined;
  readonly month?: { readonly from: number; readonly to: number } | null | undefined;
};

const alsoTimes: ReadonlySet<ColumnContent> = new Set(['serial', 'bare-month', 'bare-day', 'dotted-month']);
const timeLike: ReadonlySet<ColumnContent> = new Set(['time', 'day', 'month', 'year', 'span', 'short-month']);

const saysYear = /年|year|period|时间|期$/iu;
/** Headings of months, not of days. */
const saysMonths = /月$|月[份度]|账期|帐期|month|monat|mois|maand|mese|^mes$|billing_?period/iu;
const saysUtc = /utc|gmt|zulu/iu;
const saysTime = /时间|日期|时刻|time|date|day|期|月|年|month|year|hour/iu;

/**
 * Which columns hold the time: the one that is named or known by its heading, if its cells are times; otherwise the only one whose cells
 * are.
 * @param named the column that a person names, and the one whose heading is known; null if there is none
 * @returns null if no column can be identified
 * @throws Problem `times-several` if several are possible
 */
export function timeColumns(header: readonly string[], rows: Rows, hints: TimeHints): TimeColumns | null {
  const { named, namedEnd, known } = hints;
  const content = contentOf(header, rows);
  // a clock time alone is not an end: it accompanies its day
  const knownEnd = hints.knownEnd !== null && content(hints.knownEnd) === 'clock' ? null : hints.knownEnd;
  if (named !== null) return { time: named, end: null, ...written(header, rows, named, content, hints, namedEnd), guessed: [] };
  const held = namedEnd === null ? repeatedStart(header, rows, content) : null;
  if (held !== null)
    return { ...held, ...written(header, rows, held.time, content, hints, held.end), guessed: guessedOf(held, known, knownEnd) };
  const usable =
    known !== null &&
    (rows.length === 0 ||
      timeLike.has(content(known)) ||
      alsoTimes.has(content(known)) ||
      isBareMonth(header[known] as string, rows, known, content(known)));
  const before = usable && known !== null && knownEnd === null && content(known) === 'day' ? readBefore(header, known, content) : null;
  if (before !== null && known !== null)
    return {
      time: before,
      end: known,
      ...written(header, rows, before, content, hints, known),
      guessed: [{ what: 'time', column: before }],
    };
  if (usable && known !== null) {
    const end = knownEnd ?? endBeside(header, rows, known, content);
    const guessed: GuessedColumn[] = end !== null && knownEnd === null ? [{ what: 'end', column: end }] : [];
    return { time: known, end, ...written(header, rows, known, content, hints, end), guessed };
  }
  const guess = guessedTime(header, rows, content, hints);
  if (guess !== null) return guess;
  const titled = inPeriod(header, rows, content, hints);
  if (titled !== null) return { ...titled, end: null, guessed: [{ what: 'time', column: titled.time }] };
  return known === null ? null : { time: known, end: knownEnd, written: instantWritten, guessed: [] };
}

/** The content of the columns of a table, according to their headings. */
export function contentOf(header: readonly string[], rows: Rows): ContentOf {
  const held = new Map<number, ColumnContent>();
  return (column) => {
    const found =
      held.get(column) ??
      columnContent(rows, column, saysTime.test(header[column] as string), saysMonths.test(headingKey(header[column] as string)));
    held.set(column, found);
    return found;
  };
}

/** The only column that holds times, or the start and end of periods. */
function guessedTime(header: readonly string[], rows: Rows, content: ContentOf, said: BareYear): TimeColumns | null {
  const all = header.flatMap((heading, column) => {
    if (heading.trim() === '' || otherTimes.test(heading) || !timeLike.has(content(column))) return [];
    // a code of thirteen digits may also be an instant in milliseconds
    if (isMeterItself(heading) && filledCells(rows, column).every((text) => /^\d+$/u.test(text))) return [];
    return content(column) === 'year' && !saysYear.test(heading) ? [] : [column];
  });
  const clocks = header.flatMap((_, column) => (content(column) === 'clock' ? [column] : []));
  // two days and their two clock times belong together, even if all rows are of one day
  const areDays = clocks.length === 2 && all.length === 2 && all.every((column) => content(column) === 'day');
  const own = dayOfClock(header, all, clocks);
  const told = areDays
    ? all
    : own !== null
      ? [own]
      : preferred(header, rows, all.length > 0 ? all : withoutYear(header, rows, content), content);
  const read = readingDays(header, told);
  const [time, ...others] = read ?? told;
  if (time === undefined) return null;
  const [other] = others;
  const isSecond =
    other !== undefined &&
    (read !== null || isEnd(header, rows, time, other) || isNextBegin(rows, time, other) || followEachOther(rows, [time, other], clocks));
  const end = others.length === 1 && isSecond ? other : null;
  if (others.length > 0 && end === null)
    throw new Problem('bad-input', 'times-several', {
      columns: [time, ...others].map((column) => header[column]).join(', '),
      choices: [time, ...others].map((column) => ({ set: { timeColumn: header[column] }, comesTo: filledCells(rows, column)[0] })),
    });
  const guessed: GuessedColumn[] = [{ what: 'time', column: time }];
  if (end !== null) guessed.push({ what: 'end', column: end });
  return { time, end, ...written(header, rows, time, content, said, end), guessed };
}

/**
 * The day whose heading matches that of the only clock time: `Date de la mesure` and `Heure de la mesure`; null if none does, or there is
 * no other.
 */
function dayOfClock(header: readonly string[], all: readonly number[], clocks: readonly number[]): number | null {
  const bare = (column: number): string =>
    headingKey(header[column] as string).replace(/日期|时间|时刻|date|datum|fecha|data|time|heure|uhrzeit|hora|ora|uur|clock/u, '');
  const [clock] = clocks;
  const same = clock === undefined || clocks.length > 1 ? [] : all.filter((column) => bare(column) === bare(clock));
  return all.length > 1 && same.length === 1 ? (same[0] ?? null) : null;
}

/** Columns of months or days whose cells omit the year, or write the month as `2025.1`, under a heading of times. */
function withoutYear(header: readonly string[], rows: Rows, content: ContentOf): readonly number[] {
  return header.flatMap((heading, column) => {
    if (otherTimes.test(heading)) return [];
    const held = content(column);
    const bare = held === 'bare-day' || isBareMonth(heading, rows, column, held);
    return bare || (held === 'dotted-month' && saysTime.test(heading)) ? [column] : [];
  });
}

/**
 * Among several columns of times the ones that count: of the same instants given twice those in UTC, those with a clock time before bare
 * days, years and months, those that differ from row to row before one that is always the same.
 */
function preferred(header: readonly string[], rows: Rows, all: readonly number[], content: ContentOf): readonly number[] {
  if (all.length < 2) return all;
  const differing = all.filter((column) => new Set(filledCells(rows, column)).size > 1);
  const some = differing.length > 0 && rows.length > 1 ? differing : all;
  const exact = some.filter((column) => content(column) === 'time' || content(column) === 'span');
  const days = some.filter((column) => content(column) === 'day');
  const months = some.filter((column) => content(column) === 'month' || content(column) === 'short-month');
  const left = [exact, days, months].find((few) => few.length > 0) ?? some;
  const utc = left.filter((column) => saysUtc.test(header[column] as string));
  if (utc.length === 1 && left.length > 1) return utc;
  const speaking = left.filter((column) => saysTime.test(header[column] as string));
  return speaking.length > 0 ? speaking : left;
}

/** The day of the previous reading of the meter, next to the column of the day of this reading; null if there is none. */
function readBefore(header: readonly string[], known: number, content: ContentOf): number | null {
  const others = header.flatMap((heading, column) =>
    column !== known && isReadBefore(heading) && content(column) === content(known) ? [column] : [],
  );
  const [before] = readingDays(header, [...others, known]) ?? [];
  return before === undefined || before === known ? null : before;
}

/** The end of periods whose start is in a known column: another column of the same kind that is never before it. */
function endBeside(header: readonly string[], rows: Rows, time: number, content: ContentOf): number | null {
  if (!/start|begin|from|起|开始/iu.test(header[time] as string)) return null;
  const others = header.flatMap((heading, column) =>
    column !== time && saysEnd.test(heading) && !otherTimes.test(heading) && ['time', 'day'].includes(content(column)) ? [column] : [],
  );
  const [end] = others;
  return others.length === 1 && end !== undefined && isEnd(header, rows, time, end) ? end : null;
}

/** Whether one column contains the ends of the periods that begin in the other. */
function isEnd(header: readonly string[], rows: Rows, start: number, end: number): boolean {
  if (!saysEnd.test(header[end] as string)) return false;
  const { format } = sniffTimeFormat([...filledCells(rows, start), ...filledCells(rows, end)]);
  return rows.slice(0, 200).every((cells) => {
    const [from, to] = [parseTime(cells[start] ?? '', format), parseTime(cells[end] ?? '', format)];
    return typeof from === 'string' || typeof to === 'string' || from.localSeconds <= to.localSeconds;
  });
}

/** Whether each row ends, after its beginning, where the next row of the same subject begins. */
function isNextBegin(rows: Rows, start: number, end: number): boolean {
  const some = rows.slice(0, 200);
  const begins = new Set(some.map((cells) => (cells[start] ?? '').trim()));
  const follows = some.filter((cells) => begins.has((cells[end] ?? '').trim())).length;
  const { format } = sniffTimeFormat([...filledCells(rows, start), ...filledCells(rows, end)]);
  const isBehind = some.every((cells) => {
    const [from, to] = [parseTime(cells[start] ?? '', format), parseTime(cells[end] ?? '', format)];
    return typeof from === 'object' && typeof to === 'object' && from.localSeconds < to.localSeconds;
  });
  return isBehind && follows >= 1 && follows >= some.length / 3;
}
