import { civil, dayNumber } from '#kernel/day.ts';
import type { Season } from './vocabulary.ts';

/** The months of a season 气象季节, the middle one second. */
const months: Readonly<Record<Season, readonly [number, number, number]>> = {
  spring: [3, 4, 5],
  summer: [6, 7, 8],
  autumn: [9, 10, 11],
  winter: [12, 1, 2],
};

/** Whether a local day lies in a season. */
export const isIn = (season: Season, day: number): boolean => months[season].includes(civil(day).month);

/**
 * The day by which a season is told: the workday on or next after the 15th of its middle month, the latest not behind a day.
 * @param until local day, since 1970-01-01
 */
export function seasonDay(season: Season, until: number, isWorked: (day: number) => boolean): number {
  const { year } = civil(until);
  const of = (at: number): number => {
    let day = dayNumber(at, months[season][1], 15);
    while (!isWorked(day)) day += 1;
    return day;
  };
  return of(year) <= until ? of(year) : of(year - 1);
}
