import { afterAll, beforeAll, expect, test } from 'vitest';
import { runJob } from '../job.ts';
import { a11yViolations } from './axe.ts';
import { choose, expectClean, goOn, openConsole, signIn } from './console.ts';
import type { Console } from './console.ts';
import { settleTown } from './town.ts';

let shown: Console;
let root: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  root = await shown.account('root', 'administrator');
  await settleTown(shown.world);
});

afterAll(async () => {
  await shown.stop();
});

test('a backup is made, downloaded and deleted; the schedule is set', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, root, '/admin/system');
  await page.getByText('尚无备份').waitFor();
  await page.getByRole('button', { name: '立即备份' }).click();
  const row = page.getByRole('table', { name: '备份' }).getByRole('row', { name: /yaodong-.*完好/u });
  await row.waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  const [file] = await Promise.all([page.waitForEvent('download'), row.getByRole('link', { name: /下载/u }).click()]);
  expect(file.suggestedFilename()).toMatch(/^yaodong-.*\.yaodong$/u);
  await row.getByRole('button', { name: /删除/u }).click();
  await page.getByRole('button', { name: '确认' }).click();
  await page.getByText('尚无备份').waitFor();
  await goOn(visit, '/admin/settings');
  await choose(page.getByLabel('频率'), '每周');
  await page.getByLabel('时刻（24 小时制，如 02:30）').fill('03:15');
  await page.getByLabel('保留份数').fill('4');
  await page.getByRole('button', { name: '保存备份计划' }).click();
  await page.getByRole('status').filter({ hasText: '备份计划已保存' }).waitFor();
  expect((await shown.world.local.settings.get()).backups).toEqual({ every: 'week', at: '03:15', weekday: 7, kept: 4 });
  expectClean(visit);
});

const local = { identity: 'local', actor: 'local', role: 'administrator', sees: { all: true } } as const;

test('a job shows its progress, and is cancelled by its button', async () => {
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
