import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import path from 'node:path';

/** Where Linux keeps files in memory. */
const memory = '/dev/shm';
const named = /^yaodong-tests-(\d+)-/u;

/** What a run may need there; a whole run was seen to need a fifth of it. */
const room = 5e9;

const optionsOf = (line: string): string[] => {
  const [, place, , options = ''] = line.split(' ');
  return place === memory ? [options] : [];
};

/** Whether there is room, and programs may be run from there as from elsewhere. */
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
 * Lets this run and all that it starts lay its temporary files in memory where there is room: tests make some hundred databases of two
 * thousand files each, and nothing of it has to outlast the run. Does nothing elsewhere, or where `TMPDIR` was chosen by hand. What runs
 * that were killed left there is taken away.
 */
export function layTemporaryFilesInMemory(): void {
  if (process.env['TMPDIR'] !== undefined || !hasRoom()) return;
  for (const name of readdirSync(memory)) {
    const pid = named.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(path.join(memory, name), { recursive: true, force: true });
  }
  const own = mkdtempSync(path.join(memory, `yaodong-tests-${process.pid}-`));
  // as the folder that it stands for: what lies in it is closed by itself, or a test of that would prove nothing
  chmodSync(own, 0o755);
  process.env['TMPDIR'] = own;
  process.on('exit', () => rmSync(own, { recursive: true, force: true }));
}
