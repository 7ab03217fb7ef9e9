import { dayNumber } from '#platform/tables/time.ts';
import { monthNamed, yearNamed } from './year-named.ts';

type Around = Parameters<typeof yearNamed>[0];

/** A stretch of local time in seconds; its end is not included. */
export type PeriodNamed = { readonly from: number; readonly to: number };

const day = /((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?/u;
const range = new RegExp(
  `${day.source}\\s*(?:至|到|~|～|—+|–|-+|to)\\s*(?:((?:19|20)\\d{2})\\s*[-/.年]\\s*)?(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})`,
  'iu',
);

/**
 * The period that the titles, the sheet or the file name give for the content: from one day to another, a month, a year; null if none does.
 */
export function periodNamed(around: Around): PeriodNamed | null {
  for (const text of [...around.above, around.sheet, around.file]) {
    const [, year, month, first, lastYear = year, lastMonth, last] = range.exec(text.normalize('NFKC')) ?? [];
    if (last === undefined) continue;
    const from = dayNumber(Number(year), Number(month), Number(first));
    const to = dayNumber(Number(lastYear), Number(lastMonth), Number(last)) + 1;
    if (from < to) return { from: from * 86_400, to: to * 86_400 };
  }
  const month = monthNamed(around);
  if (month !== null) return spanOf(month.year, month.month, 1);
  const year = soleYear(around);
  return year === null ? null : spanOf(year, 1, 12);
}

function soleYear(around: Around): number | null {
  try {
    return yearNamed(around)?.year ?? null;
  } catch {
    return null;
  }
}

function spanOf(year: number, month: number, months: number): PeriodNamed {
  const after = month - 1 + months;
  return { from: dayNumber(year, month, 1) * 86_400, to: dayNumber(year + Math.floor(after / 12), (after % 12) + 1, 1) * 86_400 };
}
