import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#config.ts';
import { holdDirectory } from '#db/data-directory.ts';
import { Problem } from '#kernel/problem.ts';
import type { App } from '#main.ts';
import type { Desk } from './desk.ts';
import { fill } from './fill.ts';
import { untilFree } from './reach.ts';
import { createSession } from './session.ts';

/** Where the demo city is, unless somebody says otherwise. */
export const demoDirectory = './data/demo';

/** Whether a directory was made for the demo city, filled or not. */
export function isDemo(directory: string): boolean {
  return stateOf(directory) !== null;
}

/** Makes the directory fit for the demo: one whose filling broke off is emptied, one that holds other data is refused. */
export async function readyForDemo(config: Config, desk: Desk): Promise<void> {
  const { data } = config;
  if (stateOf(data) === null && existsSync(join(data, 'version.json'))) throw new Problem('conflict', 'not-a-demo', { data });
  if (stateOf(data) === 'filling') await empty(config, desk);
  if (stateOf(data) !== null) return;
  mkdirSync(data, { recursive: true, mode: 0o700 });
  mark(data, 'filling');
}

/** Fills the demo city by the import door, once. */
export async function fillDemo(app: App, config: Config, desk: Desk, signal: AbortSignal): Promise<void> {
  if (stateOf(config.data) === 'filled') return;
  const session = createSession(
    { url: 'http://localhost', key: app.localKey, fetch: (request) => app.fetch(request), stop: async () => {} },
    desk.language,
  );
  const directory = join(config.data, 'city');
  try {
    await fill({ ...session, desk }, directory, signal);
    mark(config.data, 'filled');
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Takes away what a broken-off filling left, while nobody else has the directory. */
async function empty(config: Config, desk: Desk): Promise<void> {
  const held = await untilFree(config, desk, (wait) => holdDirectory(config.data, wait.onWait, wait.signal));
  if ('url' in held) throw new Problem('conflict', 'already-serving', { url: held.url });
  try {
    if (stateOf(config.data) !== 'filling') return;
    for (const name of readdirSync(config.data))
      if (name !== 'lock' && name !== 'demo.json') rmSync(join(config.data, name), { recursive: true, force: true });
    rmSync(join(config.data, 'demo.json'));
  } finally {
    held.release();
  }
}

type State = 'filling' | 'filled';

function stateOf(directory: string): State | null {
  try {
    const { state } = JSON.parse(readFileSync(join(directory, 'demo.json'), 'utf8')) as { state: State };
    return state === 'filled' ? 'filled' : 'filling';
  } catch {
    return null;
  }
}

function mark(directory: string, state: State): void {
  const file = join(directory, 'demo.json');
  writeFileSync(`${file}.part`, JSON.stringify({ state }), { mode: 0o600, flush: true });
  renameSync(`${file}.part`, file);
}
