import { stat } from 'node:fs/promises';
import { Problem } from '#kernel/problem.ts';

/** Throws Problem if there is no such readable file. */
export async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if ('code' in found && found.code === 'ENOENT') throw new Problem('not-found', 'no-such-local-file', { file: path });
  if (found instanceof Error) throw new Problem('cannot-do', 'file-not-read', { file: path, reason: found.code ?? found.message });
  if (found.isDirectory()) throw new Problem('cannot-do', 'file-not-read', { file: path, reason: 'EISDIR' });
  return found.size;
}
