/**
 * The meaning of `2025.1` in a column of months: January, October, or one of both depending on the row before it. A spreadsheet drops the
 * zero of 2025.10, so that both look alike.
 */
export type DottedOnes = 'january' | 'october' | 'in-order';

const shape = /^((?:19|20)\d{2})\.(\d{1,2})$/u;

/** Whether a text is a month written as `2025.1`, `2025.01` or `2025.10`. */
export function isDotted(text: string): boolean {
  const [, , month] = shape.exec(text) ?? [];
  return month !== undefined && Number(month) >= 1 && Number(month) <= 12;
}

/**
 * The meaning of `2025.1`, by the other cells of the column: January if 2025.10 occurs as well, October if 2025.01 does; if November or
 * December follow, its neighbours decide, and if no October can be missing it is January.
 * @returns null if nothing decides
 */
export function dottedOnes(cells: readonly string[]): DottedOnes | null {
  const months = new Set(cells.map((text) => shape.exec(text)?.[2] ?? ''));
  if (!months.has('1') || months.has('10')) return 'january';
  if ([...months].some((month) => /^0\d$/u.test(month))) return 'october';
  if (months.has('9') || months.has('11')) return 'in-order';
  return months.has('2') ? 'january' : null;
}

/** Reads months of such a column, row by row; null for a text that is not one. */
export function readDotted(ones: DottedOnes): (text: string) => { readonly year: number; readonly month: number } | null {
  let before = { year: 0, month: 0 };
  return (text) => {
    const [, year, written] = shape.exec(text) ?? [];
    if (year === undefined || written === undefined || !isDotted(text)) return null;
    before = { year: Number(year), month: written === '1' ? one(ones, Number(year), before) : Number(written) };
    return before;
  };
}

/** January or October: October follows September, or comes before November if the file is in reverse order. */
function one(ones: DottedOnes, year: number, before: { readonly year: number; readonly month: number }): 1 | 10 {
  if (ones !== 'in-order') return ones === 'january' ? 1 : 10;
  return before.year === year && [9, 10, 11].includes(before.month) ? 10 : 1;
}
