import type { TimeFormat } from '#platform/tables/time.ts';
import { areFirsts, areOfOneWeekday } from './first-days.ts';
import type { Plan } from './layout.ts';

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
