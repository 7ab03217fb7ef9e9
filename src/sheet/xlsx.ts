import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { createCollector, headerOf, isNote } from './table.ts';
import type { RowBatch, Table } from './table.ts';
import type { Limits } from './unpack.ts';
import { partText, readWorkbook } from './workbook.ts';
import type { Workbook } from './workbook.ts';
import { createSheetReader } from './worksheet.ts';
import { openZip } from './zip.ts';
import type { ReadAt, Zip } from './zip.ts';

type Heading = { readonly cells: string[]; readonly row: number };

/** Opens the first sheet of a workbook. Its strings are held in memory, its rows are read as they are asked for. */
export async function openXlsx(readAt: ReadAt, fileBytes: number, limits?: Limits): Promise<Table> {
  const zip = await openZip(readAt, fileBytes, limits);
  const book = await readWorkbook(zip);
  const heading = await headingOf(zip, book);
  if (heading === null) throw new Problem('bad-input', 'no-header');
  const { header, width, findings } = headerOf(heading.cells);
  if (book.others.length > 0)
    findings.push({ code: 'other-sheets', severity: 'info', evidence: { read: book.sheet.name, ignored: book.others.join(', ') } });
  return {
    header,
    rows: { [Symbol.asyncIterator]: () => sheetRows(zip, book, heading.row, header.length, width, findings) },
    findings,
    format: 'xlsx',
  };
}

async function headingOf(zip: Zip, book: Workbook): Promise<Heading | null> {
  let found: Heading | null = null;
  const bounds = { columns: Number.POSITIVE_INFINITY };
  const reader = createSheetReader(book, bounds, (row, cells) => {
    if (found !== null || isNote(cells)) return;
    found = { cells, row };
    bounds.columns = 0;
  });
  for await (const text of partText(zip, book.sheet.part)) {
    reader.push(text);
    if (found !== null) break;
  }
  return found;
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
  const reader = createSheetReader(book, { columns: width + 1 }, (row, cells) => {
    if (row > headingRow) collector.add(row, cells);
  });
  for await (const text of partText(zip, book.sheet.part)) {
    reader.push(text);
    if (collector.waiting() > 0) yield collector.take();
  }
  reader.end();
  if (collector.waiting() > 0) yield collector.take();
  collector.close();
}
