import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#config.ts';
import { programScope } from '#kernel/scope.ts';
import type { App } from '#main.ts';
import { demoLiveJob, demoPassword } from '#kernel/demo-accounts.ts';
import type { TrueRetrofit } from '../../../test/city.ts';
import { inThisProcess } from '#cli/connect.ts';
import { retrofitsFile } from './demo.ts';
import type { LiveState } from './fill-live.ts';
import { createLiveDevices } from './live-devices.ts';
import type { LiveWork } from './live-work.ts';
import type { Output } from '#cli/output.ts';
import { createSession } from '#cli/session.ts';

type Kept = LiveState & { readonly finished: boolean };

/**
 * The live part of the demo: rooms, warnings, devices, the savings of retrofits. It is created by a job after the console is available, so
 * that no one has to wait for it; a later start continues where it stopped, and starts the devices again. Call this before the program
 * serves.
 */
export function liveOf(app: App, { data }: Pick<Config, 'data'>, output: Output) {
  const file = join(data, 'live.json');
  const directory = join(data, 'live-files');
  const keep = (state: Kept): void => {
    writeFileSync(`${file}.part`, JSON.stringify(state), { mode: 0o600 });
    renameSync(`${file}.part`, file);
  };
  const at = { ...createSession(inThisProcess(app), 'zh'), output: { ...output, terminal: false, err: () => undefined }, link: null };
  const devices = createLiveDevices();
  app.slices.jobs.register(demoLiveJob, {
    resume: 'never',
    run: async ({ progress, signal }) => {
      mkdirSync(directory, { recursive: true });
      const kept = readJson<Kept>(file) ?? { plan: null, done: [], finished: false };
      let last: LiveState = kept;
      const noted = (state: LiveState): void => keep({ ...(last = state), finished: false });
      if (!kept.finished) {
        const { fillLive } = await import('./fill-live.ts');
        const parcels = join(data, 'live-parcels');
        const judge = () => app.slices.warning.judgeAll();
        const openAccount = accountsOf(app);
        const retrofits = readJson<readonly TrueRetrofit[]>(join(data, retrofitsFile)) ?? [];
        await fillLive({ at, directory, parcels, judge, openAccount, retrofits, from: kept, keep: noted, progress, signal });
      }
      await devices.play({ at, directory, buildings: last.plan?.buildings ?? [] });
      keep({ ...last, finished: true });
      rmSync(directory, { recursive: true, force: true });
      return {};
    },
  });
  return {
    /** Creates what is missing and runs the simulated devices, unless there are points that are not part of our plan. */
    async begin(): Promise<void> {
      const kept = readJson<Kept>(file);
      if (kept === null && (await at.client.point.list({ limit: 1 })).total > 0) return;
      await app.slices.jobs.begin(programScope, demoLiveJob);
    },
    /** The devices stop with the program. */
    stop: devices.stop,
  };
}

/** Creates accounts with the demo's password; an existing one with that name is unchanged. */
export function accountsOf({ slices: { access } }: Pick<App, 'slices'>): LiveWork['openAccount'] {
  return async (account) => {
    const { name } = account;
    const there = await access.users();
    if (there.every((one) => one.name !== name)) await access.addUser(programScope, { ...account, password: demoPassword });
  };
}

function readJson<Content>(file: string): Content | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Content;
  } catch {
    return null;
  }
}
