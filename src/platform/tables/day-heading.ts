import { halfWidth } from './number.ts';

/** A heading that names a day; `year` and `month` null if omitted. */
export type DayHeading = { readonly year: number | null; readonly month: number | null; readonly day: number };

const shapes = [
  /^(?<year>\d{4}) ?[-/.年] ?(?<month>\d{1,2}) ?[-/.月] ?(?<day>\d{1,2}) ?[日号]?$/u,
  /^(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})$/u,
  /^(?<month>\d{1,2}) ?月 ?(?<day>\d{1,2}) ?[日号]?$/u,
  /^(?<month>\d{1,2})[-/](?<day>\d{1,2})$/u,
  /^(?<day>\d{1,2}) ?[日号]$/u,
];

/** Reads a column heading as a day: `2025-01-05`, `1月5日`, `1/5`, `5日`. Null if it is not one. */
export function parseDayHeading(heading: string): DayHeading | null {
  const text = halfWidth(heading).trim();
  for (const shape of shapes) {
    const found = shape.exec(text)?.groups;
    if (found === undefined) continue;
    const [year, month] = [found['year'], found['month']].map((said) => (said === undefined ? null : Number(said)));
    const day = Number(found['day']);
    return day >= 1 && day <= 31 && (month === null || month === undefined || (month >= 1 && month <= 12))
      ? { year: year ?? null, month: month ?? null, day }
      : null;
  }
  return null;
}
