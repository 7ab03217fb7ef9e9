import { unitSign } from '#kernel/unit-sign.ts';
import { isoText } from '../i18n/format.ts';
import { isMeasured, isMoment } from './cell.ts';
import type { CellValue, Measured } from './cell.ts';
import { cellValue } from './cell-value.ts';
import type { Column } from './column.ts';

type Cell = string | number | null;

/** A table as it is written to a file. */
export type FileTable = { readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] };

/** Headings of the columns that follow a value, from the heading of its own. */
type FileWords = { readonly unitOf: (title: string) => string; readonly coverageOf: (title: string) => string };

/**
 * The columns of a table with all rows: numbers as numbers, their unit in the heading, or in a column of its own if the rows differ in it;
 * followed by their coverage where it is shown. Controls are left out; unknown values stay empty.
 */
export function fileTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[], words: FileWords): FileTable {
  const parts = columns.filter(({ press }) => press !== true).flatMap((column) => partsOf(column, rows, words));
  return { columns: parts.map(({ title }) => title), rows: rows.map((_, at) => parts.map(({ cells }) => cells[at] ?? null)) };
}

type Part = { readonly title: string; readonly cells: readonly Cell[] };

function partsOf<Row>(column: Column<Row>, rows: readonly Row[], words: FileWords): Part[] {
  const held = rows.map((row, at) => cellValue(column, row, at));
  const measured = held.filter(isMeasured);
  const units = [...new Set(measured.map(unitOf))];
  const [unit = ''] = units;
  const cells = held.map(cellOf);
  const title = column.title;
  const covered = measured.some(({ coverage }) => coverage !== undefined);
  return [
    { title: units.length > 1 || unit === '' || title.includes(unit) ? title : `${title} (${unit})`, cells },
    ...(units.length > 1 ? [{ title: words.unitOf(title), cells: held.map((one) => (isMeasured(one) ? unitOf(one) : null)) }] : []),
    ...(covered ? [{ title: words.coverageOf(title), cells: held.map((one) => (isMeasured(one) ? coverageOf(one) : null)) }] : []),
  ];
}

function cellOf(held: CellValue): Cell {
  if (isMoment(held)) return isoText(held.at, held.step, held.zone);
  return isMeasured(held) ? numberOf(held) : (held ?? null);
}

function coverageOf({ coverage }: Measured): number | null {
  return coverage === undefined ? null : numberOf({ value: coverage, unit: 'share' });
}

/** A unit as written in a heading: shares are in per cent. */
function unitOf({ unit }: Measured): string {
  return unit === 'share' ? '%' : unitSign(unit);
}

/** A measured value as a number of that unit. */
function numberOf({ value, unit }: Measured): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  return unit === 'share' ? Number((value * 100).toPrecision(12)) : value;
}
