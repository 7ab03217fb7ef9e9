import { chineseNumber, datesInFigures } from '#platform/tables/chinese-numerals.ts';
import { dayNumber } from '#platform/tables/time.ts';
import { Problem } from '#kernel/problem.ts';
import { dayColumns } from './day-columns.ts';
import type { EndsGiven } from './ends.ts';
import { monthNamed, yearNamed } from './year-named.ts';

/** The period that titles or names give for all rows: its first day, and the one after its last (days since 1970-01-01). */
export type RowsPeriod = {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** It is not known whether the day that it ends with belongs to it: `to` excludes it. */
  readonly isOpen?: true;
};

const day = '((?:19|20)\\d{2})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})(?:\\s*日)?';
const clock = '(?:\\s+(\\d{1,2}:\\d{2})(?::\\d{2})?)?';
const range = new RegExp(`${day}${clock}\\s*(?:至|到|~|～|—+|–|-+|to|bis)\\s*${day}${clock}`, 'iu');
const alone = new RegExp(`${day}(?![\\d:])`, 'gu');

/** When a file was created says nothing about its content. */
const saysMade = /导出|打印|制表|填[报表]|生成|审核|报送|下载|print|export|generated|created|report(?:ed)? on/iu;
const saysDay = /^(?:统计|数据|用电|能耗|查询)?(?:日期|日)\s*:|^(?:data\s+|report(?:ing)?\s+)?(?:date|day)\s*:/iu;

/**
 * The only period that the titles, the sheet or the file name give: from one day to another, a month. For days without a clock time, whole
 * months include their last day; between two days with the same number, as of two readings, the second is excluded; others are left open.
 */
export function rowsPeriod(around: Parameters<typeof yearNamed>[0], header: readonly string[] = []): RowsPeriod | null {
  const read = betweenReadings(header, around);
  if (read !== undefined) return read;
  for (const text of textsOf(around)) {
    const found = range.exec(text);
    if (found !== null) return between(found, text);
  }
  const month = monthNamed(around);
  if (month === null) return partNamed(around);
  const shifted = monthShifted([...around.above, ...header], month);
  if (shifted !== null) return shifted;
  return { from: dayNumber(month.year, month.month, 1), to: monthAfter(month.year, month.month), text: month.text };
}

const partOfYear =
  /(?<year>(?:19|20)\d{2})\s*年?\s*(?:第?(?<quarter>[一二三四1-4])季度|(?<half>[上下])半年|(?<first>\d{1,2})\s*月?\s*(?:[-–—~～至到]+)\s*(?<last>\d{1,2})\s*月(?!\s*\d)|(?:年?度|全年)(?=[\p{L}\s]*[用耗能电水气热]))|(?<![a-z\d])(?<letter>[qh])(?<number>[1-4])[\s/-]*(?<later>(?:19|20)\d{2})(?!\d)|(?<before>(?:19|20)\d{2})[\s/_-]*(?<sign>[qh])(?<place>[1-4])(?!\d)/iu;

/** The only part of a year that the titles, the sheet or the file name give: a quarter, a half, some months, the whole year. */
function partNamed({ above, sheet, file }: Parameters<typeof yearNamed>[0]): RowsPeriod | null {
  for (const text of [...above, sheet, file]) {
    const groups = partOfYear.exec(datesInFigures(text.normalize('NFKC')))?.groups;
    if (groups === undefined || saysMade.test(text)) continue;
    const span = monthsOf(groups);
    if (span === null) return null;
    const year = Number(groups['year'] ?? groups['later'] ?? groups['before']);
    return { from: dayNumber(year, span[0], 1), to: monthAfter(year, span[1]), text: text.trim().slice(0, 100) };
  }
  return null;
}

