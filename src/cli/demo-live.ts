import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#config.ts';
import { programScope } from '#kernel/scope.ts';
import type { App } from '#main.ts';
import { demoLiveJob } from '#kernel/demo-accounts.ts';
import { inThisProcess } from './connect.ts';
import type { LiveState } from './fill-live.ts';
import type { Output } from './output.ts';
import { createSession } from './session.ts';

type Kept = LiveState & { readonly finished: boolean };

/**
 * What is live in the demo: rooms, warnings, devices. It is made by a job when the console is open already, so that nobody waits for it; a
 * start later goes on where it was left. To be called before the program serves.
 */
export function liveOf(app: App, { data }: Pick<Config, 'data'>, output: Output) {
  const file = join(data, 'live.json');
  const directory = join(data, 'live-files');
  const keep = (state: Kept): void => {
    writeFileSync(`${file}.part`, JSON.stringify(state), { mode: 0o600 });
    renameSync(`${file}.part`, file);
  };
  const at = { ...createSession(inThisProcess(app), 'zh'), output: { ...output, terminal: false, err: () => undefined }, link: null };
  app.slices.jobs.register(demoLiveJob, {
    resume: 'never',
    run: async ({ progress, signal }) => {
      const from = readKept(file) ?? { plan: null, done: [] };
      mkdirSync(directory, { recursive: true });
      let last: LiveState = from;
      const noted = (state: LiveState): void => keep({ ...(last = state), finished: false });
      const { fillLive } = await import('./fill-live.ts');
      const parcels = join(data, 'live-parcels');
      const judge = () => app.slices.warning.judgeAll();
      await fillLive({ at, directory, parcels, judge, from, keep: noted, progress, signal });
      keep({ ...last, finished: true });
      rmSync(directory, { recursive: true, force: true });
      return {};
    },
  });
  return {
    /** Begins or goes on, unless all is there, or points are there that are no plan of ours. */
    async begin(): Promise<void> {
      const kept = readKept(file);
      if (kept?.finished === true) return;
      if (kept === null && (await at.client.point.list({ limit: 1 })).total > 0) return;
      await app.slices.jobs.begin(programScope, demoLiveJob);
    },
  };
}

function readKept(file: string): Kept | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Kept;
  } catch {
    return null;
  }
}
