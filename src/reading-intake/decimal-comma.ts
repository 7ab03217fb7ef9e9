import type { Finding } from '#kernel/finding.ts';
import { halfWidth } from '#tables/number.ts';

/** `12,5`, `1.234,56`: no thousands mark stands there. */
const comma = /^[+-]?(?:\d{1,3}(?:\.\d{3})+,\d+|\d+,(?:\d{1,2}|\d{4,}))$/u;
/** `1,234.5`, `1,234,567`: the comma is a thousands mark. */
const thousands = /^[+-]?\d{1,3}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})$/u;
/** `12.5`: the point is that of a decimal. */
const point = /^[+-]?\d+\.(?:\d{1,2}|\d{4,})$/u;
const ofComma = /^[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?$/u;

/** Whether a file writes decimals with a comma, by its first rows; not where any number has a point or a
 * thousands mark. */
export function writesCommas(rows: readonly (readonly string[])[]): boolean {
  let found = false;
  for (const cells of rows)
    for (const cell of cells) {
      const text = halfWidth(cell).trim();
      if (thousands.test(text) || point.test(text)) return false;
      found ||= comma.test(text);
    }
  return found;
}

/** A number of such a file with a point; any other text as it is. @example withPoint('1.234,5') // '1234.5' */
export function withPoint(cell: string): string {
  const text = halfWidth(cell).trim();
  return ofComma.test(text) && /[,.]/u.test(text) ? text.replaceAll('.', '').replace(',', '.') : cell;
}

export function commaFindings(found: boolean): Finding[] {
  return found ? [{ code: 'decimal-comma', severity: 'info', evidence: {} }] : [];
}
