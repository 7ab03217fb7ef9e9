import { parseTime, sniffTimeFormat, type TimeFormat } from '#platform/tables/time.ts';
import { filledCells } from './column-content.ts';

/** Whether all texts are the first days of months. */
export const areFirsts = (texts: readonly string[], format: TimeFormat): boolean =>
  texts.every((text) => {
    const read = parseTime(text, format);
    return typeof read === 'object' && new Date(read.localSeconds * 1000).getUTCDate() === 1;
  });

/** Whether all days of a column are the same day of the week, in the order of day and month that is possible. */
export function areWeeks(rows: readonly (readonly string[])[], column: number): boolean {
  const texts = [...new Set(filledCells(rows, column))];
  const { format } = sniffTimeFormat(texts);
  return texts.length > 1 && [false, true].some((dayFirst) => areOfOneWeekday(texts, { ...format, dayFirst }));
}

/** Whether all texts are days of one day of the week. */
export const areOfOneWeekday = (texts: readonly string[], format: TimeFormat): boolean => {
  const days = texts
    .map((text) => parseTime(text, format))
    .map((read) => (typeof read === 'object' ? read.localSeconds / 86_400 : Number.NaN));
  return days.every((day) => (day - (days[0] as number)) % 7 === 0);
};
