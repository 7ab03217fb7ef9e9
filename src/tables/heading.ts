import type { Finding } from '#kernel/finding.ts';
import { parseDecimal } from './number.ts';
import { isNote, rejectHeadings } from './table.ts';
import { parseTime } from './time.ts';

/** A row as it stands, with its number as a spreadsheet counts it. */
export type RawRow = { readonly row: number; readonly cells: readonly string[] };

/** How far down a header is looked for. */
export const headingRows = 30;

/**
 * Whether a row is the header: the first that is no note, or, where a person says which row it is, the first from there on. A file of
 * rejects has its header on top, wherever that of the file it came from stood, so that it is sent again as the first one was.
 */
export function isHeading({ row, cells }: RawRow, asked: number | undefined): boolean {
  if (cells.every((cell) => cell.trim() === '')) return false;
  if (asked === undefined) return !isNote(cells);
  return row >= asked || cells.some((cell) => (rejectHeadings as readonly string[]).includes(cell.trim()));
}

/** The finding that the header seems to stand further down; none where it does not. */
export function furtherDown(rows: readonly RawRow[]): Finding[] {
  const found = headingFurtherDown(rows);
  if (found === null) return [];
  const names = found.cells.filter((cell) => cell.trim() !== '').slice(0, 20);
  return [{ code: 'header-further-down', severity: 'warning', evidence: { row: found.row, columns: names.join(' | ') } }];
}

/**
 * Which of the first rows looks like the header where titles stand above it (a ledger's name, who filled it in): the first that names most
 * columns.
 * @returns null where the first row does, or none
 */
function headingFurtherDown(rows: readonly RawRow[]): RawRow | null {
  const real = rows.filter(({ cells }) => !isNote(cells));
  const most = Math.max(0, ...real.map(({ cells }) => filled(cells)));
  if (most < 3) return null;
  const found = real.find(({ cells }) => filled(cells) >= Math.max(2, 0.6 * most) && !cells.some(isData));
  return found === undefined || found === real[0] || filled((real[0] as RawRow).cells) > 0.4 * most ? null : found;
}

const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length;

function isData(cell: string): boolean {
  return cell.trim() !== '' && (typeof parseDecimal(cell) === 'number' || typeof parseTime(cell) === 'object');
}
