import type { PoolClient } from 'pg';
import type { DownloadRoute } from '#kernel/download.ts';
import { knownNow } from '#kernel/known.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { csvPieces, xlsxPieces } from '#sheet/write.ts';
import { swapsAt } from './devices.ts';
import { buildingRows, type Cell, meterRows } from './export-rows.ts';
import * as store from './export-store.ts';
import { buildingDictionary } from './fields.ts';
import type { Inner } from './inner.ts';
import { meterDictionary } from './meter-fields.ts';
import { swapsOf } from './meter-store.ts';

/** A table to be written out: imported into an empty directory with no options, it gives the same. */
export type ExportTable = { readonly header: readonly string[]; readonly rows: AsyncIterable<Cell[]> };

/** What is exported of buildings and meters, as one moment has it. */
export function createExports(inner: Inner) {
  async function exportBuildings(scope: Scope, region?: string): Promise<ExportTable> {
    const on = await begin(inner);
    const header = [...buildingDictionary.fields.map((field) => field.name), ...(await store.schemes(on, scope)).map((scheme) => `code:${scheme}`)];
    return { header, rows: within(on, store.buildings(on, scope, region), async function* (rows) {
      for (const row of rows) yield* buildingRows(header, row);
    }) };
  }

  async function exportMeters(scope: Scope): Promise<ExportTable> {
    const on = await begin(inner);
    const header = meterDictionary.fields.map((field) => field.name);
    return { header, rows: within(on, store.meters(on, scope), async function* (rows) {
      const swaps = await swapsOf(on, scope, rows.map((row) => row.id));
      for (const row of rows) yield* meterRows(header, row, swapsAt(swaps.get(row.id) ?? [], knownNow));
    }) };
  }

  const tables: Readonly<Record<string, (scope: Scope, region?: string) => Promise<ExportTable>>> = { buildings: exportBuildings, meters: exportMeters };

  /** The addresses under which they are downloaded. */
  const downloads: DownloadRoute[] = Object.entries(tables).map(([name, open]) => ({
    path: `/export/${name}`,
    action: 'export',
    summary: `All ${name} that are seen, as a file that can be imported again`,
    query: { format: 'csv or xlsx', ...(name === 'buildings' && { region: 'only those in this region' }) },
    open: async ({ scope }, asked) => {
      const format = asked['format'] ?? 'csv';
      if (format !== 'csv' && format !== 'xlsx') throw new Problem('bad-input', 'no-such-format', { format, formats: 'csv xlsx' });
      const { header, rows } = await open(scope, asked['region']);
      await inner.audit?.(scope, { action: 'export', subject: name, detail: { format } });
      const pieces = format === 'csv' ? csvPieces(header, rows) : xlsxPieces(header, rows);
      return { name: `${name}.${format}`, type: format === 'csv' ? 'text/csv; charset=utf-8' : xlsxType, body: streamOf(pieces) };
    },
  }));

  return { exportBuildings, exportMeters, downloads };
}

/** A stream that asks for a piece when one is wanted, and ends the work where nobody wants more. */
function streamOf(pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A client that sees one moment of the registry until it is let go. */
async function begin(inner: Inner): Promise<PoolClient> {
  const on = await inner.postgres.connect();
  await on.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  return on;
}

async function* within<T>(on: PoolClient, pieces: AsyncIterable<T[]>, rows: (piece: T[]) => AsyncIterable<Cell[]>): AsyncGenerator<Cell[]> {
  try {
    for await (const piece of pieces) yield* rows(piece);
  } finally {
    await on.query('ROLLBACK').then(
      () => on.release(),
      () => on.release(true),
    );
  }
}
