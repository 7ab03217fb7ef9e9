import { civil, dayText } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { reachDays } from './expected.ts';
import type { Pace, YearAt } from './pace.ts';
import type { History } from './similar.ts';

/** Minimum share that must be measured: of the 365 days before, and of each quarter in which days are forecast. */
export type ForecastFloor = { readonly coverage: number; readonly season: number };

/** What is too low; `season`: the first day of a quarter, null if it is all days. */
export type TooLittle = { readonly season: number | null; readonly measured: number; readonly of: number; readonly floor: number };

/** Quarters beginning in December, March, June and September. */
const seasonOf = (day: number): number => Math.floor((civil(day).month % 12) / 3);

/** Whether too few of the days before are measured to forecast a year from them; null if there are enough. */
export function tooLittle(history: History, pace: Pace, { at }: Pick<YearAt, 'at'>, floor: ForecastFloor): TooLittle | null {
  const measured = [0, 0, 0, 0];
  const days = [0, 0, 0, 0];
  for (let day = at - reachDays; day < at; day += 1) {
    const season = seasonOf(day);
    days[season] = (days[season] as number) + 1;
    if (history.candidate[day - history.first] === 1) measured[season] = (measured[season] as number) + 1;
  }
  const all = measured.reduce((sum, one) => sum + one, 0);
  const open = pace.days.filter(({ part }) => part !== 'used');
  if (open.length === 0) return null;
  if (all < floor.coverage * reachDays) return { season: null, measured: all, of: reachDays, floor: floor.coverage };
  for (const { day } of open) {
    const season = seasonOf(day);
    const [known, of] = [measured[season] as number, days[season] as number];
    if (known < floor.season * of) return { season: day, measured: known, of, floor: floor.season };
  }
  return null;
}

/** A year reduced to what was measured. */
export function withoutForecast(pace: Pace): Pace {
  const days = pace.days.map((one) => (one.part === 'used' ? one : { ...one, value: null, low: null, high: null }));
  return { days, used: pace.used, filled: null, rest: null, forecast: null, low: null, high: null };
}

export const belowFloor = (carrier: string, { season, measured, of, floor }: TooLittle): Finding => ({
  code: season === null ? 'pace-coverage-low' : 'pace-season-unmeasured',
  severity: 'warning',
  evidence: { carrier, measured, of, floor, ...(season !== null && { day: dayText(season) }) },
});
