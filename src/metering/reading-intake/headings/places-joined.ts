import { haveRooms, placeColumns, placeLevel } from './place-columns.ts';
import type { Registers } from '../units/register-column.ts';

type Rows = readonly (readonly string[])[];

/** Columns of further places, which are added to the code of one: `3-2-501`. `isNeeded`: without them one code stands for several. */
export type PlacesJoined = { readonly registers: Registers; readonly isNeeded: boolean };

/**
 * How the code of a row is composed of the places that it names, from the building down to the room.
 * @param taken columns that hold something else
 * @returns null if no other column names a place; for a code that is not a place, only the rooms that are needed to distinguish it
 */
export function placesJoined(
  header: readonly string[],
  rows: Rows,
  meter: number | null,
  taken: readonly (number | null)[],
): PlacesJoined | null {
  const own = meter === null ? null : placeLevel(header[meter] as string);
  const all = placeColumns(
    header,
    rows,
    taken.filter((column) => column !== meter),
  );
  const others = all.filter(({ column, level }) => column !== meter && level !== own);
  if (others.length === 0 || meter === null || (own === null && !haveRooms(all))) return null;
  const registers = others.map(({ column, level }) => ({
    column,
    own: null,
    joins: level < (own ?? Infinity) ? ('before' as const) : ('behind' as const),
    isPlace: true as const,
  }));
  return { registers, isNeeded: own !== null && haveRooms(all) };
}
