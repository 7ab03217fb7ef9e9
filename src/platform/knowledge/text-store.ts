import { readFile } from 'node:fs/promises';
import { sha256 } from '#kernel/hash-chain.ts';
import { refuseNotLatest } from '#kernel/seen.ts';

/** Of a file that is not there. */
const none = 'none';

/** By which a text is known to be the one that was read. */
export const hashOf = (text: string): string => sha256(text);

/** The hash of what stands in a file; `none` where it is not there. */
async function hashOfFile(path: string): Promise<string> {
  try {
    return hashOf(await readFile(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return none;
    throw error;
  }
}

/**
 * Does what writes a file, where its text is still the one that was read; gives the hash of what stands there then with its answer.
 * @throws Problem `seen-not-latest` where the file was written since
 */
export async function whereSeen<T extends object>(
  path: string,
  { file, seen }: { readonly file: string; readonly seen: string | undefined },
  work: () => Promise<T>,
): Promise<T & { readonly hash: string }> {
  const latest = await hashOfFile(path);
  const changed = latest === none ? { zh: '文件已被删除', en: 'the file is no longer there' } : { zh: '文件内容', en: 'the text of the file' };
  refuseNotLatest(seen, latest, changed, { file });
  return { ...(await work()), hash: await hashOfFile(path) };
}
