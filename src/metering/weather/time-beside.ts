import { Problem } from '#kernel/problem.ts';
import { headingKey } from '#platform/tables/columns.ts';
import { clockBeside, halfBeside, inHalf, isDayAlone, offsetBehind, zoneBeside } from '#platform/tables/time-beside.ts';

type Rows = readonly (readonly string[])[];

/** How the time of a row is built from its cells, and which columns are involved. */
export type RowTime = { readonly text: (cells: readonly string[]) => string; readonly columns: readonly number[] };

const parts = { year: ['年', '年份', 'year', 'yyyy', 'yr'], month: '月 月份 month mm mo'.split(' '), day: ['日', 'day', 'dd', 'dy'] };

/** The columns of year, month and day, if they are separate; null if not. */
export function dayPartsIn(header: readonly string[]): readonly [year: number, month: number, day: number] | null {
  const keys = header.map((heading) => headingKey(heading));
  const at = (words: readonly string[]): number => keys.findIndex((key) => words.includes(key));
  const [year, month, day] = [at(parts.year), at(parts.month), at(parts.day)];
  return year < 0 || month < 0 || day < 0 ? null : [year, month, day];
}

/**
 * The time of each row: from its column, a clock next to a day, a column of zones.
 * @param time the place of the column of times
 * @throws Problem `weather-days` if rows are of days and give no clock
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

/** A day and a 12-hour clock time, with the half of the day from the column next to it. */
const withHalf = (local: string, half: string | undefined): string =>
  half === undefined ? local : local.replace(/(?<=[T\s])(\d):/u, '0$1:').replace(/(?<=[T\s])\d{2}:.*$/u, (clock) => inHalf(clock, half));

/** Whether each row has a different day. */
const standsApart = (days: readonly string[]): boolean => new Set(days).size === days.length;
