import { footerKind } from '#platform/tables/footer-rows.ts';
import { isMultiplierRow } from './multiplier-row.ts';
import { unitOfNote } from '#platform/tables/strange-unit.ts';

/** A row without a time that is a sum, a remark, the header again, one sentence in a cell, or gives the unit or the multipliers of all. */
export function isNoRecord(cells: readonly string[], header: readonly string[]): boolean {
  if (footerKind(cells, header) !== null || unitOfNote(cells) !== null || isMultiplierRow(cells)) return true;
  const said = cells.filter((cell) => cell.trim() !== '');
  return header.length > 1 && said.length === 1 && /\p{L}{3}/u.test(said[0] as string);
}
