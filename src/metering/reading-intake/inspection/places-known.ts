import { Problem } from '#kernel/problem.ts';
import { columnNamed } from '#platform/tables/columns.ts';
import type { LayoutOptions } from '../headings/layout-options.ts';
import type { Plan } from '../columns/layout.ts';
import type { KnownPoints } from '../columns/point-columns.ts';
import { codeOfRow } from '../units/register-column.ts';

type Rows = readonly (readonly string[])[];

/** The columns that the sender declares to form one code together: `楼号+房号`. */
export function togetherNamed<S extends LayoutOptions>(header: readonly string[], says: S): S {
  const { meterColumn } = says;
  if (meterColumn === undefined || columnNamed(header, meterColumn) >= 0) return says;
  const [first, ...others] = meterColumn.split(/[+＋]/u).map((part) => part.trim());
  if (others.length === 0 || [first, ...others].some((part) => columnNamed(header, part as string) < 0)) return says;
  return { ...says, meterColumn: first, meterTogether: others };
}

type PlanOfCodes = Exclude<Plan, { layout: 'wide' }>;
type PlanOfRows = { readonly rough: Plan; readonly rows: Rows };

/**
 * Inspects a file whose codes are composed of places, and compares them with existing metering points: for those that an earlier version
 * composed in another order, that order is kept.
 * @param again inspects it as earlier versions did
 * @param isHoused the building is in no column of the file
 * @throws Problem `rooms-open` if each building is in one row and is a metering point of its own, `building-open` if points exist whose
 * codes omit the building
 */
export async function placesKnown<L extends PlanOfRows>(
  looked: L,
  header: readonly string[],
  known: KnownPoints,
  again: () => Promise<L>,
  isHoused = false,
): Promise<L> {
  const { rough: plan, rows } = looked;
  if (plan.layout === 'wide' || plan.meter === null || plan.registers?.some(({ isPlace }) => isPlace) !== true) return looked;
  const codes = codesIn(plan, rows);
  if (codes.length === 0 || (await known(codes)).size > 0) return looked;
  if (isHoused) {
    await refuseBare(plan, header, rows, known);
    return looked;
  }
  const before = await asEarlier(again);
  const old = before?.rough;
  if (before === null || old === undefined || old.layout === 'wide') return looked;
  const earlier = codesIn(old, rows);
  const there = await known(earlier);
  if (plan.registers.some(({ ofBuilding }) => ofBuilding === true)) {
    if (there.size === 0) return looked;
    if (areSame(columnsOf(plan), columnsOf(old))) return before;
    throw buildingOpen([old, plan], header, [[...there][0] as string, codes[0] as string]);
  }
  if (earlier.length !== codes.length || there.size !== earlier.length) return looked;
  if (old.registers?.some(({ joins }) => joins !== undefined) === true) return before;
  throw roomsOpen(plan, header, [earlier[0] as string, codes[0] as string]);
}

/** Throws `building-open` if rooms exist by their numbers alone, and only a line or title names the building. */
async function refuseBare(plan: PlanOfCodes, header: readonly string[], rows: Rows, known: KnownPoints): Promise<void> {
  const finest = columnsOf(plan).at(-1);
  if (finest === undefined) return;
  const bare = { ...plan, meter: finest, registers: [] };
  const there = await known(codesIn(bare, rows));
  const [before] = there;
  if (before === undefined) return;
  const { code, evidence } = buildingOpen([bare, plan], header, [before, codesIn(plan, rows)[0] as string]);
  // the next file is of another building: the answer for this one does not apply to it
  throw new Problem('bad-input', code, { ...evidence, mixed: true });
}

/** The result of earlier versions; null if they could not read it. */
async function asEarlier<L>(again: () => Promise<L>): Promise<L | null> {
  try {
    return await again();
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

const codesIn = (plan: PlanOfCodes, rows: Rows): string[] =>
  [...new Set(rows.map((cells) => codeOfRow(plan, cells)))].filter((code) => code !== '');

/** The columns that a code is composed of, in order. */
function columnsOf({ meter, registers = [] }: PlanOfCodes): number[] {
  const joined = (how: 'before' | 'behind'): number[] => registers.flatMap(({ column, joins }) => (joins === how ? [column] : []));
  return [...joined('before'), ...(meter === null ? [] : [meter]), ...joined('behind')];
}

const areSame = (some: readonly number[], others: readonly number[]): boolean =>
  some.length === others.length && some.every((one) => others.includes(one));

function buildingOpen(
  plans: readonly [PlanOfCodes, PlanOfCodes],
  header: readonly string[],
  [before, code]: readonly [string, string],
): Problem {
  const [column, together] = plans.map((plan) =>
    columnsOf(plan)
      .map((one) => (header[one] as string).trim())
      .join('+'),
  );
  const choices = [
    { set: { meterColumn: column }, comesTo: before },
    { set: { meterColumn: together }, comesTo: code },
  ];
  return new Problem('bad-input', 'building-open', { column, together, before, code, choices });
}

function roomsOpen(
  { meter, registers = [] }: PlanOfCodes,
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
