import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The state of the demo city in a directory. */
export type DemoState = 'filling' | 'filled';

/** What `demo.json` states about a directory; null if it is not a demo. */
export function demoState(directory: string): DemoState | null {
  try {
    const { state } = JSON.parse(readFileSync(join(directory, 'demo.json'), 'utf8')) as { state: DemoState };
    return state === 'filled' ? 'filled' : 'filling';
  } catch (error) {
    return error instanceof SyntaxError ? 'filling' : null;
  }
}

/** Whether a directory was created for the demo city, filled or not. */
export function isDemo(directory: string): boolean {
  return demoState(directory) !== null;
}

/** Records it in the directory, completely or not at all. */
export function markDemo(directory: string, state: DemoState): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, 'demo.json');
  writeFileSync(`${file}.part`, JSON.stringify({ state }), { mode: 0o600, flush: true });
  renameSync(`${file}.part`, file);
}
