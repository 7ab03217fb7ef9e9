import { quantityIn } from '#platform/tables/decimal-mark.ts';
import { parseDecimal } from '#platform/tables/number.ts';

type Rows = readonly (readonly string[])[];

/** The number of rows examined. */
const looked = 5000;

const filled = (rows: Rows, column: number): string[] =>
  rows.slice(0, looked).flatMap((cells) => ((cells[column] ?? '').trim() === '' ? [] : [(cells[column] as string).trim()]));

/**
 * Whether a column of numbers is the same in all rows, or for each metering point: it is a code or a fact, and not a use.
 * @param meter the column of codes; null if there is none
 */
export function isSame(rows: Rows, column: number, meter: number | null): boolean {
  const byCode = Map.groupBy(
    rows.slice(0, looked).filter((cells) => (cells[column] ?? '').trim() !== ''),
    (cells) => (meter === null ? '' : (cells[meter] ?? '').trim()),
  );
  const several = [...byCode.values()].filter((some) => some.length > 1);
  return several.length > 0 && several.every((some) => new Set(some.map((cells) => (cells[column] ?? '').trim())).size === 1);
}

/** Whether the cells of a column may be codes: whole numbers of at least two digits that repeat, or long ones of equal length. */
export function mayBeCodes(rows: Rows, column: number): boolean {
  const cells = filled(rows, column);
  const areWhole = cells.length > 0 && cells.every((text) => /^[\p{L}\d][\p{L}\d_-]*$/u.test(text));
  if (!areWhole) return false;
  const different = new Set(cells).size;
  return isSame(rows, column, null) || (different > 1 && different <= cells.length / 2) || areLong(cells);
}

/** Numbers with this many digits, all of equal length, are not amounts. */
const long = 7;

const areLong = (cells: readonly string[]): boolean =>
  cells.every((text) => /^\d+$/u.test(text) && text.length >= long && text.length === cells[0]?.length);

/** Whether numbers are as long as codes, and of equal length. */
export const isLongCode = (rows: Rows, column: number): boolean => {
  const cells = filled(rows, column);
  return cells.length > 0 && areLong(cells);
};

/** Whether any cell of a column is a number. */
export const holdsAny = (rows: Rows, column: number): boolean =>
  rows.some((cells) => {
    const text = (cells[column] ?? '').replace(/[%％]\s*$/u, '');
    return typeof parseDecimal(quantityIn(text)?.number ?? text) === 'number';
  });

/** The total of the first rows of a column. */
export function comesTo(rows: Rows, column: number): number {
  const values = rows.flatMap((cells) => {
    const value = parseDecimal(cells[column] ?? '');
    return typeof value === 'number' ? [value / 10_000] : [];
  });
  return Number(values.reduce((a, b) => a + b, 0).toPrecision(12));
}

/** The total of a value and what is added to it; null if one is not a number. */
export function sumOf(texts: readonly (string | undefined)[]): number | null {
  const values = texts.map((text) => parseDecimal(text ?? ''));
  return values.every((value) => typeof value === 'number') ? values.reduce((sum, value) => sum + value, 0) : null;
}