/** The first and the last month of a part of a year; null if there are none. */
function monthsOf(groups: Readonly<Record<string, string | undefined>>): readonly [number, number] | null {
  const { quarter, half, first, last, letter, number, sign, place } = groups;
  const part = (of: number, length: number): readonly [number, number] | null =>
    of * length > 12 ? null : [of * length - length + 1, of * length];
  if (quarter !== undefined) return part(Number(quarter) || chineseNumber(quarter), 3);
  if (half !== undefined) return part(half === '上' ? 1 : 2, 6);
  if (first !== undefined && last !== undefined)
    return Number(first) >= 1 && Number(first) < Number(last) && Number(last) <= 12 ? [Number(first), Number(last)] : null;
  const named = letter ?? sign;
  return named === undefined ? [1, 12] : part(Number(number ?? place), named.toLowerCase() === 'q' ? 3 : 6);
}

/** The period of rows without a time; a single day only for columns that are its hours, because otherwise it is that of a reading. */
export function periodOfRows(
  header: readonly string[],
  { rowsDay, rowsPeriod }: { readonly rowsDay?: number | null | undefined; readonly rowsPeriod?: RowsPeriod | null | undefined },
): (Pick<RowsPeriod, 'from' | 'to'> & Partial<RowsPeriod>) | null {
  if (dayColumns(header) === null) return rowsPeriod ?? null;
  return typeof rowsDay === 'number' ? { from: rowsDay, to: rowsDay + 1 } : (rowsPeriod ?? null);
}

/**
 * A period including the day that it ends with, or without it.
 * @throws Problem `period-end-open` if nothing says whether that day belongs to it
 */
export function periodSaid(
  { from, to, ...more }: Pick<RowsPeriod, 'from' | 'to'> & Partial<RowsPeriod>,
  { ends }: { readonly ends?: EndsGiven | undefined },
): Pick<RowsPeriod, 'from' | 'to'> {
  if (more.isOpen !== true) return { from, to };
  const choice = (said: EndsGiven, behind: number) => ({ set: { ends: said }, comesTo: `${dateOf(from)} 00:00 – ${dateOf(behind)} 00:00` });
  const choices = [choice('included', to + 1), choice('excluded', to)];
  if (ends === undefined) throw new Problem('bad-input', 'period-end-open', { text: more.text, last: dateOf(to), choices });
  return { from, to: ends === 'included' ? to + 1 : to };
}

const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/**
 * The only day that the titles, the sheet or the file name mention, for rows that give only clock times or hours; null if there is none.
 */
export function rowsDay(around: Parameters<typeof yearNamed>[0]): number | null {
  const days = textsOf(around).flatMap(dayIn);
  return days.length > 0 && days.every((day) => day === days[0]) ? (days[0] as number) : null;
}

const textsOf = (around: Parameters<typeof yearNamed>[0]): string[] =>
  [...around.above, around.sheet, around.file].map((text) =>
    datesInFigures(text.normalize('NFKC'))
      .replaceAll(/(?<![\d.])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d{2})(?!\d)/gu, '$3-$2-$1')
      .trim(),
  );

const saysRead = /[示读]数|表[底码]|抄(?:表|见)|read(?:ing)?/iu;
const readOn = new RegExp(`^${day}`, 'u');
/** `12月25日读数`, `上月抄表数(1.25)`: the year is given elsewhere. */
const readIn = /^(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]|[([]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?\s*[)\]]/u;

/** `上月25日读数`, `本月25日表底`: the month is the one that titles name, or a number of months before it. */
const readAgo = /(上上|上|前|本|当|这)个?月\s*(\d{1,2})\s*[日号]/u;

type ReadDay = {
  readonly column: number;
  readonly year: number | null;
  /** For days given relative to the month of the file: how many months before it. */
  readonly ago: number | null;
  readonly month: number;
  readonly day: number;
  readonly text: string;
};

