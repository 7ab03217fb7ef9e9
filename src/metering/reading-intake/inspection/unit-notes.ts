import { Problem } from '#kernel/problem.ts';
import { unitsOfTitle } from '#platform/tables/heading-units.ts';
import { unitOfNote } from '#platform/tables/strange-unit.ts';
import type { Table } from '#platform/tables/table.ts';
import { tableBelow } from '../headings/tables-apart.ts';
import type { NamedUnit } from '../units/units.ts';
import type { TopRow } from '../columns/wide-meters.ts';

/** So many rows are looked at before the file is read: a note under more of them shows when all were read. */
const looked = 5000;

/** A table with the notes below its rows that say what its figures are in (`单位：万kWh`) among its titles. */
export async function withNotes(table: Table): Promise<Table> {
  const rows: TopRow[] = [];
  for await (const batch of table.rows) {
    rows.push(...batch);
    if (rows.length >= looked) break;
  }
  const notes = new Set(rows.flatMap(({ cells }) => unitOfNote(cells) ?? []));
  if (notes.size === 0) return table;
  const below = tableBelow(table.header, rows);
  const own = below === null ? notes : new Set(rows.flatMap(({ row, cells }) => (row < below.row ? (unitOfNote(cells) ?? []) : [])));
  return { ...table, above: [...(table.above ?? []), ...own] };
}

/**
 * Throws `unit-below` where a note that was met behind all that was looked at says another unit than the values were read in.
 * @param above the titles, and the notes among them that were looked at
 * @param option the unit that the sender says
 */
export function refuseUnitBelow(
  notes: ReadonlySet<string>,
  above: readonly string[],
  units: readonly (NamedUnit | null)[],
  option: string | undefined,
): void {
  if (option !== undefined) return;
  for (const note of notes) {
    if (above.includes(note)) continue;
    const unit = unitsOfTitle(note).named.find((one) => one.unit !== null)?.unit ?? null;
    if (unit === null || units.every((one) => one?.unit === unit)) continue;
    throw new Problem('bad-input', 'unit-below', { text: note, unit, code: unit, choices: [{ set: { unit } }] });
  }
}
