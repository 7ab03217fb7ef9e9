import { afterAll, beforeAll, expect, test } from 'vitest';
import { runJob } from '../job.ts';
import { a11yViolations } from './axe.ts';
import { expectClean, openConsole, signIn } from './console.ts';
import type { Console } from './console.ts';

let shown: Console;
let root: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  root = await shown.account('root', 'administrator');
});

afterAll(async () => {
  await shown.stop();
});

const local = { identity: 'local', actor: 'local', role: 'administrator', sees: { all: true } } as const;

test('a job shows how far it is, and is cancelled by its button', async () => {
  const { jobs } = shown.world.app.slices;
  const { id, result } = await runJob(jobs, local, 'long-work', ({ progress, signal }) => {
    const { promise, reject } = Promise.withResolvers<never>();
    progress(30, 100, 'rows');
    signal.addEventListener('abort', () => reject(signal.reason as Error));
    return promise;
  });
  result.catch(() => undefined);
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, root, '/admin/system');
  const row = page.getByRole('table', { name: '任务' }).getByRole('row', { name: /long-work/u });
  await row.getByText('进行中').waitFor();
  await row.getByRole('progressbar', { name: 'long-work' }).waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  await row.getByRole('button', { name: '取消任务 long-work' }).click();
  await row.getByRole('button', { name: '确认' }).click();
  await row.getByText('已取消').waitFor();
  expect(await shown.world.local.jobs.get({ id })).toMatchObject({ state: 'cancelled', cancelledBy: 'root' });
  expectClean(visit);
});
