import { writeXlsx } from 'hucre/xlsx';
import { xmlText } from '#kernel/sound-text.ts';
import { widthOf } from './column-width.ts';
import { localTimes } from './local-times.ts';
import { numberFormat } from './number-format.ts';
import { sheetCell, type Cell } from '../write.ts';

/** A table formatted for office use. */
export type OfficeTable = {
  /** The first line: place, year and subject. */
  readonly title: string;
  /** The second: when the figures were known and written; the time zone is added if the table has times. */
  readonly note: string;
  readonly sheet: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};

/** Larger tables are written unformatted, without a style for each header. */
export const mostOfficeRows = 50_000;

const styles = {
  title: { font: { bold: true, size: 14 } },
  note: { font: { color: { rgb: 'FF595959' } } },
  head: { font: { bold: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFE8F1EE' } } },
} as const;

/**
 * Tables as a workbook, one sheet each: a title, bold headers that stay in place when scrolling, column widths that fit their content,
 * numbers with thousands separators and the decimals of their unit (the value keeps all its digits), times as local times in the zone
 * stated in the note.
 * @param tables whose sheet names differ in their first 31 characters
 * @example await officeWorkbook({ title: '阳泉市 2025 年 排名', note: '…', sheet: '排名', columns: ['名称', '用量 (kWh)'], rows })
 */
export async function officeWorkbook(...tables: readonly OfficeTable[]): Promise<Uint8Array<ArrayBuffer>> {
  const out = await writeXlsx({ sheets: tables.map(sheetOf) });
  return out as Uint8Array<ArrayBuffer>;
}

function sheetOf({ title, note, sheet, columns, rows }: OfficeTable) {
  const parts = columns.map((heading, at) =>
    columnOf(
      heading,
      rows.map((row) => row[at] ?? null),
    ),
  );
  const zones = [...new Set(parts.flatMap(({ zone }) => zone ?? []))];
  const cells = new Map<string, { style: (typeof styles)[keyof typeof styles] }>([
    ['0,0', { style: styles.title }],
    ['1,0', { style: styles.note }],
    ...columns.map((_, at) => [`2,${at}`, { style: styles.head }] as const),
  ]);
  return {
    name: sheetName(sheet),
    rows: [
      [sheetCell(title, 1)],
      [sheetCell([note, ...zones].join(' · '), 2)],
      columns.map((heading) => sheetCell(heading, 3)),
      ...rows.map((_, row) => parts.map(({ held }) => held[row] ?? null)),
    ],
    columns: parts.map(({ width, numFmt }) => ({ width, ...(numFmt !== undefined && { numFmt }) })),
    cells,
    freezePane: { rows: 3, columns: 1 },
  };
}

type Part = {
  readonly held: readonly (string | number | Date | null)[];
  readonly width: number;
  readonly numFmt?: string | undefined;
  readonly zone?: string | undefined;
};

/** The content of a column, its width and its number format. */
function columnOf(heading: string, cells: readonly Cell[]): Part {
  const times = localTimes(cells);
  if (times !== null) return { held: times.held, width: widthOf([heading, times.format]), numFmt: times.format, zone: times.zone };
  const held = cells.map((cell, at) => sheetCell(cell, at + 4));
  const numFmt = numberFormat(heading, cells);
  // the width of some hundreds of rows is that of nearly all
  const texts = held
    .slice(0, 500)
    .map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en', { maximumFractionDigits: 2 }) : (cell ?? '')));
  return { held, width: widthOf([heading, ...texts.map(String)]), numFmt };
}

/** A sheet's name has at most 31 characters and none of `[]:*?/\\`. */
function sheetName(name: string): string {
  return (
    xmlText(name)
      .replaceAll(/[[\]:*?/\\]+/gu, ' ')
      .trim()
      .slice(0, 31) || 'Sheet1'
  );
}
