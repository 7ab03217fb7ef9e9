import { dayIn, numberIn, textIn, wordIn } from '../../../ui/address.ts';
import { daysLater, todayHere } from '../../../ui/day-text.ts';

const ago = (days: number): string => daysLater(todayHere(), -days);

/**
 * What the page shows: the parcels of a target in a month or its year, with one day opened and what a version of it changed; or those
 * received in a period.
 */
export const readUploads = (given: Readonly<Record<string, unknown>>) => ({
  tab: wordIn(given, 'tab', ['sent', 'received'], 'sent'),
  target: textIn(given, 'target'),
  span: wordIn(given, 'span', ['month', 'year'], 'month'),
  month: monthIn(given) ?? (dayIn(given, 'day') ?? ago(0)).slice(0, 7),
  from: dayIn(given, 'from') ?? ago(31),
  to: dayIn(given, 'to') ?? ago(0),
  day: dayIn(given, 'day'),
  version: textIn(given, 'version') === undefined ? undefined : numberIn(given, 'version', 1, 1, 999_999_999),
});

function monthIn(given: Readonly<Record<string, unknown>>): string | undefined {
  const month = textIn(given, 'month');
  return month === undefined ? undefined : dayIn({ month: `${month}-01` }, 'month')?.slice(0, 7);
}

export type UploadsAddress = ReturnType<typeof readUploads>;
