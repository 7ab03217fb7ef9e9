import { parseTime, sniffTimeFormat, type TimeFormat } from '#tables/time.ts';
import { filledCells } from './column-content.ts';
import type { Plan } from './layout.ts';

/** Whether all texts are the first days of months. */
export const areFirsts = (texts: readonly string[], format: TimeFormat): boolean =>
  texts.every((text) => {
    const read = parseTime(text, format);
    return typeof read === 'object' && new Date(read.localSeconds * 1000).getUTCDate() === 1;
  });

/** Whether rows are parts of the days that a column names, so that these are no months. */
export const areParts = (plan: Plan): boolean =>
  plan.layout === 'days' ||
  (plan.layout !== 'months' && ['clock', 'clocks', 'clock-span', 'part', 'hour-minute'].includes(plan.written.as));

/** The order of day and month under which all days of a column of months or weeks are their first; null where both or none are. */
export function dayFirstOfMonths(plan: Plan, texts: readonly string[], format: TimeFormat): boolean | null {
  if (plan.layout === 'months' || plan.layout === 'days' || (plan.written.as !== 'month' && plan.written.as !== 'week')) return null;
  const are = plan.written.as === 'month' ? areFirsts : areOfOneWeekday;
  const [months, days] = [false, true].map((dayFirst) => are(texts, { ...format, dayFirst }));
  return months === days ? null : days === true;
}

/** Whether a column of days are all of the same day of the week, in the order of day and month in which they may be. */
export function areWeeks(rows: readonly (readonly string[])[], column: number): boolean {
  const texts = [...new Set(filledCells(rows, column))];
  const { format } = sniffTimeFormat(texts);
  return texts.length > 1 && [false, true].some((dayFirst) => areOfOneWeekday(texts, { ...format, dayFirst }));
}

const areOfOneWeekday = (texts: readonly string[], format: TimeFormat): boolean => {
  const days = texts
    .map((text) => parseTime(text, format))
    .map((read) => (typeof read === 'object' ? read.localSeconds / 86_400 : Number.NaN));
  return days.every((day) => (day - (days[0] as number)) % 7 === 0);
};
