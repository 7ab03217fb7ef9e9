import { Problem } from '#kernel/problem.ts';
import { columnContent } from '../times/column-content.ts';
import { place } from '../headings/heading-places.ts';
import type { LayoutOptions } from '../headings/layout-options.ts';
import { countsRows, namedValues } from './value-column.ts';

type Rows = readonly (readonly string[])[];

/** The columns of the wide layout that may be metering points. Throws `no-meter-columns`. */
export function wideMeters(header: readonly string[], rows: Rows, taken: readonly (number | null)[], asked: LayoutOptions): number[] {
  const chosen = namedValues(header, asked);
  if (chosen.length > 0) return [...new Set(chosen.map((name) => place(header, name)))];
  const first = rows.slice(0, 20);
  const tellsTime = (column: number): boolean =>
    first.length > 0 && ['time', 'span', 'clock', 'bare-day'].includes(columnContent(first, column));
  const meters = header.flatMap((heading, column) =>
    taken.includes(column) ||
    heading.trim() === '' ||
    tellsTime(column) ||
    (column < (taken[0] ?? 0) && (countsRows(rows, column) || isNumber(heading, rows, column)))
      ? []
      : [column],
  );
  if (meters.length === 0) throw new Problem('bad-input', 'no-meter-columns', { header: header.join(', ') });
  return meters;
}

/** A column of row numbers, all integers. */
const isNumber = (heading: string, rows: Rows, column: number): boolean =>
  /^(?:序号|行号|no\.?|#)$/iu.test(heading.trim()) && rows.every((cells) => /^\d*$/u.test((cells[column] ?? '').trim()));
