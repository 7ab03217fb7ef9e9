import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import path from 'node:path';

/** Where Linux keeps files in memory. */
const memory = '/dev/shm';
const named = /^yaodong-tests-(\d+)-/u;

/** What a run may need there; a complete run was seen to need a fifth of it. */
const room = 5e9;

const optionsOf = (line: string): string[] => {
  const [, place, , options = ''] = line.split(' ');
  return place === memory ? [options] : [];
};

/** Whether there is space, and programs may be run from there as from anywhere else. */
function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memory);
    const [options = ''] = readFileSync('/proc/self/mounts', 'utf8').split('\n').flatMap(optionsOf);
    return Math.min(bavail * bsize, freemem()) > room && !options.split(',').includes('noexec');
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Lets this run and everything that it starts put temporary files in memory if there is space: tests create some hundred databases of two
 * thousand files each, none of which has to outlast the run. Does nothing elsewhere, or if `TMPDIR` was set by hand. Removes what killed
 * runs left there.
 */
export function layTemporaryFilesInMemory(): void {
  if (process.env['TMPDIR'] !== undefined || !hasRoom()) return;
  for (const name of readdirSync(memory)) {
    const pid = named.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(path.join(memory, name), { recursive: true, force: true });
  }
  const own = mkdtempSync(path.join(memory, `yaodong-tests-${process.pid}-`));
  // the same mode as the folder that it replaces: each thing in it is protected by its own mode, or a test of that would prove nothing
  chmodSync(own, 0o755);
  process.env['TMPDIR'] = own;
  process.on('exit', () => rmSync(own, { recursive: true, force: true }));
}
