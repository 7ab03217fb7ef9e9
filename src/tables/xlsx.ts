import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { headingFindings, headingOf, headingRows, type RawRow } from './heading.ts';
import { createFillDown, mergesOf } from './merged-cells.ts';
import { createCollector, headerOf } from './table.ts';
import type { RowBatch, Table } from './table.ts';
import type { Limits } from './unpack.ts';
import { partText, readWorkbook } from './workbook.ts';
import type { Workbook } from './workbook.ts';
import { createSheetReader } from './worksheet.ts';
import { openZip } from './zip.ts';
import type { ReadAt, Zip } from './zip.ts';

/**
 * Opens the first sheet of a workbook. Its strings are held in memory, its rows are read as they are asked for.
 * @param headerRow where the header stands, if not in the first row
 */
export async function openXlsx(readAt: ReadAt, fileBytes: number, limits?: Limits, headerRow?: number): Promise<Table> {
  const zip = await openZip(readAt, fileBytes, limits);
  const book = await readWorkbook(zip);
  const top = await topOf(zip, book, headerRow ?? 1);
  const heading = headingOf(top, headerRow);
  if (heading === null) throw new Problem('bad-input', 'no-header');
  const { header, width, findings } = headerOf(heading.cells);
  findings.push(...headingFindings(heading));
  if (book.others.length > 0)
    findings.push({ code: 'other-sheets', severity: 'info', evidence: { read: book.sheet.name, ignored: book.others.join(', ') } });
  return {
    header,
    above: top.filter(({ row }) => row < heading.row).flatMap(({ cells }) => cells.filter((cell) => cell.trim() !== '')),
    sheet: book.sheet.name,
    rows: { [Symbol.asyncIterator]: () => sheetRows(zip, book, heading.lastRow, header.length, width, findings) },
    findings,
    format: 'xlsx',
  };
}

/** The first rows, down to where a header is looked for. */
async function topOf(zip: Zip, book: Workbook, headerRow: number): Promise<RawRow[]> {
  const top: RawRow[] = [];
  const reader = createSheetReader(book, { columns: Number.POSITIVE_INFINITY }, (row, cells) => {
    if (top.length < headingRows || (top.at(-1) as RawRow).row < headerRow) top.push({ row, cells });
  });
  for await (const text of partText(zip, book.sheet.part)) {
    reader.push(text);
    if (top.length >= headingRows && (top.at(-1) as RawRow).row >= headerRow) return top;
  }
  reader.end();
  return top;
}

async function* sheetRows(
  zip: Zip,
  book: Workbook,
  headingRow: number,
  columns: number,
  width: number,
  findings: Finding[],
): AsyncGenerator<RowBatch> {
  const collector = createCollector(columns, width, findings);
  const fillDown = createFillDown(await mergesOf(zip, book.sheet.part));
  const reader = createSheetReader(book, { columns: width + 1 }, (row, cells) => {
    if (row > headingRow) collector.add(row, cells, fillDown(row, cells));
  });
  for await (const text of partText(zip, book.sheet.part)) {
    reader.push(text);
    if (collector.waiting() > 0) yield collector.take();
  }
  reader.end();
  if (collector.waiting() > 0) yield collector.take();
  collector.close();
}
