import type { KeptFile } from '#platform/list-intake/job.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import type { ImportsInternals } from './internals.ts';
import type { SpooledFile } from './spool-store.ts';
import * as uploads from './upload-store.ts';

const day = 86_400_000;

/** Takes an upload into the spool. It belongs to its sender. */
export async function keepFile(
  internals: ImportsInternals,
  scope: Scope,
  name: string,
  stream: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>,
): Promise<{ file: string; bytes: number }> {
  return await internals.spool.keep(stream, (file) => added(internals, scope, name, file));
}

/**
 * Takes a file that the local command line has copied into the spool itself, under an id that it created. It is then the program's own: the
 * fate of the original file does not matter.
 * @throws Problem `no-such-file` for anyone but the local command line, and if no file has this id or it is already known; `empty-file`
 */
export async function takeSpooled(
  internals: ImportsInternals,
  scope: Scope,
  { name, id, mostBytes }: { name: string; id: string; mostBytes: number },
): Promise<{ file: string; bytes: number } | 'too-large'> {
  const isFree = scope.identity === 'local' && (await uploads.uploadOf(internals.postgres, checkedByCaller, id)) === undefined;
  const file = isFree ? await internals.spool.takeOver(id, mostBytes) : null;
  if (file === null) throw new Problem('not-found', 'no-such-file', { file: id });
  return file === 'too-large' ? file : await added(internals, scope, name, file);
}

async function added(
  { spool, postgres, now }: ImportsInternals,
  scope: Scope,
  name: string,
  { id, bytes, sha256 }: SpooledFile,
): Promise<{ file: string; bytes: number }> {
  if (bytes === 0) {
    await spool.remove([id]);
    throw new Problem('bad-input', 'empty-file', { name });
  }
  await uploads.addUpload(postgres, scope, { id, name: name.slice(0, 300), bytes, sha256, now: now() });
  return { file: id, bytes };
}

/** An upload of the requester's own, in its original form: unpacked again if it was packed meanwhile. Throws `no-such-file`. */
export async function fileOf(internals: ImportsInternals, scope: Scope, id: string): Promise<KeptFile> {
  return inTurn(internals, id, async () => {
    const row = await uploads.findUpload(internals.postgres, scope, id, internals.now());
    if (row === undefined) throw new Problem('not-found', 'no-such-file', { file: id });
    const path = internals.spool.pathOf(row.id);
    if ((await internals.spool.bytesOf(row.id)) === null) {
      const standing = await internals.archive.standing(row.sha256, Number(row.bytes), false);
      if (standing === 'missing') throw new Problem('not-found', 'no-such-file', { file: id });
      await internals.archive.restore(row.sha256, path);
    }
    if (row.packed !== null) await uploads.markUnpacked(internals.postgres, wholeProgram, id);
    return { id: row.id, path, name: row.name, bytes: Number(row.bytes), sha256: row.sha256 };
  });
}

/** Serializes operations that write or remove the same file. */
export async function inTurn<T>({ turns }: Pick<ImportsInternals, 'turns'>, id: string, work: () => Promise<T>): Promise<T> {
  const before = turns.get(id);
  const going = (async () => {
    await before;
    return work();
  })();
  const over = going.then(
    () => undefined,
    () => undefined,
  );
  turns.set(id, over);
  try {
    return await going;
  } finally {
    if (turns.get(id) === over) turns.delete(id);
  }
}

/** Removes uploads that were not used for a day and never imported, and leftovers of aborted uploads. */
export async function sweep({ postgres, spool, now }: ImportsInternals): Promise<void> {
  const before = now() - day;
  await spool.remove(await uploads.forgetUploads(postgres, wholeProgram, before));
  // the files are looked for first: one that comes meanwhile is not among them
  const found = await spool.writtenBefore(before);
  const known = await uploads.uploadIds(postgres, wholeProgram);
  await spool.remove(found.filter((id) => !known.has(id)));
}
