import { halfWidth } from './number.ts';

/** A heading that names a month, and what stands behind it (`用电量(kWh)`), for whoever knows what that means. */
export type MonthHeading = { readonly year: number; readonly month: number; readonly rest: string };

const shapes = [
  /^(?<year>\d{4}) ?年 ?(?<month>\d{1,2}) ?月份?/u,
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})/u,
  /^(?<year>\d{4})(?<month>\d{2})/u,
  /^(?<month>\d{1,2}) ?月份?/u,
];

/**
 * Reads a column heading as a month: `2025-01`, `2025年1月`, `202501`, or `1月` with the year given. Null where it names none: `1月15日` is a day.
 * @param year for headings that do not say it
 */
export function parseMonthHeading(heading: string, year?: number): MonthHeading | null {
  const text = halfWidth(heading).trim();
  for (const shape of shapes) {
    const found = shape.exec(text);
    if (found === null) continue;
    const named = Number(found.groups?.['year'] ?? year);
    const month = Number(found.groups?.['month']);
    const rest = text.slice(found[0].length).trim();
    const fits = Number.isInteger(named) && month >= 1 && month <= 12 && !/^[-/.:\d]/u.test(rest);
    return fits ? { year: named, month, rest } : null;
  }
  return null;
}
