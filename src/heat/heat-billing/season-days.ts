import { parseDay } from '#kernel/day.ts';
import { Problem } from '#kernel/problem.ts';

/** The days heated and the nominal days of the rules, each with its first day and the day after its last. */
export type SeasonDays = { readonly from: string; readonly to: string; readonly nominalFrom: string; readonly nominalTo: string };

export type HeatSeason = SeasonDays & {
  readonly name: string;
  readonly region: string;
  readonly source: string;
  readonly nominalDays: number;
};

const longest = 366;

/**
 * The days of a season as given; without nominal ones, the days heated are used. Throws `season-days-wrong` if an end is not after its
 * beginning or is more than a year after it, and if only one nominal day is given.
 */
export function seasonDays(told: {
  readonly from: string;
  readonly to: string;
  readonly nominalFrom?: string | undefined;
  readonly nominalTo?: string | undefined;
}): SeasonDays {
  if ((told.nominalFrom === undefined) !== (told.nominalTo === undefined))
    throw new Problem('bad-input', 'season-days-wrong', { from: told.nominalFrom ?? '', to: told.nominalTo ?? '' });
  const days = { from: told.from, to: told.to, nominalFrom: told.nominalFrom ?? told.from, nominalTo: told.nominalTo ?? told.to };
  for (const [from, to] of [
    [days.from, days.to],
    [days.nominalFrom, days.nominalTo],
  ] as const)
    if (!(countOf(from, to) >= 1 && countOf(from, to) <= longest)) throw new Problem('bad-input', 'season-days-wrong', { from, to });
  return days;
}

/** The number of days from one day up to another, which is not counted. @example countOf('2024-02-28', '2024-03-01') // 2 */
export const countOf = (from: string, to: string): number => (parseDay(to) ?? Number.NaN) - (parseDay(from) ?? Number.NaN);
