import type { FileRow } from '#platform/archive/archive.ts';
import type { Download } from '#kernel/download.ts';
import { Problem } from '#kernel/problem.ts';
import { headerIn, openTable } from '#platform/tables/tables.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { inTurn } from './files.ts';
import type { ImportsInternals } from './internals.ts';
import type { ImportRow } from './store.ts';
import * as uploads from './upload-store.ts';
import type { UploadRow } from './upload-store.ts';

/** The file that an import read, byte for byte. Throws `no-source`, `source-not-kept`, `source-removed`, `source-lost`. */
export async function openSource(internals: ImportsInternals, scope: Scope, row: ImportRow): Promise<Download> {
  const source = await sourceOf(internals, row);
  const body = await inTurn(internals, source.id, () => bytesOf(internals, row, source));
  await internals.audit(scope, {
    action: 'export',
    subject: `import:${row.id}`,
    detail: { file: source.name, bytes: Number(source.bytes) },
  });
  return { name: source.name, type: 'application/octet-stream', body };
}

/** What is known of the file of an import, if it exists. */
async function sourceOf({ postgres }: ImportsInternals, row: ImportRow): Promise<UploadRow> {
  if (row.upload === null) throw new Problem('not-found', 'no-source', { import: row.id });
  const source = await uploads.uploadOf(postgres, wholeProgram, row.upload);
  if (source === undefined) throw new Problem('not-found', 'source-not-kept', { import: row.id, name: row.subject });
  if (source.removed === null) return source;
  throw new Problem('not-found', 'source-removed', { import: row.id, name: source.name, at: source.removed.toISOString() });
}

async function bytesOf({ spool, archive }: ImportsInternals, row: ImportRow, source: UploadRow): Promise<ReadableStream<Uint8Array>> {
  if ((await spool.bytesOf(source.id)) === Number(source.bytes)) return spool.stream(source.id);
  try {
    return await archive.stream(source.sha256);
  } catch {
    throw new Problem('broken', 'source-lost', { import: row.id, name: source.name });
  }
}

/** Lets work read the file of an import, restored in its original form for that time. Throws like `openSource`. */
export async function withSource<T>(
  internals: ImportsInternals,
  row: ImportRow,
  work: (path: string, name: string) => Promise<T>,
): Promise<T> {
  const source = await sourceOf(internals, row);
  const { spool, archive } = internals;
  return await inTurn(internals, source.id, async () => {
    if ((await spool.bytesOf(source.id)) === Number(source.bytes)) return work(spool.pathOf(source.id), source.name);
    if ((await archive.standing(source.sha256, Number(source.bytes), false)) !== 'whole')
      throw new Problem('broken', 'source-lost', { import: row.id, name: source.name });
    return archive.unpacked(source.sha256, (path) => work(path, source.name));
  });
}

/** Rows of a file, unchanged. */
export type SourceRows = {
  readonly name: string;
  /** Empty if none was found. */
  readonly header: readonly string[];
  readonly headerRow: number | null;
  /** How many rows there are, including the header; null if that would require reading all of them. */
  readonly all: number | null;
  readonly rows: readonly FileRow[];
};

/**
 * Rows of the file that an import read, by their numbers as a spreadsheet counts them; empty lines are counted but not returned. Throws
 * like `openSource`, and `source-no-table`.
 */
export async function rowsOfSource(internals: ImportsInternals, row: ImportRow, from: number, count: number): Promise<SourceRows> {
  const source = await sourceOf(internals, row);
  const place = { headerRow: headerRowOf(row), sheet: sheetOf(row) };
  const { headerRow } = place;
  const asItCame = (await internals.spool.bytesOf(source.id)) === Number(source.bytes);
  if (asItCame) return rowsOfTable(internals.spool.pathOf(source.id), source.name, place, from, count);
  try {
    const read = await internals.archive.rows(source.sha256, from, count);
    if (read === null) return await internals.archive.unpacked(source.sha256, (path) => rowsOfTable(path, source.name, place, from, count));
    const found = await headerIn(read.head, headerRow);
    return { name: source.name, header: found?.header ?? [], headerRow: found?.row ?? null, all: read.all, rows: read.rows };
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('broken', 'source-lost', { import: row.id, name: source.name });
  }
}

function sheetOf({ options }: ImportRow): string | undefined {
  const { sheet } = options;
  return typeof sheet === 'string' ? sheet : undefined;
}

function headerRowOf({ options }: ImportRow): number | undefined {
  const row = Number(options['headerRow']);
  return Number.isInteger(row) && row > 0 ? row : undefined;
}

/** The maximum number of characters of rows returned in one answer, at least one row. */
const mostCharacters = 1_000_000;

/** The same for any table, read from its beginning. */
type Place = { readonly headerRow: number | undefined; readonly sheet: string | undefined };

async function rowsOfTable(path: string, name: string, { headerRow, sheet }: Place, from: number, count: number): Promise<SourceRows> {
  const table = await openTable(path, { name, headerRow, sheet }).catch((error: unknown) => {
    if (error instanceof Problem) throw new Problem('cannot-do', 'source-no-table', { name });
    throw error;
  });
  const rows: FileRow[] = [];
  let characters = 0;
  for await (const batch of table.rows) {
    for (const one of batch.filter(({ row }) => row >= from && row < from + count)) {
      characters += one.cells.reduce((sum, cell) => sum + cell.length, 0);
      if (characters <= mostCharacters || rows.length === 0) rows.push(one);
    }
    if (characters > mostCharacters || (batch.at(-1)?.row ?? 0) >= from + count - 1) break;
  }
  return { name, header: table.header, headerRow: headerRow ?? null, all: null, rows };
}
