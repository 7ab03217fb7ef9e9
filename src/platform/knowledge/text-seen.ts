import { readFile } from 'node:fs/promises';
import { sha256 } from '#kernel/hash-chain.ts';
import { refuseNotLatest } from '#kernel/seen.ts';

/** Of a file that is not there. */
const none = 'none';

/** By which a text is known to be the one that was read. */
export const hashOf = (text: string): string => sha256(text);

/** The hash of what stands in a file; `none` where it is not there. */
export async function hashOfFile(path: string): Promise<string> {
  try {
    return hashOf(await readFile(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return none;
    throw error;
  }
}

/** Throws `seen-not-latest` where a file was written since it was read. */
export async function refuseOtherText(path: string, file: string, seen: string | undefined): Promise<void> {
  if (seen === undefined) return;
  const latest = await hashOfFile(path);
  const changed = latest === none ? { zh: '文件已被删除', en: 'the file is no longer there' } : { zh: '文件内容', en: 'the text of the file' };
  refuseNotLatest(seen, latest, changed, { file });
}
