import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#config.ts';
import { holdDirectory } from '#platform/db/data-directory.ts';
import { Problem } from '#kernel/problem.ts';
import type { App } from '#main.ts';
import { demoState, markDemo } from '#cli/demo-mark.ts';
import type { Output } from '#cli/output.ts';
import { fill } from './fill.ts';
import { inThisProcess, untilFree } from '#cli/connect.ts';

/** The default directory of the demo city. */
export const demoDirectory = './data/demo';

/** In the demo's directory: its retrofits and their true savings. */
export const retrofitsFile = 'retrofits.json';

/** Prepares the directory for the demo: one whose filling was interrupted is emptied, one that contains other data is refused. */
export async function readyForDemo(config: Config, output: Output): Promise<void> {
  const { data } = config;
  if (demoState(data) === null && existsSync(join(data, 'version.json'))) throw new Problem('conflict', 'not-a-demo', { data });
  if (demoState(data) === 'filling') await empty(config, output);
  if (demoState(data) === null) markDemo(data, 'filling');
}

/** Fills the demo city through the import, once. */
export async function fillDemo(app: App, config: Config, output: Output, signal: AbortSignal): Promise<void> {
  if (demoState(config.data) === 'filled') return;
  const directory = join(config.data, 'city');
  try {
    const { createSession } = await import('#cli/session.ts');
    const retrofits = await fill({ ...createSession(inThisProcess(app), output.language), output, link: null }, directory, signal);
    writeFileSync(join(config.data, retrofitsFile), JSON.stringify(retrofits), { mode: 0o600 });
    markDemo(config.data, 'filled');
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Removes what an interrupted filling left, while no other program uses the directory. */
async function empty(config: Config, output: Output): Promise<void> {
  const { data } = config;
  const held = await untilFree(config, output, (wait) => holdDirectory(data, wait.onWait, wait.signal));
  if ('url' in held) throw new Problem('conflict', 'already-serving', { url: held.url });
  try {
    if (demoState(data) !== 'filling') return;
    const left = readdirSync(data).filter((name) => name !== 'lock' && name !== 'demo.json');
    for (const name of [...left, 'demo.json']) rmSync(join(data, name), { recursive: true, force: true });
  } finally {
    held.release();
  }
}
