import { readDay } from '#platform/list-intake/fields.ts';
import { dayNumber, dayText } from '#kernel/day.ts';

const year = /^(\d{4})年?$/u;
const month = /^(\d{4})[-/.年](\d{1,2})月?$/u;

/**
 * When equipment was put into service, as precisely as known: `2008-05-06`, `2008-05` or `2008`; null if the text is none of these.
 * @example readInstalled('2008年5月') // '2008-05'
 */
export function readInstalled(text: string): string | null {
  const bare = text.normalize('NFKC').trim();
  const day = readDay(bare);
  if (day === null) return null;
  if (year.test(bare)) return day.slice(0, 4);
  return month.test(bare) ? day.slice(0, 7) : day;
}

/** The first local day that a day, month or year of service may refer to. @example firstDay('2008-05') // '2008-05-01' */
export const firstDay = (installed: string): string => `${installed}-01-01`.slice(0, 10);

/** The last local day that a day, month or year of service may refer to. @example lastDay('2008-02') // '2008-02-29' */
export function lastDay(installed: string): string {
  if (installed.length === 4) return `${installed}-12-31`;
  return installed.length === 7 ? dayText(dayNumber(Number(installed.slice(0, 4)), Number(installed.slice(5)) + 1, 1) - 1) : installed;
}
