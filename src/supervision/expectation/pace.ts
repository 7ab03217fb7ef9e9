import { unknownTemperature } from '#metering/weather/facts.ts';
import { leastCoverage, ofSimilar, reachDays } from './expected.ts';
import type { Band, History } from './similar.ts';
import { similarDays } from './similar.ts';

/** How a day of a year counts in the pace. */
export type PacePart = 'used' | 'filled' | 'rest';

/** A day of the year; `value` null if nothing is known and nothing can be expected. Whole numbers of 0.0001. */
export type PaceDay = {
  readonly day: number;
  readonly part: PacePart;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

/** The projected use of a year, in 0.0001 of the unit; null if some day of it is unknown. */
export type Pace = {
  readonly days: readonly PaceDay[];
  readonly used: number;
  readonly filled: number | null;
  readonly rest: number | null;
  readonly forecast: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

/** Local days; `from` and `to` bound the year, half-open; days before `at` are past. */
export type YearAt = { readonly from: number; readonly to: number; readonly at: number };

/**
 * The projected use of a year: measured days before `at` as measured; other days before it as expected, at least what was measured; from
 * `at` on as expected. Similar days are taken from the 365 before `at` (`live.md`, 5).
 * @param typical the station's typical year for a day, if nothing was observed (0.001 degC)
 */
export function paceOf(history: History, { from, to, at }: YearAt, both: boolean, typical: (day: number) => number): Pace {
  const days: PaceDay[] = [];
  for (let day = from; day < to; day += 1) {
    const row = day - history.first;
    const measured = history.use[row] as number;
    if (day < at && (history.coverage[row] as number) >= leastCoverage && !Number.isNaN(measured)) {
      days.push({ day, part: 'used', value: measured, low: measured, high: measured });
      continue;
    }
    const part = day < at ? 'filled' : 'rest';
    const observed = history.degrees[row] as number;
    const wanted = {
      day,
      rest: history.rest[row] as number,
      degrees: observed === unknownTemperature ? typical(day) : observed,
      ageFrom: at,
    };
    const { band } = ofSimilar(history, similarDays(history, wanted, at - reachDays, at), both);
    days.push({ day, part, ...(band === null ? nothing : part === 'filled' ? atLeast(band, measured) : band) });
  }
  return { days, ...sumsOf(days) };
}

const nothing = { value: null, low: null, high: null };

/** A day's use is at least what was measured of it. */
function atLeast({ value, low, high }: Band, measured: number): Band {
  if (Number.isNaN(measured)) return { value, low, high };
  return { value: Math.max(value, measured), low: Math.max(low, measured), high: Math.max(high, measured) };
}

function sumsOf(days: readonly PaceDay[]): Omit<Pace, 'days'> {
  const sum = (which: readonly PaceDay[], of: 'value' | 'low' | 'high'): number | null =>
    which.reduce<number | null>((total, day) => (total === null || day[of] === null ? null : total + day[of]), 0);
  const parts = (part: PacePart): readonly PaceDay[] => days.filter((one) => one.part === part);
  return {
    used: sum(parts('used'), 'value') ?? 0,
    filled: sum(parts('filled'), 'value'),
    rest: sum(parts('rest'), 'value'),
    forecast: sum(days, 'value'),
    low: sum(days, 'low'),
    high: sum(days, 'high'),
  };
}

/** The first day whose running sum exceeds the limit; null if none does, or a day before it is unknown. Both in 0.0001. */
export function breachOf(days: readonly PaceDay[], limit: number | null): number | null {
  if (limit === null) return null;
  let sum = 0;
  for (const { day, value } of days) {
    if (value === null) return null;
    sum += value;
    if (sum > limit) return day;
  }
  return null;
}

export const paceVerdicts = ['over', 'heading-over', 'uncertain', 'within', 'unknown'] as const;

export type PaceVerdict = (typeof paceVerdicts)[number];

/** The verdict of a limit on a pace: over as soon as the measured use exceeds it, whatever is unknown of other days. */
export function verdictOf({ used, low, high }: Pick<Pace, 'used' | 'low' | 'high'>, limit: number | null): PaceVerdict {
  if (limit === null) return 'unknown';
  if (used > limit) return 'over';
  if (low === null || high === null) return 'unknown';
  if (low > limit) return 'heading-over';
  return high <= limit ? 'within' : 'uncertain';
}
