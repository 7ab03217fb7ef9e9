import { multiplierHeading, multiplierIn } from '#platform/tables/multiplier.ts';
import type { NamedMultiplier } from './multiplier-named.ts';

/** Whether a row under the header gives the multiplier of each column: `倍率, 40, 60`. */
export function isMultiplierRow(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell.trim() !== '');
  // hardly any row begins like this: the others are not examined further
  if (first === undefined || !/\p{L}/u.test(first) || multiplierHeading(first.trim()) === null) return false;
  const [, ...others] = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return others.length > 0 && others.every((cell) => multiplierIn(cell) !== undefined);
}

/** The multipliers in such a row for each of these columns; null if its cell is empty. */
export function multipliersInRow(cells: readonly string[] | undefined, columns: readonly number[]): (NamedMultiplier | null)[] {
  return columns.map((column) => {
    const text = cells?.[column]?.trim() ?? '';
    const times = text === '' ? undefined : multiplierIn(text);
    return times === undefined ? null : { times, text };
  });
}
