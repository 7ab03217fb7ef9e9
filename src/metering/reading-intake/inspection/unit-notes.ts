import { Problem } from '#kernel/problem.ts';
import { unitsOfTitle } from '#platform/tables/heading-units.ts';
import { unitOfNote } from '#platform/tables/strange-unit.ts';
import type { Table } from '#platform/tables/table.ts';
import { tableBelow } from '../headings/tables-apart.ts';
import type { NamedUnit } from '../units/units.ts';
import type { TopRow } from '../columns/wide-meters.ts';

/** How many rows are examined before the file is read: a note under more of them is found when all were read. */
const looked = 5000;

/** A table with the notes below its rows that give the unit of its numbers (`单位：万kWh`) among its titles. */
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
 * Throws `unit-below` if a note after everything examined gives another unit than the one in which the values were read.
 * @param above the titles, and the notes among them that were examined
 * @param option the unit that the sender gives
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
