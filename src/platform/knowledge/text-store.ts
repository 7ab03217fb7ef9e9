import { readFile } from 'node:fs/promises';
import { sha256 } from '#kernel/hash-chain.ts';
import { refuseNotLatest } from '#kernel/seen.ts';

/** For a file that does not exist. */
const none = 'none';

/** Identifies a text as the one that was read. */
export const hashOf = (text: string): string => sha256(text);

/** The hash of a file's text; `none` if it does not exist. */
async function hashOfFile(path: string): Promise<string> {
  try {
    return hashOf(await readFile(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return none;
    throw error;
  }
}

/**
 * Runs work that writes a file, if its text is still the one that was read; returns its result with the hash of the file's text afterwards.
 * @throws Problem `seen-not-latest` if the file was written since
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
