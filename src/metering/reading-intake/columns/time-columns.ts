import { Problem } from '#kernel/problem.ts';
import type { DateOrder } from '#platform/tables/date-order.ts';
import { headingKey } from '#platform/tables/columns.ts';
import {
  columnContent,
  filledCells,
  holdsMonthNumbers,
  isBareMonth,
  partsOfDay,
  type ColumnContent,
  type ContentOf,
} from '../times/column-content.ts';
import { clockColumns, followEachOther } from '../times/clock-columns.ts';
import { dottedOnes } from '../times/dotted-month.ts';
import {
  compactClock,
  fractionClock,
  instantWritten,
  parseDayNumber,
  parseQuarterNumber,
  splitClocks,
  type TimeWritten,
} from '../times/row-time.ts';
import { isSum } from '#platform/tables/footer-rows.ts';
import { isMeterItself } from '../headings/meter-column.ts';
import { isReadBefore, readingDays } from '../times/reading-days.ts';
import { placeOfYears } from '../times/short-month.ts';
import { inPeriod, saysDay } from '../times/titled-times.ts';
import { guessedOf, repeatedStart } from '../headings/repeated-start.ts';
import { areFirsts, areWeeks } from '../times/first-days.ts';
import { sniffTimeFormat, parseTime } from '#platform/tables/time.ts';

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

/** What is known of the time before its column is looked for; `year`: of cells that omit it. */
type TimeHints = {
  readonly named: number | null;
  /** Of the ends of periods. */
  readonly namedEnd: number | null;
  readonly known: number | null;
  readonly knownEnd: number | null;
  readonly year: number | null;
  /** The month from which on it applies, if earlier months belong to the next year. */
  readonly turn?: number | undefined;
  /** The day that titles name for all rows, and the month. */
  readonly day?: number | null | undefined;
  readonly month?: { readonly from: number; readonly to: number } | null | undefined;
  /** The order of dates, as given by the sender. */
  readonly order?: DateOrder | undefined;
};

/** The year of cells that omit it. */
type BareYear = Pick<TimeHints, 'year' | 'turn' | 'order'>;

const alsoTimes: ReadonlySet<ColumnContent> = new Set(['serial', 'bare-month', 'bare-day', 'dotted-month']);
const timeLike: ReadonlySet<ColumnContent> = new Set(['time', 'day', 'month', 'year', 'span', 'short-month']);

/** Headings of times other than those of readings: when a row was written, a building built, a meter installed. */
export const otherTimes =
  /导出|上传|入库|录入|填报|创建|更新|修改|安装|投运|投产|竣工|建成|开户|缴费|付款|打印|出账|received|created?|updated?|modified|revision|revised|inserted|uploaded|install|built|commission|paid|due|printed|billed|bill[_\s]?date|invoice/iu;
const saysYear = /年|year|period|时间|期$/iu;
const saysPart =
  /^(?:hora|heure|stunde|uur|ora|timme|小时|时|时刻|时段|时点|点|hours?|hr|he|hour[\s_-]?(?:ending|of[\s_-]?day|number)|(?:settlement|trading)?[\s_-]?period|interval(?:[\s_-]?(?:number|no))?|half[\s_-]?hour)$/iu;
const saysMonth = /^(?:月|月份|months?|mon|mm|monat|mese|mois|mes|maand|bill(?:ing)?[\s_-]?month)$/iu;
const saysWeek = /周|星期|week|woche|semaine|semana/iu;
const saysQuarter = /^(?:季|季度|quarters?|qtr|q|trimestre|quartal)$/iu;
const saysMinute = /^(?:分|分钟|minutes?|mins?|mi)$/iu;
const saysEnd = /end|until|stop|(?:^|[\s_])(?:to|til|till|bis|tot|au|fin|hasta|slut)(?:[\s_]|$)|截止|结束|终止|止|至/iu;
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

