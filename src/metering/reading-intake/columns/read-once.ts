import { parseTime } from '#platform/tables/time.ts';
import { known, saysRegister } from '../headings/heading-places.ts';
import { ownCodes } from '../headings/meter-column.ts';
import { codesOf } from './meter-of.ts';
import type { Sayable } from '../headings/options.ts';
import { periodOfRows } from '../times/rows-period.ts';
import { timeColumns, type TimeColumns } from './time-columns.ts';
import { saysUse } from '../words/use-words.ts';

type Rows = readonly (readonly string[])[];

const saysReadDay = /抄[表见录](?:日期?|时间)|(?<![a-z])read(?:ing)?[\s_]?date(?![a-z])|ablesedatum/iu;

/** The columns of the time from `timeColumns`; null also if the only time is such a day. */
export function notReadOnce(
  header: readonly string[],
  rows: Rows,
  asked: Sayable,
  of: Parameters<typeof timeColumns>[2],
): TimeColumns | null {
  const columns = timeColumns(header, rows, of);
  return columns !== null && of.named === null && isReadOnce(header, rows, asked, columns) ? null : columns;
}

/** How many days after the end of a period its meters are read at most. */
const nearDays = 20;

/**
 * Whether the only time of rows is the day on which each meter was read, once in the file, while a title gives the period of the use: that
 * day alone does not say when the period begins.
 */
function isReadOnce(header: readonly string[], rows: Rows, asked: Sayable, { time, end, written }: TimeColumns): boolean {
  const period = periodOfRows(header, asked);
  const value = known(header, 'value', asked);
  if (asked.interval !== undefined || asked.marks !== undefined) return false;
  if (!period || end !== null || written.as !== 'instant' || !saysReadDay.test(header[time] as string)) return false;
  if (value === null || saysRegister.test(header[value] as string) || !saysUse.test(header[value] as string)) return false;
  const meter = codesOf(header, rows, asked) ?? ownCodes(header, rows);
  const codes = meter === null ? [] : rows.map((cells) => (cells[meter] ?? '').trim()).filter((code) => code !== '');
  const days = rows.map((cells) => parseTime((cells[time] ?? '').trim())).filter((one) => typeof one === 'object');
  const isNear = days.every(({ localSeconds }) => localSeconds / 86_400 >= period.from && localSeconds / 86_400 < period.to + nearDays);
  return codes.length > 0 && new Set(codes).size === codes.length && isNear;
}
