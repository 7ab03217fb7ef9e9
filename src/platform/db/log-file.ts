import { closeSync, copyFileSync, openSync, statSync, truncateSync } from 'node:fs';

const largest = 10_000_000;

/** A log that children append to. */
export type LogFile = { readonly path: string; readonly fd: number; close(): void };

/** Opens a log for appending; the previous one is kept as `<path>.1` once it exceeds 10 MB, checked every ten minutes. */
export function openLog(path: string): LogFile {
  const fd = openSync(path, 'a', 0o600);
  rotate(path);
  const timer = setInterval(rotate, 600_000, path);
  timer.unref();
  return {
    path,
    fd,
    close: () => {
      clearInterval(timer);
      closeSync(fd);
    },
  };
}

/** Copies and truncates: processes that have the file open for appending continue at its new beginning. */
function rotate(path: string): void {
  try {
    if (statSync(path).size < largest) return;
    copyFileSync(path, `${path}.1`);
    truncateSync(path);
  } catch {
    // A log that cannot be rotated must not stop the program.
  }
}
