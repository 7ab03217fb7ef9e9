import type { Carrier } from '#kernel/carrier.ts';
import { parseDay } from '#kernel/day.ts';
import { Problem } from '#kernel/problem.ts';
import type { Months } from '#metering/reading-intake/bill-books.ts';

/** What a person says about a bill book where it leaves something open; stored with its import. */
export type BillOptions = {
  /** Marks an import of readings as one of a bill book. */
  readonly book?: true;
  /** `2025-10`, where it names no month. */
  readonly period?: string | undefined;
  /** Where it names months without a year. */
  readonly year?: number | undefined;
  readonly carrier?: Carrier | undefined;
  readonly building?: string | undefined;
  /** Its metering point, where it numbers none. */
  readonly meter?: string | undefined;
  /** `3300112233=E1`: whose metering point a number of the book is; nothing behind it: it is left out. */
  readonly as?: readonly string[] | undefined;
  readonly multiplier?: 'ledger' | 'leave' | undefined;
};

export const isBook = (options: object): options is BillOptions => 'book' in options && options.book === true;

/** `2025-10` as a month. Throws Problem `no-such-month`. */
export function monthSaid(period: string | undefined): Months | undefined {
  const [, year, month] = /^(\d{4})-(\d{2})$/u.exec(period ?? '') ?? [];
  if (year === undefined) return undefined;
  if (parseDay(`${period}-01`) === null) throw new Problem('bad-input', 'no-such-month', { month: period });
  return { year: Number(year), month: Number(month), months: 1 };
}
