import { Problem } from '#kernel/problem.ts';
import { columnNamed } from '#platform/tables/columns.ts';
import type { LayoutOptions } from './layout-options.ts';
import type { Plan } from './layout.ts';
import { haveRooms, placeColumns, placeLevel } from './place-columns.ts';
import type { KnownPoints } from './point-columns.ts';
import { codeOfRow, type Registers } from './register-column.ts';

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

/** What a sender says of columns that are one code together: `楼号+房号`. */
export function togetherNamed<S extends LayoutOptions>(header: readonly string[], says: S): S {
  const { meterColumn } = says;
  if (meterColumn === undefined || columnNamed(header, meterColumn) >= 0) return says;
  const [first, ...others] = meterColumn.split(/[+＋]/u).map((part) => part.trim());
  if (others.length === 0 || [first, ...others].some((part) => columnNamed(header, part as string) < 0)) return says;
  return { ...says, meterColumn: first, meterTogether: others };
}

type Looked = { readonly rough: Plan; readonly rows: Rows };

/**
 * A look at a file whose codes are put together of places, held against the metering points that are there: of those that an earlier version
 * put together in another order that order is kept.
 * @param again looks at it as earlier versions did
 * @throws Problem `rooms-open` where each building stands in one row and is a metering point of its own
 */
export async function placesKnown<L extends Looked>(
  looked: L,
  header: readonly string[],
  known: KnownPoints,
  again: () => Promise<L>,
): Promise<L> {
  const { rough: plan, rows } = looked;
  if (plan.layout === 'wide' || plan.meter === null || plan.registers?.some(({ isPlace }) => isPlace) !== true) return looked;
  const codes = codesIn(plan, rows);
  if (codes.length === 0 || (await known(codes)).size > 0) return looked;
  const before = await asEarlier(again);
  if (before === null) return looked;
  const earlier = before.rough.layout === 'wide' ? [] : codesIn(before.rough, rows);
  const isThere = earlier.length === codes.length && (await known(earlier)).size === earlier.length;
  if (!isThere) return looked;
  if (before.rough.layout !== 'wide' && before.rough.registers?.some(({ joins }) => joins !== undefined) === true) return before;
  throw roomsOpen(plan, header, [earlier[0] as string, codes[0] as string]);
}

/** What earlier versions saw; null where they read nothing. */
async function asEarlier<L>(again: () => Promise<L>): Promise<L | null> {
  try {
    return await again();
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

const codesIn = (plan: Exclude<Plan, { layout: 'wide' }>, rows: Rows): string[] =>
  [...new Set(rows.map((cells) => codeOfRow(plan, cells)))].filter((code) => code !== '');

function roomsOpen(
  { meter, registers = [] }: Exclude<Plan, { layout: 'wide' }>,
  header: readonly string[],
  [building, room]: readonly [string, string],
): Problem {
  const name = (column: number): string => (header[column] as string).trim();
  const places = registers.filter(({ isPlace }) => isPlace);
  const of = (joins: 'before' | 'behind'): string[] => places.filter((one) => one.joins === joins).map(({ column }) => name(column));
  const own = name(meter as number);
  const together = [...of('before'), own, ...of('behind')].join('+');
  const choices = [
    { set: { meterColumn: own }, comesTo: building },
    { set: { meterColumn: together }, comesTo: room },
  ];
  return new Problem('bad-input', 'rooms-open', { column: own, together, building, room, choices });
}
