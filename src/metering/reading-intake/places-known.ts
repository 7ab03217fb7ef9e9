import { Problem } from '#kernel/problem.ts';
import { columnNamed } from '#platform/tables/columns.ts';
import type { LayoutOptions } from './layout-options.ts';
import type { Plan } from './layout.ts';
import type { KnownPoints } from './point-columns.ts';
import { codeOfRow } from './register-column.ts';

type Rows = readonly (readonly string[])[];

/** What a sender says of columns that are one code together: `楼号+房号`. */
export function togetherNamed<S extends LayoutOptions>(header: readonly string[], says: S): S {
  const { meterColumn } = says;
  if (meterColumn === undefined || columnNamed(header, meterColumn) >= 0) return says;
  const [first, ...others] = meterColumn.split(/[+＋]/u).map((part) => part.trim());
  if (others.length === 0 || [first, ...others].some((part) => columnNamed(header, part as string) < 0)) return says;
  return { ...says, meterColumn: first, meterTogether: others };
}

type PlanOfRows = { readonly rough: Plan; readonly rows: Rows };

/**
 * A look at a file whose codes are put together of places, held against the metering points that are there: of those that an earlier
 * version put together in another order that order is kept.
 * @param again looks at it as earlier versions did
 * @throws Problem `rooms-open` where each building stands in one row and is a metering point of its own
 */
export async function placesKnown<L extends PlanOfRows>(
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
