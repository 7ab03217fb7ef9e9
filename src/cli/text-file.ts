import { readFile } from 'node:fs/promises';
import { Problem } from '#kernel/problem.ts';
import { sizeOf } from './file-size.ts';

export async function textOf(path: string): Promise<string> {
  await sizeOf(path);
  const bytes = await readFile(path);
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // try the next one
    }
  }
  throw new Problem('bad-input', 'file-not-read', { file: path, reason: 'UTF-8, GB18030' });
}
