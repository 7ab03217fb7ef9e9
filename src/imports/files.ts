import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { Inner } from './inner.ts';
import * as store from './store.ts';
import type { KeptFile } from './types.ts';

const day = 86_400_000;

/** Takes an upload into the spool. It belongs to who sent it. */
export async function keepFile(
  inner: Inner,
  scope: Scope,
  name: string,
  stream: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>,
): Promise<{ file: string; bytes: number }> {
  const { id, bytes, sha256 } = await inner.spool.keep(stream);
  if (bytes === 0) {
    await inner.spool.remove([id]);
    throw new Problem('bad-input', 'empty-file', { name });
  }
  await store.addUpload(inner.postgres, scope, { id, name: name.slice(0, 300), bytes, sha256, now: inner.now() });
  return { file: id, bytes };
}

/** An upload of the asker's own. Throws `no-such-file`. */
export async function fileOf(inner: Inner, scope: Scope, id: string): Promise<KeptFile> {
  const row = await store.findUpload(inner.postgres, scope, id, inner.now());
  if (row === undefined) throw new Problem('not-found', 'no-such-file', { file: id });
  return { id: row.id, path: inner.spool.pathOf(row.id), name: row.name, bytes: Number(row.bytes), sha256: row.sha256 };
}

/** Removes uploads that nobody has used for a day, and what aborted uploads have left. */
export async function sweep({ postgres, spool, now }: Inner): Promise<void> {
  const before = now() - day;
  await spool.remove(await store.forgetUploads(postgres, programScope, before));
  await spool.remove(await spool.strays(await store.uploadIds(postgres, programScope), before));
}
