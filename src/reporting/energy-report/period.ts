import { addMonths, civil, dayNumber, dayText } from '#kernel/day.ts';
import { keptYears } from '#kernel/kept-time.ts';
import { Problem } from '#kernel/problem.ts';

/** The period of a report: a calendar year or a month. Local days, half-open. */
export type ReportPeriod = {
  /** `2025`, `2025-11`. */
  readonly text: string;
  readonly kind: 'year' | 'month';
  readonly year: number;
  readonly month?: string;
  readonly from: string;
  readonly to: string;
};

/**
 * Parses a period. Throws Problem `no-such-month`, `time-not-kept`.
 * @example readPeriod('2025-11') // { text: '2025-11', kind: 'month', year: 2025, month: '2025-11', from: '2025-11-01', to: '2025-12-01' }
 */
export function readPeriod(text: string): ReportPeriod {
  const [, years, months] = /^(\d{4})(?:-(\d{2}))?$/u.exec(text) ?? [];
  const [year, month] = [Number(years), months === undefined ? null : Number(months)];
  if (years === undefined || (month !== null && (month < 1 || month > 12)))
    throw new Problem('bad-input', 'no-such-month', { month: text });
  // the comparison needs the year before
  if (year <= keptYears.first || year > keptYears.last)
    throw new Problem('bad-input', 'time-not-kept', { text, first: keptYears.first + 1, last: keptYears.last });
  return month === null ? yearPeriod(year) : monthPeriod(dayNumber(year, month, 1));
}

function yearPeriod(year: number): ReportPeriod {
  return { text: String(year).padStart(4, '0'), kind: 'year', year, from: `${year}-01-01`, to: `${year + 1}-01-01` };
}

/** @param first day of the month, days since 1970-01-01 */
function monthPeriod(first: number): ReportPeriod {
  const from = dayText(first);
  const month = from.slice(0, 7);
  return { text: month, kind: 'month', year: civil(first).year, month, from, to: dayText(addMonths(first, 1)) };
}

/**
 * The periods for comparison: a month with the one before and the same month a year ago, a year with the year before. The last one is a
 * year ago.
 */
export function comparedWith({ kind, year, from }: ReportPeriod): readonly ReportPeriod[] {
  if (kind === 'year') return [yearPeriod(year - 1)];
  const first = dayNumber(year, Number(from.slice(5, 7)), 1);
  return [monthPeriod(addMonths(first, -1)), monthPeriod(addMonths(first, -12))];
}

/** The year whose verdict a report shows: its own or, for a month, the last one that was over when the month was. */
export function judgedYear({ kind, year, month }: ReportPeriod): number {
  return kind === 'year' || month?.endsWith('-12') === true ? year : year - 1;
}
