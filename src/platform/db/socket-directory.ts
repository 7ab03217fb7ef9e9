import { lstatSync, mkdtempSync, readlinkSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The maximum length of a Unix socket path in bytes. */
const longestPath = 107;

/** The directory of a store's socket; no other user may enter it. */
export type SocketDirectory = { readonly path: string; readonly remove: () => void };

/**
 * The store's own directory or, if its path is too long (or not `usable`), a short one in the temporary directory. A link in the store's
 * directory points to it: it is reused after a kill.
 * @param longestName bytes of the longest name of a socket in it
 */
export function socketDirectory(directory: string, longestName: number, usable: (path: string) => boolean = () => true): SocketDirectory {
  const own = realpathSync(directory);
  if (Buffer.byteLength(own) + 1 + longestName <= longestPath && usable(own)) return { path: own, remove: () => undefined };
  const link = path.join(own, 'socket');
  const short = usedBefore(link) ?? mkdtempSync(path.join(tmpdir(), 'yd-'));
  rmSync(link, { force: true });
  symlinkSync(short, link);
  const remove = (): void => {
    rmSync(short, { recursive: true, force: true });
    rmSync(link, { force: true });
  };
  return { path: short, remove };
}

/** The directory created by an earlier start, if it is still ours and closed to others. */
function usedBefore(link: string): string | null {
  try {
    const short = readlinkSync(link);
    const { uid, mode } = lstatSync(short);
    const closed = (mode & 0o777) === 0o700 && (mode & 0o170_000) === 0o040_000;
    return closed && uid === process.getuid?.() && path.basename(short).startsWith('yd-') ? short : null;
  } catch {
    return null;
  }
}