/** The notation of the time in a column, and next to it. */
function written(
  header: readonly string[],
  rows: Rows,
  time: number,
  content: ContentOf,
  { year, turn, order }: BareYear,
  end: number | null,
): { readonly written: TimeWritten } {
  const held = content(time);
  const bareMonth = isBareMonth(header[time] as string, rows, time, held);
  if (bareMonth || held === 'bare-day') {
    if (year === null) throw new Problem('bad-input', 'year-needed', { header: header.slice(0, 20).join(', ') });
    return { written: { as: bareMonth ? 'month-of' : 'day-of', year, ...(turn !== undefined && { turn }) } };
  }
  if (held === 'short-month') return { written: { as: 'short-month', year: placeOfYears(filledCells(rows, time), order) } };
  if (held === 'dotted-month') {
    const cells = rows.map((cells) => (cells[time] ?? '').trim());
    const ones = dottedOnes(cells);
    if (ones === null)
      throw new Problem('bad-input', 'month-dotted', { column: header[time], text: cells.find((text) => text !== '') ?? '' });
    return { written: { as: 'dotted-month', ones } };
  }
  const others = header.flatMap((_, column) => (column === time ? [] : [column]));
  const called = (says: RegExp): number[] => others.filter((column) => says.test((header[column] as string).normalize('NFKC').trim()));
  if (held === 'span') return { written: { as: 'span' } };
  if (held === 'month' || (held === 'day' && /月份|账期|month/iu.test(headingKey(header[time] as string)) && isOfMonths(rows, time)))
    return { written: { as: 'month' } };
  if (held === 'day' && saysWeek.test(headingKey(header[time] as string)) && end === null && areWeeks(rows, time))
    return { written: { as: 'week', ends: saysEnd.test(header[time] as string) } };
  if (held === 'year') {
    const [month] = called(saysMonth).filter((column) => holdsMonthNumbers(rows, column));
    const [quarter] = called(saysQuarter).filter((column) =>
      holds(rows, column, (text) => parseQuarterNumber(text) !== null || isSum(text)),
    );
    if (month === undefined && quarter !== undefined) return { written: { as: 'quarter-beside', column: quarter } };
    if (month === undefined) return { written: { as: 'year' } };
    const [day] = called(saysDay).filter((column) => holdsDayNumbers(rows, column));
    if (day === undefined) return { written: { as: 'month-beside', column: month } };
    return {
      written: ofThree(
        rows,
        called,
        { month, day },
        others.filter((column) => content(column) === 'clock'),
      ),
    };
  }
  if (held !== 'day') return { written: instantWritten };
  const clocks = others.filter((column) => content(column) === 'clock' || isCompactClock(header, rows, column));
  const days = others.filter((column) => content(column) === 'day' && !otherTimes.test(header[column] as string));
  const endDay = end ?? (clocks.length === 2 && days.length === 1 ? (days[0] as number) : null);
  const [span, ...spans] = others.filter((column) => holds(rows, column, (text) => splitClocks(text) !== null));
  if (span !== undefined && spans.length === 0) return { written: { as: 'clock-span', column: span } };
  const pairs = clockColumns(header, rows, { time, end: endDay }, clocks);
  if (pairs !== null) return { written: pairs };
  return { written: partWritten(rows, called) ?? instantWritten };
}

/** `0000` to `2330` under a heading of times are clock times. */
function isCompactClock(header: readonly string[], rows: Rows, column: number): boolean {
  const cells = filledCells(rows, column);
  const saysClock = /时刻|时间|时点|time|clock|heure|hora|uhrzeit|stunde/iu.test(header[column] as string);
  return saysClock && cells.length > 0 && (cells.every((text) => compactClock.test(text)) || isFractions(cells));
}

/** Clock times as stored by a spreadsheet, as fractions of a day. */
const isFractions = (cells: readonly string[]): boolean =>
  cells.some((text) => text.includes('.')) && cells.every((text) => fractionClock.test(text));

type Called = (says: RegExp) => number[];

/** The time accompanying a day that is in separate columns for year, month and day. */
function ofThree(
  rows: Rows,
  called: Called,
  days: { readonly month: number; readonly day: number },
  clocks: readonly number[],
): TimeWritten {
  const [clock] = clocks;
  if (clocks.length === 1 && clock !== undefined) return { as: 'clock', column: clock, days };
  const part = partWritten(rows, called);
  return part === null ? { as: 'day-beside', days } : { ...part, days };
}

/** The number of an hour, half hour or quarter next to the day, or an hour with its minute; null if there is none. */
function partWritten(rows: Rows, called: Called): Extract<TimeWritten, { as: 'part' | 'hour-minute' }> | null {
  const [part] = called(saysPart);
  const parts = part === undefined ? null : partsOfDay(rows, part);
  if (part === undefined || parts === null) return null;
  const [minute] = called(saysMinute).filter((column) => filledCells(rows, column).every((text) => /^[0-5]?\d(?:\.0)?分?$/u.test(text)));
  return minute === undefined ? { as: 'part', column: part, ...parts } : { as: 'hour-minute', hour: part, minute };
}

/** Whether a column has content, and each of its cells is of a kind. */
const holds = (rows: Rows, column: number, is: (text: string) => boolean): boolean => {
  const cells = filledCells(rows, column);
  return cells.length > 0 && cells.every(is);
};

const holdsDayNumbers = (rows: Rows, column: number): boolean => {
  const cells = filledCells(rows, column);
  return cells.length > 0 && cells.every((text) => parseDayNumber(text) !== null);
};

/** Whether all days are the first of their month, in the order of day and month that is possible. */
function isOfMonths(rows: Rows, column: number): boolean {
  const cells = filledCells(rows, column);
  const { format } = sniffTimeFormat(cells);
  return [false, true].some((dayFirst) => areFirsts(cells, { ...format, dayFirst }));
}
