import { isNote } from '../table.ts';

/** A row as in the file. */
type RawRow = { readonly row: number; readonly cells: readonly string[] };

/** The minimum number of parts of a day. */
const least = 24;

/**
 * The header of a table with the parts of a day as columns (`日期,1,2,3,…`, `日期,0:00,0:15,…`) below titles: words first, then times of
 * day, or numbers each one above the one before, unlike any row of readings; null if there is none.
 */
export function headingOfDayParts(rows: readonly RawRow[]): RawRow | null {
  const real = rows.filter(({ cells }) => !isNote(cells) && cells.some((cell) => cell.trim() !== ''));
  const found = real.find(({ cells }, at) => at < 5 && namesParts(cells.map((cell) => cell.trim()).filter((cell) => cell !== '')));
  return found === undefined || found === real[0] ? null : found;
}

function namesParts(cells: readonly string[]): boolean {
  const first = cells.findIndex((cell) => /^\d/u.test(cell));
  const parts = first < 1 ? [] : cells.slice(first, first + cells.slice(first).filter((cell) => /^\d/u.test(cell)).length);
  if (parts.length < least) return false;
  if (parts.every((cell) => /^\d{1,2}[:：]\d{2}/u.test(cell))) return true;
  return parts.every((cell, at) => /^\d{1,3}$/u.test(cell) && Number(cell) === Number(parts[0]) + at) && Number(parts[0]) <= 1;
}
