import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#config.ts';
import { programScope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import type { App } from '#main.ts';
import { demoCaseworkJob } from '#kernel/demo-accounts.ts';
import { inThisProcess } from '#cli/connect.ts';
import { fillCasework, type CaseworkState } from './fill-casework.ts';
import type { Output } from '#cli/output.ts';
import { createSession } from '#cli/session.ts';

type Kept = CaseworkState & { readonly finished: boolean };

/**
 * The demo's cases are created by a job after the console is available, so that no one has to wait for them; a later start continues where
 * it stopped. Call this before the program serves.
 */
export function caseworkOf(app: App, { data }: Pick<Config, 'data'>, output: Output) {
  const file = join(data, 'casework.json');
  const files = join(data, 'casework-files');
  const keep = (state: Kept): void => {
    writeFileSync(`${file}.part`, JSON.stringify(state), { mode: 0o600 });
    renameSync(`${file}.part`, file);
  };
  const at = { ...createSession(inThisProcess(app), 'zh'), output: { ...output, terminal: false, err: () => undefined }, link: null };
  app.slices.jobs.register(demoCaseworkJob, {
    resume: 'never',
    run: async ({ progress, signal }) => {
      const from = readKept(file) ?? { day: today(Date.now()), done: 0, cases: {}, finished: false };
      mkdirSync(files, { recursive: true });
      keep({ ...from, finished: false });
      const ways = { at, access: app.slices.access, directory: files, from, signal };
      const stopped = await fillCasework({ ...ways, keep: (state) => keep({ ...state, finished: false }), progress });
      keep({ ...from, cases: {}, finished: true });
      rmSync(files, { recursive: true, force: true });
      return { stopped };
    },
  });
  return {
    /** Starts or continues, unless everything exists, or there are cases that are not part of our plan. */
    async begin(): Promise<void> {
      const kept = readKept(file);
      if (kept?.finished === true) return;
      if (kept === null && (await at.client.cases.list({ limit: 1 })).total > 0) return;
      await app.slices.jobs.begin(programScope, demoCaseworkJob);
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
