import { closeSync, constants, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataType, load, open } from 'ffi-rs';
import { startOf } from './process.ts';

/** The holder of a data directory. */
export type Holder = { readonly pid: number; readonly command: string; readonly started: string };

export type Lock = { readonly release: () => void };

const exclusiveNow = 2 | 4;
const libc: Readonly<Record<string, string>> = { linux: 'libc.so.6', darwin: 'libSystem.B.dylib' };

/**
 * Takes the directory for this program: a kernel lock on `<directory>/lock`, released when the program exits, however it ends.
 * @param onWait called once if another program holds it; the lock is then waited for
 */
export async function lock(directory: string, onWait?: (holder: Holder) => void, signal?: AbortSignal): Promise<Lock> {
  const file = path.join(directory, 'lock');
  const fd = openSync(file, constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    for (let told = false; !taken(fd, file); told = true) {
      if (!told) onWait?.(holderOf(file) ?? { pid: 0, command: '?', started: '' });
      await sleep(100, undefined, signal === undefined ? {} : { signal });
    }
  } catch (error) {
    closeSync(fd);
    throw error;
  }
  ftruncateSync(fd);
  writeSync(fd, JSON.stringify(self()), 0);
  return { release: () => release(fd) };
}

/** The recorded holder of the directory; null if the file contains none. */
export function holderOf(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

/** This process, without the values of its arguments, which may be secrets. */
export function self(): Holder {
  const [, script = '', command = ''] = process.argv;
  return { pid: process.pid, command: `${path.basename(script)} ${command}`.trim(), started: startOf(process.pid) ?? '' };
}

/** Whether the process that wrote this still runs, and is not another one with the same number. */
export function stillRuns(holder: Holder): boolean {
  const started = startOf(holder.pid);
  return started !== null && (started === holder.started || started === 'unknown');
}

function taken(fd: number, file: string): boolean {
  const name = libc[process.platform];
  const result = name === undefined ? null : flock(name, fd);
  if (result === null) return unheld(file);
  if (result.value === 0) return true;
  const wouldBlock = process.platform === 'darwin' ? 35 : 11;
  return result.errnoCode !== wouldBlock && unheld(file);
}

function flock(name: string, fd: number): { value: number; errnoCode: number } | null {
  try {
    open({ library: 'libc', path: name });
    const paramsType = [DataType.I32, DataType.I32];
    const paramsValue = [fd, exclusiveNow];
    return load<DataType.I32, true>({ library: 'libc', funcName: 'flock', retType: DataType.I32, paramsType, paramsValue, errno: true });
  } catch {
    return null;
  }
}

/** If the kernel supports no lock here, the process number is used instead. */
function unheld(file: string): boolean {
  const holder = holderOf(file);
  return holder === null || holder.pid === process.pid || !stillRuns(holder);
}

function release(fd: number): void {
  ftruncateSync(fd);
  closeSync(fd);
}
