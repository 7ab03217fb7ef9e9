import { Problem } from '#kernel/problem.ts';
import { isSum } from '#platform/tables/footer-rows.ts';
import { columnContent } from '../times/column-content.ts';
import { whyNotEnergy } from '../units/not-energy.ts';

type Month = { readonly column: number; readonly year: number; readonly month: number; readonly day?: number };

/**
 * A column of numbers among months, with a heading in their notation that names no known month: if it were left out, its use would be
 * missing without notice.
 * @throws Problem `month-not-read`
 */
export function refuseUnread(header: readonly string[], rows: readonly (readonly string[])[], months: readonly Month[]): void {
  const isMonth = new Set(months.map(({ column }) => column));
  const unread = header.findIndex(
    (heading, column) =>
      !isMonth.has(column) &&
      heading.trim() !== '' &&
      !isSum(heading) &&
      whyNotEnergy(heading) === null &&
      months.some((month) => isWrittenAs(header, column, month) || isBetween(months, column, month)) &&
      columnContent(rows, column) === 'number',
  );
  if (unread >= 0) throw new Problem('bad-input', 'month-not-read', { heading: header[unread] });
}

const form = (heading: string): string =>
  heading
    .normalize('NFKC')
    .trim()
    .replaceAll(/\p{L}+/gu, 'a')
    .replaceAll(/\s+/gu, ' ');

/** A word before or after the same year: `Febbr 2025` next to `Jan 2025`. */
function isWrittenAs(header: readonly string[], column: number, { column: other, day }: Month): boolean {
  const [one, two] = [form(header[column] as string), form(header[other] as string)];
  return day === undefined && Math.abs(column - other) === 1 && one === two && /^a\.?[ -]?\d{2,4}$|^\d{2,4}[ -]?a\.?$/u.test(one);
}

/** The only column between two months with another one missing between them. */
function isBetween(months: readonly Month[], column: number, { column: before, year, month, day }: Month): boolean {
  if (day !== undefined || before !== column - 1) return false;
  const behind = months.find((one) => one.column === column + 1);
  return behind !== undefined && behind.year * 12 + behind.month - (year * 12 + month) === 2;
}
