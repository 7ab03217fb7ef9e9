import type { Download } from '#kernel/download.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { inTurn } from './files.ts';
import type { Inner } from './inner.ts';
import type { ImportRow } from './store.ts';
import * as uploads from './upload-store.ts';
import type { UploadRow } from './upload-store.ts';

/** The file that an import read, byte for byte as it came. Throws `no-source`, `source-not-kept`, `source-removed`, `source-lost`. */
export async function openSource(inner: Inner, scope: Scope, row: ImportRow): Promise<Download> {
  const source = await sourceOf(inner, row);
  const body = await inTurn(inner, source.id, () => bytesOf(inner, row, source));
  await inner.audit(scope, { action: 'export', subject: `import:${row.id}`, detail: { file: source.name, bytes: Number(source.bytes) } });
  return { name: source.name, type: 'application/octet-stream', body };
}

/** What is known of the file of an import that is there. */
async function sourceOf({ postgres }: Inner, row: ImportRow): Promise<UploadRow> {
  if (row.upload === null) throw new Problem('not-found', 'no-source', { import: row.id });
  const source = await uploads.uploadOf(postgres, programScope, row.upload);
  if (source === undefined) throw new Problem('not-found', 'source-not-kept', { import: row.id, name: row.subject });
  if (source.removed === null) return source;
  throw new Problem('not-found', 'source-removed', { import: row.id, name: source.name, at: source.removed.toISOString() });
}

async function bytesOf({ spool, archive }: Inner, row: ImportRow, source: UploadRow): Promise<ReadableStream<Uint8Array>> {
  if ((await spool.bytesOf(source.id)) === Number(source.bytes)) return spool.stream(source.id);
  try {
    return await archive.stream(source.sha256);
  } catch {
    throw new Problem('broken', 'source-lost', { import: row.id, name: source.name });
  }
}
