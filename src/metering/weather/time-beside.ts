import { Problem } from '#kernel/problem.ts';
import { headingKey } from '#platform/tables/columns.ts';
import { clockBeside, halfBeside, inHalf, isDayAlone, offsetBehind, zoneBeside } from '#platform/tables/time-beside.ts';

type Rows = readonly (readonly string[])[];

/** How the time of a row is put together of its cells, and which columns that takes. */
export type RowTime = { readonly text: (cells: readonly string[]) => string; readonly columns: readonly number[] };

const parts = { year: ['年', '年份', 'year', 'yyyy', 'yr'], month: '月 月份 month mm mo'.split(' '), day: ['日', 'day', 'dd', 'dy'] };

/** Where year, month and day stand in columns of their own; null where they do not. */
export function dayPartsIn(header: readonly string[]): readonly [year: number, month: number, day: number] | null {
  const keys = header.map((heading) => headingKey(heading));
  const at = (words: readonly string[]): number => keys.findIndex((key) => words.includes(key));
  const [year, month, day] = [at(parts.year), at(parts.month), at(parts.day)];
  return year < 0 || month < 0 || day < 0 ? null : [year, month, day];
}

/**
 * The time of each row: of its column, of a clock beside a day, of a column of zones.
 * @param time the place of the column of times
 * @throws Problem `weather-days` where rows are of days and say no clock
 */
export function rowTimeIn(header: readonly string[], rows: Rows, time: number): RowTime {
  const split = dayPartsIn(header);
  const days = split?.[0] === time ? split : [time];
  const dayOf = (cells: readonly string[]): string => days.map((at) => (cells[at] ?? '').trim()).join('-');
  const shown = rows.map(dayOf).filter((text) => text.replaceAll('-', '') !== '');
  const areDays = shown.length > 0 && shown.every(isDayAlone);
  const clock = areDays ? clockBeside(header, rows, days) : null;
  if (areDays && clock === null && standsApart(shown)) throw new Problem('bad-input', 'weather-days', { column: header[time] ?? '' });
  const half = areDays ? -1 : halfBeside(header, rows, days);
  const zone = zoneBeside(header, rows, dayOf);
  return {
    text: (cells) => {
      const local = clock === null ? withHalf(dayOf(cells), cells[half]) : `${dayOf(cells)} ${clock.text(cells)}`;
      return zone < 0 || local === '' ? local : `${local}${offsetBehind(cells[zone] ?? '', local)}`;
    },
    columns: [...days, ...(clock?.columns ?? []), ...(half < 0 ? [] : [half]), ...(zone < 0 ? [] : [zone])],
  };
}

/** A day and a clock of twelve hours, with the half of the day that stands beside. */
const withHalf = (local: string, half: string | undefined): string =>
  half === undefined ? local : local.replace(/(?<=[T\s])(\d):/u, '0$1:').replace(/(?<=[T\s])\d{2}:.*$/u, (clock) => inHalf(clock, half));

/** Whether each row is of a day of its own. */
const standsApart = (days: readonly string[]): boolean => new Set(days).size === days.length;
