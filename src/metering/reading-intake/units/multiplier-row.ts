import { multiplierHeading, multiplierIn } from '#platform/tables/multiplier.ts';
import type { NamedMultiplier } from './multiplier-named.ts';

/** Whether a row under the header says how many times what each column shows was used: `倍率, 40, 60`. */
export function isMultiplierRow(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell.trim() !== '');
  // hardly any row begins so: of the others no more is looked at
  if (first === undefined || !/\p{L}/u.test(first) || multiplierHeading(first.trim()) === null) return false;
  const [, ...others] = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return others.length > 0 && others.every((cell) => multiplierIn(cell) !== undefined);
}

/** What such a row says of each of these columns; null where its cell is empty. */
export function multipliersInRow(cells: readonly string[] | undefined, columns: readonly number[]): (NamedMultiplier | null)[] {
  return columns.map((column) => {
    const text = cells?.[column]?.trim() ?? '';
    const times = text === '' ? undefined : multiplierIn(text);
    return times === undefined ? null : { times, text };
  });
}
