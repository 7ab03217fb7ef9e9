import { haveRooms, placeColumns, placeLevel } from './place-columns.ts';
import type { Registers } from '../units/register-column.ts';

type Rows = readonly (readonly string[])[];

/** Columns of other places, which are added to the code of one: `3-2-501`. `isNeeded`: without them rows of one code are of several. */
export type PlacesJoined = { readonly registers: Registers; readonly isNeeded: boolean };

/**
 * How the code of a row is put together of the places that it names, from the building down to the room.
 * @param taken columns that hold something else
 * @returns null where no other column names a place; of a code that names none the rooms are only those that tell it apart
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
