import { parsePeriodHeading, type PeriodHeading } from '#platform/tables/month.ts';
import { clearMonthOfName, englishName, monthOfName, monthWord } from '#platform/tables/month-names.ts';
import { monthsInFront } from './month-stems.ts';
import { shortMonthsInFull } from './short-month.ts';

/** The year of headings that omit it; `turn`: the month from which on it applies, earlier months belonging to the next year. */
type BareYear = { readonly year?: number | undefined; readonly turn?: number | undefined };

/** The months, or longer parts of years, that headings name, in their order; null if one names none, or the year is unknown. */
export function periodsNamed(headings: readonly string[], { year, turn }: BareYear): readonly (PeriodHeading | null)[] {
  const header = monthsAmongOthers(monthsInFront(headings));
  const rolled = rolledPeriods(header);
  return rolled.map((found, column) => {
    if (found !== null) return found;
    const named = year === undefined ? null : parsePeriodHeading(header[column] as string, year);
    return named === null || turn === undefined || named.month >= turn ? named : { ...named, year: named.year + 1 };
  });
}

/** The columns whose headings name a part of a year, but whose year is given neither there nor in the ones before and after. */
export function yearlessColumns(headings: readonly string[]): readonly number[] {
  const header = monthsAmongOthers(monthsInFront(headings));
  return rolledPeriods(header).flatMap((found, column) =>
    found === null && parsePeriodHeading(header[column] as string, anyYear) !== null ? [column] : [],
  );
}

const leading = new RegExp(`^${monthWord}`, 'u');

/**
 * Headings whose names of months are also other words (`Gen`, `Set`, `Out`), translated to English if the month before or after is next to
 * them, and some month has an unambiguous name.
 */
function monthsAmongOthers(header: readonly string[]): readonly string[] {
  const words = header.map((heading) => leading.exec(heading.normalize('NFKC').trim())?.groups?.['name'] ?? '');
  const months = words.map(monthOfName);
  if (!words.some((word) => clearMonthOfName(word) !== null)) return header;
  const follows = (month: number, other: number | null | undefined): boolean =>
    other !== null && other !== undefined && (other - month + 12) % 12 === 1;
  return header.map((heading, column) => {
    const [month, word] = [months[column], words[column] as string];
    if (month === null || month === undefined || clearMonthOfName(word) !== null) return heading;
    const [before, behind] = [months[column - 1], months[column + 1]];
    const isAmong = follows(month, behind) || (before !== null && before !== undefined && follows(before, month));
    return isAmong ? heading.normalize('NFKC').trim().replace(word, englishName(month)) : heading;
  });
}

const anyYear = 2000;

/** Those that name their year, and those that take it from the column before or after: `2024年11月, 12月, 2025年1月, 2月`. */
function rolledPeriods(headings: readonly string[]): readonly (PeriodHeading | null)[] {
  const header = shortMonthsInFull(headings);
  const found = header.map((heading) => parsePeriodHeading(heading));
  if (found.every((one) => one === null)) return found;
  const bare = header.map((heading, column) => (found[column] === null ? parsePeriodHeading(heading, anyYear) : null));
  const runs: { readonly from: number; readonly columns: number[] }[] = [];
  for (const [column, one] of found.entries())
    if (one !== null) runs.push({ from: column, columns: [] });
    else if (bare[column] !== null) runs.at(-1)?.columns.push(column);
  for (const { from, columns } of runs) {
    const years = yearsAfter(
      found[from] as PeriodHeading,
      columns.map((column) => bare[column] as PeriodHeading),
    );
    for (const [at, column] of columns.entries()) {
      const year = years?.[at];
      if (year !== undefined) found[column] = { ...(bare[column] as PeriodHeading), year };
    }
  }
  return beforeFirst(found, bare);
}

/** The years of parts of years after one whose year is named; null if their order does not determine them. */
function yearsAfter(named: PeriodHeading, bare: readonly PeriodHeading[]): readonly number[] | null {
  const all = [named, ...bare];
  if (all.some(({ months }) => months !== named.months)) return null;
  const count = 12 / named.months;
  const step = (at: number): number =>
    (((((all[at] as PeriodHeading).month - (all[at - 1] as PeriodHeading).month) / named.months) % count) + count) % count;
  const steps = bare.map((_, at) => step(at + 1));
  const passes = (at: number, sign: 1 | -1): boolean =>
    sign * ((all[at + 1] as PeriodHeading).month - (all[at] as PeriodHeading).month) < 0;
  const years = (sign: 1 | -1): number[] => {
    let year = named.year;
    return bare.map((_, at) => (year += passes(at, sign) ? sign : 0));
  };
  if (steps.every((one) => one <= 1)) return years(1);
  if (steps.every((one) => one === 0 || one === count - 1)) return years(-1);
  return bare.some((_, at) => passes(at, 1)) ? null : years(1);
}

/** Those before the first that names its year, if each is the one before the next. */
function beforeFirst(found: (PeriodHeading | null)[], bare: readonly (PeriodHeading | null)[]): readonly (PeriodHeading | null)[] {
  let column = found.findIndex((one) => one !== null) - 1;
  for (; column >= 0; column -= 1) {
    const one = bare[column];
    const next = found.find((other, at) => at > column && other !== null);
    if (one === null || one === undefined) continue;
    if (next === null || next === undefined || one.months !== next.months || (one.month + one.months - next.month) % 12 !== 0) break;
    found[column] = { ...one, year: one.month > next.month ? next.year - 1 : next.year };
  }
  return found;
}
