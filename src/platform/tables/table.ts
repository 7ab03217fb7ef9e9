import type { Carrier, Unit } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { unitIn } from '#kernel/unit-words.ts';
import { unsafeCell } from './cells.ts';
import { headingsTwice } from './columns.ts';
import type { LongRows } from './formats/long-rows.ts';
import { parseDecimal } from './number.ts';
import { parseTime } from './time.ts';

/** A row of a table with its number as a spreadsheet counts it; the header is row 1. There are as many cells as the header has. */
type Row = {
  readonly row: number;
  readonly cells: readonly string[];
  /** Columns whose cell is merged over several rows: each of them shows the one value. */
  readonly merged?: readonly number[];
};

export type RowBatch = readonly Row[];

export type Format = 'csv' | 'xlsx' | 'parquet';

/** A table that is read on demand. `findings` is complete when `rows` has ended; `rows` can be read repeatedly. */
export type Table = {
  readonly header: readonly string[];
  readonly rows: AsyncIterable<RowBatch>;
  readonly findings: Finding[];
  readonly format: Format | 'geojson';
  /** The delimiter of a text file. */
  readonly delimiter?: string;
  /** The text of the rows above the header: titles, units, who filled it in. */
  readonly above?: readonly string[];
  /** The name of the sheet. */
  readonly sheet?: string;
  /** It comes from a workbook that counts days from 1904; plain numbers stay unchanged. */
  readonly from1904?: true;
  /**
   * Headings of columns whose cells display their numbers divided, and by what; the rows contain the displayed values; complete as far as
   * these are read.
   */
  readonly scaled?: ReadonlyMap<string, number>;
  /** Columns of a row, by its number, whose cell is a formula without a result: read as empty; complete as far as rows are read. */
  readonly uncalculated?: ReadonlyMap<number, readonly number[]>;
  /** Rows of a text with more cells than the header, so that none is certain, by their number: they are not in `rows`. */
  readonly long?: LongRows;
  /** No column of the file contains the building of its rows. */
  readonly housed?: true;
  /** What a format for readings says about each metering point, by its code: the carrier, the word for it, and the unit. */
  readonly meters?: ReadonlyMap<string, MeterDescription>;
};

export type MeterDescription = { readonly carrier: Carrier; readonly unit: Unit; readonly name: string };

/** The columns that a rejects file adds after those of the original file; they are ignored on import. */
export const rejectHeadings = ['reject:row', 'reject:column', 'reject:code', 'reject:detail'] as const;

/** A note above a table: a single cell that begins with `# `, such as the mark of demonstration data. */
export function isNote(cells: readonly string[]): boolean {
  return cells[0]?.startsWith('# ') === true && cells.every((cell, index) => index === 0 || cell === '');
}

/**
 * The header from its row: without empty headings at the end and the columns added by a rejects file; `width` includes the latter.
 * Throws `no-header` if the row contains only numbers and times: then it is the first row of data.
 */
export function headerOf(cells: readonly string[]): { header: string[]; width: number; findings: Finding[] } {
  const header = cells.map((cell) => unsafeCell(cell.trim()));
  while (header.at(-1) === '') header.pop();
  const width = header.length;
  while (header.length > 0 && isRejectHeading(header.at(-1) as string)) header.pop();
  if (header.every(isData)) throw new Problem('bad-input', 'no-header');
  return { header, width, findings: headingsTwice(header) };
}

function isRejectHeading(heading: string): boolean {
  return (rejectHeadings as readonly string[]).includes(heading);
}

function isData(heading: string): boolean {
  return typeof parseDecimal(heading) === 'number' || typeof parseTime(heading) === 'object';
}

/** Throws `unit-beside` if a unit of measurement follows after the last heading: it applies to the figures before it. */
function refuseUnitBeyond(cells: readonly string[], row: number): void {
  const unit = cells.find((cell) => cell.trim().length > 1 && ofAmounts.has(unitIn(cell)?.quantity ?? ''));
  if (unit !== undefined) throw new Problem('bad-input', 'unit-beside', { row, unit: unit.trim() });
}

const ofAmounts: ReadonlySet<string> = new Set(['energy', 'power', 'volume', 'mass', 'area']);

/** Collects rows into batches, each row with the header's number of cells; counts the rows with content beyond the header. */
export function createCollector(columns: number, width: number, findings: Finding[]) {
  let batch: Row[] = [];
  let beyond = 0;
  let firstBeyond = 0;
  return {
    add(row: number, raw: string[], merged?: readonly number[]): void {
      if (raw.every((cell) => cell === '')) return;
      if (raw.slice(width).some((cell) => cell !== '')) {
        refuseUnitBeyond(raw.slice(width), row);
        beyond += 1;
        firstBeyond ||= row;
      }
      const cells = raw.slice(0, columns).map(unsafeCell);
      while (cells.length < columns) cells.push('');
      batch.push(merged === undefined || merged.length === 0 ? { row, cells } : { row, cells, merged });
    },
    waiting: () => batch.length,
    take(): RowBatch {
      const taken = batch;
      batch = [];
      return taken;
    },
    close(): void {
      if (beyond > 0 && findings.every(({ code }) => code !== 'cells-beyond-header'))
        findings.push({ code: 'cells-beyond-header', severity: 'warning', evidence: { rows: beyond, firstRow: firstBeyond } });
    },
  };
}
