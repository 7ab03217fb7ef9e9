import { parseDayHeading } from '#platform/tables/day-heading.ts';
import { withoutUnit } from '#platform/tables/heading-units.ts';
import { parseMonthHeading } from '#platform/tables/month.ts';

/** A column of counter values at one instant, given as a text of the time. */
export type Instant = { readonly column: number; readonly time: string };

const readingNamed = /\s*(?:抄见|抄表)?(?:表[底码]|[示读]数|止[数码]|底[数码])\s*$/u;
const monthEnd = /^(?:(?<year>(?:19|20)\d{2}) ?年 ?)?(?<month>\d{1,2}) ?月份?(?:月?[底末])$/u;
const yearEnd = /^(?<year>(?:19|20)\d{2}) ?年[底末]$/u;
const yearLast = /^\d{1,2}([-/.])\d{1,2}\1\d{4}$/u;

/**
 * The columns of a header that are instants: days, in whatever order (`2025-01-01`, `1/31/2025`), and the ends of months and years
 * (`1月底`, `2024年底`), which are the beginning of what follows; none if less than a third of the columns are.
 * @param year of headings that omit it
 * @param areEnds a title says that months mean their ends
 */
export function instantsAcross(header: readonly string[], year: number | undefined, areEnds = false): readonly Instant[] {
  const found = header.flatMap((heading, column) => {
    const time = timeOf(withoutUnit(heading).normalize('NFKC').trim().replace(readingNamed, ''), year, areEnds);
    return time === null ? [] : [{ column, time }];
  });
  // among days that omit their year, the last of December comes before the first of the year
  const follow = found.every(({ time }, at) => at === 0 || yearLast.test(time) || time > (found[at - 1] as Instant).time);
  return found.length >= 2 && found.length >= header.length / 3 && follow ? found : [];
}

function timeOf(text: string, year: number | undefined, areEnds: boolean): string | null {
  const whole = areEnds ? parseMonthHeading(text, year) : null;
  if (whole !== null && whole.rest === '') return firstAfter(whole.year, whole.month);
  const ofYear = yearEnd.exec(text)?.groups?.['year'];
  if (ofYear !== undefined) return `${Number(ofYear) + 1}-01-01`;
  const { year: named = year, month } = monthEnd.exec(text)?.groups ?? {};
  if (month !== undefined) return named === undefined ? null : firstAfter(Number(named), Number(month));
  if (yearLast.test(text)) return text;
  const day = parseDayHeading(text);
  const inYear = day?.year ?? year;
  if (day === null || day.month === null || inYear === undefined) return null;
  return `${inYear}-${String(day.month).padStart(2, '0')}-${String(day.day).padStart(2, '0')}`;
}

const firstAfter = (year: number, month: number): string | null =>
  month < 1 || month > 12 ? null : `${month === 12 ? year + 1 : year}-${String((month % 12) + 1).padStart(2, '0')}-01`;
