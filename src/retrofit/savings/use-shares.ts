import type { DayFit, DayKinds, HourSeries, Points } from '#retrofit/temperature-model/facts.ts';

/** A model's breakdown of the use of its points; the three add up to 1. */
export type UseShares = { readonly base: number; readonly heating: number; readonly cooling: number };

/**
 * The shares of a daily model's prediction over its points that are independent of weather, for heating, and for cooling. Null if it
 * predicts nothing above 0.
 */
export function sharesOf({ y, t }: Pick<Points, 'y' | 't'>, residuals: Float64Array, fit: DayFit): UseShares | null {
  let [whole, heating, cooling] = [0, 0, 0];
  for (let at = 0; at < y.length; at += 1) {
    const [use, temperature] = [y[at] as number, t[at] as number];
    whole += use - (residuals[at] as number);
    if (fit.heatingBalance !== null) heating += (fit.heatingSlope ?? 0) * Math.max(0, fit.heatingBalance - temperature);
    if (fit.coolingBalance !== null) cooling += (fit.coolingSlope ?? 0) * Math.max(0, temperature - fit.coolingBalance);
  }
  return whole > 0 ? { base: (whole - heating - cooling) / whole, heating: heating / whole, cooling: cooling / whole } : null;
}

/** Mean use of rest days ÷ that of workdays; null if one kind has none, or the workdays use nothing. */
export function restRatio({ y, day }: Pick<Points, 'y' | 'day'>, { isWorked }: Pick<DayKinds, 'isWorked'>): number | null {
  const sums = { rest: { use: 0, days: 0 }, work: { use: 0, days: 0 } };
  for (let at = 0; at < y.length; at += 1) {
    const of = isWorked(day[at] as number) ? sums.work : sums.rest;
    of.use += y[at] as number;
    of.days += 1;
  }
  const { rest, work } = sums;
  return rest.days === 0 || work.days === 0 || !(work.use > 0) ? null : rest.use / rest.days / (work.use / work.days);
}

const leastDays = 10;

/** Mean power of the hours 00 to 05 ÷ that of 09 to 17 over whole, measured workdays; null with fewer than ten of them. */
export function nightRatio(hours: HourSeries, { isWorked }: Pick<DayKinds, 'isWorked'>): { ratio: number; days: number } | null {
  const night = { use: 0, hours: 0 };
  const noon = { use: 0, hours: 0 };
  let days = 0;
  for (const [from, to] of daysIn(hours)) {
    const whole = Array.from({ length: to - from }, (_, one) => from + one);
    if (!isWorked(hours.day[from] as number)) continue;
    if (whole.some((at) => Number.isNaN(hours.use[at]) || hours.estimated[at] === 1)) continue;
    days += 1;
    for (const at of whole) {
      const hour = hours.hour[at] as number;
      const of = hour < 5 ? night : hour >= 9 && hour < 17 ? noon : null;
      if (of === null) continue;
      of.use += hours.use[at] as number;
      of.hours += 1;
    }
  }
  if (days < leastDays || !(noon.use > 0)) return null;
  return { ratio: night.use / night.hours / (noon.use / noon.hours), days };
}

/** The start and end of each day of hours. */
function* daysIn({ day }: Pick<HourSeries, 'day'>): Generator<[number, number]> {
  for (let from = 0; from < day.length;) {
    let to = from;
    while (to < day.length && day[to] === day[from]) to += 1;
    yield [from, to];
    from = to;
  }
}
