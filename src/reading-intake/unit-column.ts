import { headingKey } from '#tables/columns.ts';
import { unitOfCell } from '#tables/heading-units.ts';
import { readingHeadings } from './vocabulary.ts';
import { found } from './heading-places.ts';
import type { LayoutOptions } from './layout-options.ts';

/**
 * The column of units: by its heading, else the only column whose cells are all units that readings are kept in, whatever it is called.
 * @param taken columns that hold something else
 * @param value the only column of values: of several columns of units the one behind it is meant
 * @throws Problem `heading-twice`
 */
export function unitColumn(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  asked: LayoutOptions,
  taken: readonly (number | null)[],
  value?: number,
): number | null {
  const behind = value === undefined ? null : unitsBehind(header, rows, value);
  if (behind !== null && !taken.includes(behind)) return behind;
  const called = found(header, 'unit', asked);
  if (called !== null) return called;
  const [only, ...others] = header.flatMap((_, column) => (!taken.includes(column) && holdsUnits(rows, column) ? [column] : []));
  return others.length > 0 ? null : (only ?? null);
}

/** The column of units right behind that of the values, where others that are called alike hold no units of readings. */
function unitsBehind(header: readonly string[], rows: readonly (readonly string[])[], value: number): number | null {
  const key = headingKey(header[value + 1] ?? '');
  if (!readingHeadings.unit.some((word) => word === key)) return null;
  const others = header.flatMap((heading, column) => (column !== value + 1 && headingKey(heading) === key ? [column] : []));
  return others.some((column) => holdsUnits(rows, column)) ? null : value + 1;
}

/** So many rows are looked at. */
const looked = 200;

/** A single letter may be anything: a kind, a storey, a phase. */
function holdsUnits(rows: readonly (readonly string[])[], column: number): boolean {
  const cells = rows.slice(0, looked).flatMap((row) => ((row[column] ?? '').trim() === '' ? [] : [(row[column] as string).trim()]));
  // a unit in the first row alone is that of a row of units under the header
  const areSeveral = cells.length > 1 || rows.length === 1;
  return areSeveral && cells.length > 0 && cells.every((text) => text.length > 1 && (unitOfCell(text)?.unit ?? null) !== null);
}
