import type { Carrier } from '#kernel/carrier.ts';
import { parseDay } from '#kernel/day.ts';
import { Problem } from '#kernel/problem.ts';
import type { TimeAnswers } from '#metering/reading-intake/bill-books.ts';

/** What a person says about a bill book where it leaves something open; stored with its import. */
export type BillOptions = {
  /** Marks an import of readings as one of a bill book. */
  readonly book?: true;
  /** `2025-10` or `2025-11/2026-03`, where it names no months, or several. */
  readonly period?: string | undefined;
  /** Where it names months without a year: that of the first. */
  readonly year?: number | undefined;
  /** `11-15/03-15` or `2024-11-15/2025-03-15`: the first and the last day of a heating season that is the time of a whole row. */
  readonly season?: string | undefined;
  /** Whether the last day of a period belongs to it, where its days do not show that. */
  readonly endDay?: 'included' | 'excluded' | undefined;
  /** A sheet that adds up others: it is left out. */
  readonly leaveSheet?: string | undefined;
  readonly carrier?: Carrier | undefined;
  readonly building?: string | undefined;
  /** Its metering point, where it numbers none. */
  readonly meter?: string | undefined;
  /** `3300112233=E1`: whose metering point a number of the book is; nothing behind it: it is left out. */
  readonly as?: readonly string[] | undefined;
  readonly multiplier?: 'ledger' | 'leave' | undefined;
};

export const isBook = (options: object): options is BillOptions => 'book' in options && options.book === true;

/** What a person says of the time of a book. Throws Problem `no-such-month`, `bill-period-unread`, `bill-season-unread`. */
export function timeSaid({ period, year, season, endDay }: BillOptions): TimeAnswers {
  return {
    ...(period !== undefined && { period: periodSaid(period) }),
    ...(year !== undefined && { year }),
    ...(season !== undefined && { season: seasonSaid(season) }),
    ...(endDay !== undefined && { endDay }),
  };
}

function periodSaid(period: string): NonNullable<TimeAnswers['period']> {
  const [first = '', last = first] = period.split('/');
  for (const month of [first, last]) if (parseDay(`${month}-01`) === null) throw new Problem('bad-input', 'no-such-month', { month });
  const [from, to] = [first, last].map((text) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5))) as [number, number];
  if (to < from || to - from > 11) throw new Problem('bad-input', 'bill-period-unread', { period });
  return { year: Number(first.slice(0, 4)), month: Number(first.slice(5)), months: to - from + 1 };
}

function seasonSaid(season: string): NonNullable<TimeAnswers['season']> {
  const [first = '', last = ''] = season.split('/');
  const [from, to] = [first, last].map((text) => parseDay(text.length > 5 ? text : `2023-${text}`));
  const isInOrder = first.length === last.length && (first.length === 5 || first < last);
  if (from === null || to === null || !isInOrder || first === last) throw new Problem('bad-input', 'bill-season-unread', { season });
  return { first, last };
}