/** The days that headings of readings name. */
function daysRead(header: readonly string[]): ReadDay[] {
  return header.flatMap((heading, column): ReadDay[] => {
    const plain = heading.normalize('NFKC').trim();
    if (!saysRead.test(plain)) return [];
    const whole = readOn.exec(plain);
    const [, ago, dayAgo] = readAgo.exec(plain) ?? [];
    if (ago !== undefined && Number(dayAgo) >= 1 && Number(dayAgo) <= 31)
      return [{ column, year: null, ago: monthsAgo(ago), month: 0, day: Number(dayAgo), text: heading.trim() }];
    const part = whole ?? readIn.exec(plain);
    if (part === null) return [];
    const [year, month, number] = whole === null ? [null, part[1] ?? part[3], part[2] ?? part[4]] : [Number(whole[1]), whole[2], whole[3]];
    const isDay = Number(month) >= 1 && Number(month) <= 12 && Number(number) >= 1 && Number(number) <= 31;
    return isDay ? [{ column, year, ago: null, month: Number(month), day: Number(number), text: heading.trim() }] : [];
  });
}

/** The two columns of readings whose headings name the days of the readings, in order; null if there are none. */
export function readingColumns(header: readonly string[]): readonly [number, number] | null {
  const [first, second, ...more] = daysRead(header);
  return first === undefined || second === undefined || more.length > 0 ? null : [first.column, second.column];
}

/**
 * The period between the days of two columns of readings: `2025-01-01读数`, `2025-02-01读数`; for days without a year, the one that ends
 * around the month that titles or names give. Undefined if no two columns name days, null if their year is unknown.
 */
function betweenReadings(header: readonly string[], around: Parameters<typeof yearNamed>[0]): RowsPeriod | null | undefined {
  const [one, other, ...more] = daysRead(header);
  if (one === undefined || other === undefined || more.length > 0) return undefined;
  const named = monthNamed(around);
  const [first, second] = [dayOfMonth(one, named), dayOfMonth(other, named)];
  if (first === null || second === null) return null;
  const year = second.year ?? yearOfEnd(first, second, around);
  if (year === null) return null;
  const isBefore = first.month < second.month || (first.month === second.month && first.day < second.day);
  const from = dayNumber(first.year ?? (isBefore ? year : year - 1), first.month, first.day);
  const to = dayNumber(year, second.month, second.day);
  // readings on the last days of months are at their ends
  const behind = other.year === null && [from, to].every(isLast) ? 1 : 0;
  return from < to ? { from: from + behind, to: to + behind, text: `${first.text}, ${second.text}` } : null;
}

/** The day of a heading that is relative to the month of the file; null if that is not named. */
function dayOfMonth(read: ReadDay, named: { readonly year: number; readonly month: number } | null): ReadDay | null {
  if (read.ago === null) return read;
  return named === null ? null : { ...read, ...monthBack(named, read.ago) };
}

/** The year of the second of two readings: the one in which it is in or next to the named month. */
function yearOfEnd(first: ReadDay, second: ReadDay, around: Parameters<typeof yearNamed>[0]): number | null {
  const named = monthNamed(around);
  if (named !== null) {
    const apart = [-1, 0, 1].find((years) => Math.abs(years * 12 + second.month - named.month) <= 1);
    return apart === undefined ? null : named.year + apart;
  }
  const passes = first.month > second.month;
  return passes ? null : yearAlone(around);
}

function yearAlone(around: Parameters<typeof yearNamed>[0]): number | null {
  try {
    return yearNamed(around)?.year ?? null;
  } catch {
    return null;
  }
}

const ago: Readonly<Record<string, number>> = { 上上: 2, 上: 1, 前: 1 };
const monthsAgo = (word: string): number => ago[word] ?? 0;

const isLast = (day: number): boolean => new Date((day + 1) * 86_400_000).getUTCDate() === 1;

const dashes = '\\s*(?:至|到|~|～|—+|–|-+)\\s*';
/** `上月26日至本月25日`. */
const ofMonths = new RegExp(`(上上|上|前)个?月\\s*(\\d{1,2})\\s*[日号]?${dashes}(?:本|当|这)个?月\\s*(\\d{1,2})\\s*[日号]`, 'u');

