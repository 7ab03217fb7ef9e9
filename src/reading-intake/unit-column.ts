import { unitIn } from '#kernel/unit-words.ts';
import { found } from './heading-places.ts';
import type { LayoutOptions } from './layout-options.ts';

/**
 * The column of units: by its heading, else the only column whose cells are all units that readings are kept in, whatever it is called.
 * @param taken columns that hold something else
 * @throws Problem `heading-twice`
 */
export function unitColumn(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  asked: LayoutOptions,
  taken: readonly (number | null)[],
): number | null {
  const called = found(header, 'unit', asked);
  if (called !== null) return called;
  const [only, ...others] = header.flatMap((_, column) => (!taken.includes(column) && holdsUnits(rows, column) ? [column] : []));
  return others.length > 0 ? null : (only ?? null);
}

/** So many rows are looked at. */
const looked = 200;

/** A single letter may be anything: a kind, a storey, a phase. */
function holdsUnits(rows: readonly (readonly string[])[], column: number): boolean {
  const cells = rows.slice(0, looked).flatMap((row) => ((row[column] ?? '').trim() === '' ? [] : [(row[column] as string).trim()]));
  // a unit in the first row alone is that of a row of units under the header
  const areSeveral = cells.length > 1 || rows.length === 1;
  return areSeveral && cells.length > 0 && cells.every((text) => text.length > 1 && (unitIn(text)?.unit ?? null) !== null);
}
