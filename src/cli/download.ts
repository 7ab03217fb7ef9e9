import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { Problem } from '#kernel/problem.ts';

type Piece = (bytes: Uint8Array) => void;

/**
 * Streams a response's body to a file. The file appears complete or not at all; a device or pipe is written to directly.
 * @param onPiece receives the bytes as they pass through
 * @param mode who may read a new file
 */
export async function save(answer: Response, path: string, onPiece: Piece = () => {}, mode = 0o666): Promise<void> {
  const there = await stat(path).catch(() => null);
  const draft = there === null || there.isFile() ? `${path}.part` : path;
  try {
    await pipeline(Readable.from(seen(answer, onPiece)), createWriteStream(draft, { mode }));
    if (draft !== path) await rename(draft, path);
  } catch (error) {
    if (draft !== path) await rm(draft, { force: true });
    throw troubleOf(error, path);
  }
}

async function* seen(answer: Response, onPiece: Piece): AsyncGenerator<Uint8Array> {
  if (answer.body === null) return;
  for await (const piece of Readable.fromWeb(answer.body as NodeStream) as AsyncIterable<Uint8Array>) {
    onPiece(piece);
    yield piece;
  }
}

/** The file's own error, or that the response was interrupted. */
function troubleOf(error: unknown, path: string): unknown {
  const { code, syscall, message } = error as NodeJS.ErrnoException;
  if (code !== undefined && ['open', 'write', 'rename', 'mkdir'].includes(syscall ?? ''))
    return new Problem('cannot-do', 'file-not-written', { file: path, reason: code });
  return new Problem('cannot-do', 'answer-broken-off', { reason: code ?? message });
}
