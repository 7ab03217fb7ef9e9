import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How far the demo city is in a directory. */
export type DemoState = 'filling' | 'filled';

/** What `demo.json` says of a directory; null where it is not the demo's. */
export function demoState(directory: string): DemoState | null {
  try {
    const { state } = JSON.parse(readFileSync(join(directory, 'demo.json'), 'utf8')) as { state: DemoState };
    return state === 'filled' ? 'filled' : 'filling';
  } catch (error) {
    return error instanceof SyntaxError ? 'filling' : null;
  }
}

/** Whether a directory was made for the demo city, filled or not. */
export function isDemo(directory: string): boolean {
  return demoState(directory) !== null;
}

/** Says so in the directory, whole or not at all. */
export function markDemo(directory: string, state: DemoState): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, 'demo.json');
  writeFileSync(`${file}.part`, JSON.stringify({ state }), { mode: 0o600, flush: true });
  renameSync(`${file}.part`, file);
}
