import type { CellStyle } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';
import { xmlText } from '#kernel/sound-text.ts';
import { letters } from './columns.ts';
import { widthOf } from './formats/column-width.ts';
import { sheetCell, type Cell } from './write.ts';

/** A cell of a sheet to be filled in by people. */
export type FillingCell = {
  readonly value: Cell;
  /** Whether the cell can be edited. */
  readonly open: boolean;
  /** Its appearance: filled by the program, faulty, to be checked. */
  readonly look?: 'given' | 'wrong' | 'doubtful' | undefined;
  /** A comment shown when the cell is pointed at. */
  readonly comment?: string | undefined;
};

export type FillingSheet = {
  /** The line above the header; an import skips it. */
  readonly note: string;
  readonly sheet: string;
  readonly columns: readonly { readonly heading: string; readonly comment?: string | undefined; readonly options?: readonly string[] }[];
  readonly rows: readonly (readonly FillingCell[])[];
  /** Columns that stay in place when scrolling. */
  readonly standing: number;
};

type Marked = { value: Cell; style: CellStyle; comment?: { author: string; text: string } };

const author = 'Yaodong';

const solid = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const;

const fills = { given: solid('FFE3F0FA'), wrong: solid('FFFFC7CE'), doubtful: solid('FFFFEB9C') } as const;
const closed = solid('FFF0F0F0');
const head = { font: { bold: true }, fill: solid('FFE8F1EE') } as const;

/** The maximum length of a list of choices in a sheet. */
const longestList = 255;

/**
 * A sheet to be filled in by people: cells that may not be edited are locked (without a password: those who must can unlock it), cells
 * filled by the program are marked, faulty ones give the reason in a comment.
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
    // text stays text, such as a code that begins with 0
    style: { ...(fill !== undefined && { fill }), protection: { locked: !open }, ...(typeof value === 'string' && { numFmt: '@' }) },
    ...(comment !== undefined && comment !== '' && { comment: { author, text: comment } }),
  };
}

/** A list to choose from; none if one of the values has a comma, or the list is too long for a sheet. */
function listOf(values: readonly string[], at: number, last: number) {
  if (values.length === 0 || last < 3 || values.some((one) => one.includes(',')) || values.join(',').length > longestList) return [];
  return [{ type: 'list' as const, values: [...values], allowBlank: true, range: `${letters(at)}3:${letters(at)}${last}` }];
}
