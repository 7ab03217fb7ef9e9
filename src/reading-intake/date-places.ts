import { parseTime, type TimeFormat } from '#tables/time.ts';
import type { Plan } from './layout.ts';

/** Whether all texts are the first days of months. */
export const areFirsts = (texts: readonly string[], format: TimeFormat): boolean =>
  texts.every((text) => {
    const read = parseTime(text, format);
    return typeof read === 'object' && new Date(read.localSeconds * 1000).getUTCDate() === 1;
  });

/** Whether rows are parts of the days that a column names, so that these are no months. */
export const areParts = (plan: Plan): boolean =>
  plan.layout === 'days' || (plan.layout !== 'months' && ['clock', 'clocks', 'clock-span', 'part', 'hour-minute'].includes(plan.written.as));

/** The order of day and month under which all days of a column of months are their first; null where both or none are. */
export function dayFirstOfMonths(plan: Plan, texts: readonly string[], format: TimeFormat): boolean | null {
  if (plan.layout === 'months' || plan.layout === 'days' || plan.written.as !== 'month') return null;
  const [months, days] = [false, true].map((dayFirst) => areFirsts(texts, { ...format, dayFirst }));
  return months === days ? null : days === true;
}
