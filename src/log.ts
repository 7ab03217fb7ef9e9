import { join } from 'node:path';
import pino from 'pino';
import type { Logger } from 'pino';
import openRolling from 'pino-roll';

/** A log, and how to close it: everything logged before is on disk then. */
export type ProgramLog = { readonly log: Logger; readonly close: () => Promise<void> };

/** A day and 20 MB per file, so 300 MB at most: the audit trail, which must be kept for months, is in PostgreSQL. */
const keeping = { frequency: 'daily', dateFormat: 'yyyy-MM-dd', size: '20m', limit: { count: 14, removeOtherLogFiles: true } } as const;

/**
 * The server's log: every line as JSON in `<directory>/program.<day>.<number>.log`, rotated by day and size; lines of at least `level` also
 * go to standard error.
 */
export async function openProgramLog(level: pino.LevelWithSilent, directory: string): Promise<ProgramLog> {
  const file = await openRolling({
    file: join(directory, 'program'),
    mkdir: true,
    mode: 0o600,
    sync: true,
    ...keeping,
  });
  const screen = pino.destination({ dest: 2, sync: true });
  // a full disk must not stop the program: it reports the error where it still can
  file.on('error', (error: Error) =>
    screen.write(`${JSON.stringify({ level: 50, msg: 'the log cannot be written', err: error.message })}\n`),
  );
  const streams = [{ level: 'info', stream: file }, ...(level === 'silent' ? [] : [{ level, stream: screen }])];
  const log = pino({ level: level === 'debug' ? 'debug' : 'info' }, pino.multistream(streams));
  const close = () =>
    new Promise<void>((resolve) => {
      file.once('close', resolve);
      file.end();
    });
  return { log, close };
}
