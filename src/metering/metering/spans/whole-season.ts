import { civil, dayNumber, dayText } from '#kernel/day.ts';
import type { HeatingSeason } from './heating-season.ts';

/** Local days [from, to). */
export type SeasonDays = { readonly from: string; readonly to: string };

/** The season that begins in a year. */
function beginningIn({ from, to }: Pick<HeatingSeason, 'from' | 'to'>, year: number) {
  const dayOf = (text: string, of: number): number => {
    const [month = 1, day = 1] = text.split('-').map(Number);
    return dayNumber(of, month, day);
  };
  return { from: dayOf(from, year), to: dayOf(to, from <= to ? year : year + 1) + 1 };
}

/**
 * The whole season that ended last by a day, or the one that begins first from it on.
 * @param day days since 1970-01-01
 */
export function wholeSeason(season: Pick<HeatingSeason, 'from' | 'to'>, day: number, which: 'before' | 'after'): SeasonDays {
  const { year } = civil(day);
  const near = [year - 2, year - 1, year, year + 1].map((one) => beginningIn(season, one));
  const found = which === 'before' ? near.findLast(({ to }) => to <= day) : near.find(({ from }) => from >= day);
  if (found === undefined) throw new Error('a season begins every year');
  return { from: dayText(found.from), to: dayText(found.to) };
}