/** Whether a text refers to days from one month to the next. */
export const saysShifted = (text: string): boolean => ofMonths.test(text.normalize('NFKC'));

/** The days of a month that titles or headings say begins in the one before; null if they do not say so. */
export function monthShifted(texts: readonly string[], month: { readonly year: number; readonly month: number }): RowsPeriod | null {
  for (const text of texts) {
    const [, word = '', first, last] = ofMonths.exec(text.normalize('NFKC')) ?? [];
    if (first === undefined || last === undefined) continue;
    const begins = monthBack(month, monthsAgo(word));
    const from = dayNumber(begins.year, begins.month, Number(first));
    const to = dayNumber(month.year, month.month, Number(last));
    const isNext = Number(first) === Number(last) + 1;
    if (!(from < to)) continue;
    const said = { from, to: isNext ? to + 1 : to, text: text.trim().slice(0, 100) };
    return isNext || first === last ? said : { ...said, isOpen: true };
  }
  return null;
}

const monthBack = ({ year, month }: { readonly year: number; readonly month: number }, months: number) => {
  const at = year * 12 + month - 1 - months;
  return { year: Math.floor(at / 12), month: (at % 12) + 1 };
};

const monthAfter = (year: number, month: number): number => dayNumber(month === 12 ? year + 1 : year, (month % 12) + 1, 1);

function between(found: RegExpExecArray, text: string): RowsPeriod | null {
  const [, year, month, first, begins = '', lastYear, lastMonth, last, ends = ''] = found;
  const from = dayNumber(Number(year), Number(month), Number(first));
  const to = dayNumber(Number(lastYear), Number(lastMonth), Number(last));
  const said = (end: number): RowsPeriod | null => (from < end ? { from, to: end, text: text.slice(0, 100) } : null);
  if (begins !== '' || ends !== '') {
    // two readings at the same clock time
    if (begins === ends && from < to) return { from: from + partOfDay(begins), to: to + partOfDay(ends), text: text.slice(0, 100) };
    if (!/^0?0:00$/u.test(begins)) return null;
    return /^0?0:00$/u.test(ends) ? said(to) : /^(?:23:59|24:00)$/u.test(ends) ? said(to + 1) : null;
  }
  if (from === to || (Number(first) === 1 && to + 1 === monthAfter(Number(lastYear), Number(lastMonth)))) return said(to + 1);
  if (first === last) return said(to);
  // from the 26th to the 25th is a whole month, whose last day belongs to it
  const isWhole = new Date((to + 1) * 86_400_000).getUTCDate() === Number(first);
  const whole = isWhole ? said(to + 1) : said(to);
  return isWhole || whole === null ? whole : { ...whole, isOpen: true };
}

const partOfDay = (clock: string): number => {
  const [hour = '0', minute = '0'] = clock.split(':');
  return (Number(hour) * 60 + Number(minute)) / 1440;
};

/** The first and the last day of a period, or if it begins at a clock time, its start and end. */
export function edgesOf({ from, to }: Pick<RowsPeriod, 'from' | 'to'>): { readonly from: string; readonly to: string } {
  const clocked = (day: number): string => new Date(Math.round(day * 1440) * 60_000).toISOString().slice(0, 16).replace('T', ' ');
  return Number.isInteger(from) ? { from: dateOf(from), to: dateOf(to - 1) } : { from: clocked(from), to: clocked(to) };
}

/** The day that a text mentions, if it is only one, and not the day on which the file was created. */
function dayIn(text: string): number[] {
  const found = [...text.matchAll(alone)];
  const [, year, month, number] = found[0] ?? [];
  if (found.length !== 1 || saysMade.test(text) || (/:/u.test(text) && !saysDay.test(text))) return [];
  const from = dayNumber(Number(year), Number(month), Number(number));
  return Number.isNaN(from) ? [] : [from];
}
