import type { CellStyle } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';
import { xmlText } from '#kernel/sound-text.ts';
import { letters } from './columns.ts';
import { widthOf } from './formats/column-width.ts';
import { sheetCell, type Cell } from './write.ts';

/** A cell of a sheet that people fill in. */
export type FillingCell = {
  readonly value: Cell;
  /** Whether something may be typed into it. */
  readonly open: boolean;
  /** What it looks like: filled by the program, at fault, to be looked at. */
  readonly look?: 'given' | 'wrong' | 'doubtful' | undefined;
  /** What stands beside it when it is pointed at. */
  readonly comment?: string | undefined;
};

export type FillingSheet = {
  /** The line above the head; an import steps over it. */
  readonly note: string;
  readonly sheet: string;
  readonly columns: readonly { readonly heading: string; readonly comment?: string | undefined; readonly options?: readonly string[] }[];
  readonly rows: readonly (readonly FillingCell[])[];
  /** Columns that stand when the sheet is scrolled. */
  readonly standing: number;
};

type Marked = { value: Cell; style: CellStyle; comment?: { author: string; text: string } };

const author = 'Yaodong';

const solid = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const;

const fills = { given: solid('FFE3F0FA'), wrong: solid('FFFFC7CE'), doubtful: solid('FFFFEB9C') } as const;
const closed = solid('FFF0F0F0');
const head = { font: { bold: true }, fill: solid('FFE8F1EE') } as const;

/** A sheet takes a list of choices up to so many characters. */
const longestList = 255;

/**
 * A sheet that people fill in: what may not be typed is closed (without a password: whoever must can lift it), what the program filled in
 * is marked, what is at fault says why in a comment.
 */
export async function fillingWorkbook({ note, sheet, columns, rows, standing }: FillingSheet): Promise<Uint8Array<ArrayBuffer>> {
  const top = 2;
  const headOf = ({ heading, comment }: FillingSheet['columns'][number]): Marked => ({
    value: sheetCell(heading, top),
    style: head,
    ...(comment !== undefined && { comment: { author, text: comment } }),
  });
  const cells = new Map<string, Marked>([
    ['0,0', { value: sheetCell(`# ${note}`, 1), style: { font: { color: { rgb: 'FF595959' } } } }],
    ...columns.map((column, at) => [`1,${at}`, headOf(column)] as const),
    ...rows.flatMap((row, down) => row.map((cell, at) => [`${down + top},${at}`, cellOf(cell, down + top + 1)] as const)),
  ]);
  const out = await writeXlsx({
    sheets: [
      {
        name: xmlText(sheet),
        rows: [],
        columns: columns.map(({ heading }, at) => ({
          width: widthOf([heading, ...rows.slice(0, 200).map((row) => String(row[at]?.value ?? ''))]),
        })),
        cells,
        freezePane: { rows: top, columns: standing },
        protection: { sheet: true, formatColumns: true, formatRows: true, autoFilter: true },
        dataValidations: columns.flatMap(({ options = [] }, at) => listOf(options, at, rows.length + top)),
      },
    ],
  });
  return out as Uint8Array<ArrayBuffer>;
}

function cellOf({ value, open, look, comment }: FillingCell, row: number): Marked {
  const fill = look === undefined ? (open ? undefined : closed) : fills[look];
  return {
    value: sheetCell(value, row),
    // text stays the text that it is, such as a code that begins with 0
    style: { ...(fill !== undefined && { fill }), protection: { locked: !open }, ...(typeof value === 'string' && { numFmt: '@' }) },
    ...(comment !== undefined && comment !== '' && { comment: { author, text: comment } }),
  };
}

/** A list to choose from; none where one of them has a comma, or all are longer than a sheet takes. */
function listOf(values: readonly string[], at: number, last: number) {
  if (values.length === 0 || last < 3 || values.some((one) => one.includes(',')) || values.join(',').length > longestList) return [];
  return [{ type: 'list' as const, values: [...values], allowBlank: true, range: `${letters(at)}3:${letters(at)}${last}` }];
}
