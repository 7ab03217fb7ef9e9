import { randomUUID } from 'node:crypto';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { fileOf } from './files.ts';
import type { ImportsInternals } from './internals.ts';

/** A file that another slice keeps permanently: its id and its first bytes. */
export type KeptFor = {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly head: Buffer;
};

/**
 * Keeps an upload of the requester's own permanently, under a separate id.
 * @param as the prefix of the id. Throws `no-such-file`, `attachment-too-large`
 */
export async function keepFor(
  internals: ImportsInternals,
  scope: Scope,
  file: string,
  { as, mostBytes, headBytes }: { readonly as: 'attachment' | 'evidence'; readonly mostBytes: number; readonly headBytes: number },
): Promise<KeptFor> {
  const { id: upload, name, bytes, sha256 } = await fileOf(internals, scope, file);
  if (bytes > mostBytes) {
    const mb = Math.ceil(bytes / 1_000_000);
    throw new Problem('too-large', 'attachment-too-large', { name, mb, most: mostBytes / 1_000_000 });
  }
  const id = `${as}-${randomUUID()}`;
  await internals.spool.copy(upload, id);
  return { id, name, bytes, sha256, head: await internals.spool.head(id, headBytes) };
}

/** A kept file, streamed; null if it does not exist. */
export async function openKept({ spool }: ImportsInternals, id: string): Promise<ReadableStream<Uint8Array> | null> {
  return (await spool.bytesOf(id)) === null ? null : spool.stream(id);
}
