import { writeXlsx } from 'hucre/xlsx';
import { xmlText } from '#kernel/sound-text.ts';
import { createSplitter } from './bytes.ts';
import { isNote, type rejectHeadings } from './table.ts';

/** A file with more rejected rows than people correct by hand stays a CSV. */
const mostRows = 20_000;

const wrong = { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFFFC7CE' } } } as const;
const heading = { font: { bold: true } } as const;

type CellMarks = Map<string, { style: typeof wrong | typeof heading; comment?: { author: string; text: string } }>;

/**
 * A file of rejected rows as a workbook: the faulty cells are coloured and give the reason in a comment. Corrected, it can be imported
 * unchanged.
 * @param csv the stored file of rejected rows
 * @returns null if it has too many rows for that
 */
export async function rejectsWorkbook(csv: Uint8Array): Promise<Uint8Array | null> {
  const rows = rowsOf(csv);
  if (rows.length > mostRows) return null;
  const top = rows.findIndex((cells) => !isNote(cells));
  const header = rows[top] ?? [];
  const marks: CellMarks = new Map(header.map((_, column) => [`${top},${column}`, { style: heading }]));
  rows.slice(top + 1).forEach((cells, at) => markRow(marks, header, cells, top + 1 + at));
  const sheet = rows.map((cells) => cells.map((cell) => (cell === '' ? null : xmlText(cell))));
  const out = await writeXlsx({
    sheets: [{ name: 'Sheet1', rows: sheet, cells: marks, freezePane: { rows: top + 1 } }],
  });
  return out as Uint8Array;
}

/** Colours the faulty cell of a row; for a fault of the whole row, its first cell. */
function markRow(marks: CellMarks, header: readonly string[], cells: readonly string[], row: number): void {
  const at = (name: (typeof rejectHeadings)[number]): string => cells[header.indexOf(name)] ?? '';
  const told = at('reject:detail');
  const columns = at('reject:column')
    .split('; ')
    .map((name) => header.indexOf(name))
    .filter((column) => column >= 0);
  for (const column of columns.length > 0 ? columns : [0])
    marks.set(`${row},${column}`, { style: wrong, comment: { author: 'Yaodong', text: told } });
}

function rowsOf(csv: Uint8Array): string[][] {
  const rows: string[][] = [];
  const splitter = createSplitter({ delimiter: ',', columns: 20_000 });
  const onRow = (from: Buffer, starts: Int32Array, ends: Int32Array, fields: number): void => {
    const cells: string[] = [];
    for (let field = 0; field < fields; field += 1) cells.push(from.toString('utf8', starts[field], ends[field]));
    rows.push(cells);
  };
  splitter.push(Buffer.from(csv).subarray(csv[0] === 0xef ? 3 : 0), onRow);
  splitter.end(onRow);
  return rows;
}
