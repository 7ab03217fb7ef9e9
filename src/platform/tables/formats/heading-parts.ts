import { isNote } from '../table.ts';

/** A row as it stands. */
type RawRow = { readonly row: number; readonly cells: readonly string[] };

/** A day has so many parts at least. */
const least = 24;

/**
 * The header of the parts of a day across (`日期,1,2,3,…`, `日期,0:00,0:15,…`) below titles: words first, and then clocks, or numbers each one
 * above the one before, as no row of readings is; null where there is none.
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
