import type { Zone } from '#kernel/zone.ts';
import { civil, dayNumber, dayText } from '#kernel/day.ts';

/**
 * Hours of one variable at one station: the start of each hour in seconds UTC, increasing, and the mean of the hour. Missing hours are
 * omitted.
 */
export type Hours = { readonly at: ArrayLike<number>; readonly value: ArrayLike<number> };

/**
 * How degrees are summed. `daily-mean`: by the mean of the hourly values of each local day, as the building codes define HDD18 and CDD26
 * (JGJ 26, GB 50176). `hourly`: by each hour, divided by 24; then the warm hours of a cool day count too, and both sums are larger.
 */
export type Method = 'daily-mean' | 'hourly';

export type DegreesQuery = {
  /** Local days, half-open, as day numbers. */
  readonly from: number;
  readonly to: number;
  readonly step: 'day' | 'month' | 'year';
  readonly heatingBase: number;
  readonly coolingBase: number;
  readonly method: Method;
};

export type DegreeStep = {
  /** Local days, half-open: `2026-01-01`. */
  readonly start: string;
  readonly end: string;
  /** Mean temperature of the days that count, degC; null if none does. */
  readonly mean: number | null;
  /** Degree days of the days that count, K·d; null if none does. */
  readonly heating: number | null;
  readonly cooling: number | null;
  /** Share of the days that count. */
  readonly coverage: number;
};

/** A day counts if at least 20 of 24 hours are present: a mean of the night alone is not a daily mean. */
export const hoursShare = 20 / 24;

type DaySum = { hours: number; sum: number; heating: number; cooling: number };

/**
 * Degree days by steps that follow the local calendar. Missing hours are never zero: a day with too few does not count, and the coverage
 * reflects that.
 */
export function degreeDays(hours: Hours, zone: Pick<Zone, 'dayOf' | 'dayStart'>, asked: DegreesQuery): DegreeStep[] {
  const days = sumDays(hours, zone, asked);
  return stepsOf(asked).map(({ from, to }) => {
    let [mean, heating, cooling, counted] = [0, 0, 0, 0];
    for (let day = from; day < to; day += 1) {
      const one = dayOf(days.get(day), (zone.dayStart(day + 1) - zone.dayStart(day)) / 3600, asked);
      if (one === null) continue;
      mean += one.mean;
      heating += one.heating;
      cooling += one.cooling;
      counted += 1;
    }
    const some = counted > 0;
    return {
      start: dayText(from),
      end: dayText(to),
      mean: some ? mean / counted : null,
      heating: some ? heating : null,
      cooling: some ? cooling : null,
      coverage: counted / (to - from),
    };
  });
}

function sumDays({ at, value }: Hours, zone: Pick<Zone, 'dayOf'>, { heatingBase, coolingBase }: DegreesQuery): Map<number, DaySum> {
  const days = new Map<number, DaySum>();
  for (let index = 0; index < at.length; index += 1) {
    const [instant, degrees] = [at[index] ?? 0, value[index] ?? 0];
    const number = zone.dayOf(instant);
    let day = days.get(number);
    if (!day) days.set(number, (day = { hours: 0, sum: 0, heating: 0, cooling: 0 }));
    day.hours += 1;
    day.sum += degrees;
    day.heating += Math.max(0, heatingBase - degrees);
    day.cooling += Math.max(0, degrees - coolingBase);
  }
  return days;
}

function dayOf(day: DaySum | undefined, length: number, { heatingBase, coolingBase, method }: DegreesQuery) {
  if (!day || length <= 0 || day.hours < hoursShare * length) return null;
  const mean = day.sum / day.hours;
  if (method === 'hourly') return { mean, heating: day.heating / day.hours, cooling: day.cooling / day.hours };
  return { mean, heating: Math.max(0, heatingBase - mean), cooling: Math.max(0, mean - coolingBase) };
}

function stepsOf({ from, to, step }: DegreesQuery): { from: number; to: number }[] {
  const steps: { from: number; to: number }[] = [];
  for (let start = from; start < to;) {
    const end = Math.min(nextStep(start, step), to);
    steps.push({ from: start, to: end });
    start = end;
  }
  return steps;
}

function nextStep(day: number, step: DegreesQuery['step']): number {
  const { year, month } = civil(day);
  if (step === 'day') return day + 1;
  return step === 'month' ? dayNumber(year, month + 1, 1) : dayNumber(year + 1, 1, 1);
}
