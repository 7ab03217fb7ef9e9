import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { expectClean, openConsole, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import { settleTown } from './town.ts';

let shown: Console;
let clerk: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  const { world } = shown;
  await settleTown(world);
  await world.local.place.addOrganisation({ code: 'U1', set: { name: '市机关事务中心', region: '140302' } });
  await world.local.registry.editBuilding({ building: 'B1', set: { organisation: 'U1' } });
  clerk = await shown.account('zhao', 'bureau', { region: '140300' });
  await world.local.people.posts.set({ holder: 'zhao', role: 'random-inspection/clerk', region: '140300' });
});

afterAll(() => shown.stop());

test('a case is opened from a building with what was seen, and found again from it: at most four clicks', async () => {
  const visit = await shown.look();
  const { page } = visit;
  let clicks = 0;
  const click = async (one: Locator) => {
    clicks += 1;
    await one.click();
  };
  await signIn(visit, clerk, '/buildings/B1?year=2025');
  await click(page.getByRole('button', { name: '立案' }));
  const preview = page.getByRole('table', { name: '立案预览' });
  await preview.getByRole('link', { name: /79\.8 kWh\/m²/u }).waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await click(page.getByRole('button', { name: '立案 1 件' }));
  await page.getByText('已立案 1 件。').waitFor();
  await page.keyboard.press('Escape');
  await click(page.getByRole('list', { name: '通知和办件' }).getByRole('link', { name: /random-inspection-140302-/u }));
  expect(clicks).toBeLessThanOrEqual(4);
  const grounds = page.getByRole('region', { name: '立案的由来' });
  await grounds.getByText('2025 年单位面积用量 79.8 kWh/m²').waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await grounds.getByRole('link', { name: '查看建筑' }).click();
  await page.getByRole('heading', { level: 1, name: '市政府一号楼' }).waitFor();
  expectClean(visit);
});

test('where a case cannot begin, the building says why, and none begins', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, clerk, '/buildings/B3?year=2025');
  await page.getByRole('button', { name: '立案' }).click();
  await page.getByRole('button', { name: '立案 1 件' }).click();
  await page.getByRole('alert').filter({ hasText: '单位' }).waitFor();
  expect((await shown.world.local.cases.list({ building: 'B3' })).total).toBe(0);
  expectClean(visit);
});

test('where a case is open on the same grounds the preview leads to it, and another is opened only with a reason', async () => {
  const { world } = shown;
  const [first] = (await world.local.cases.list({ building: 'B1', period: '2025', open: 'true' })).cases;
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, clerk, '/buildings/B1?year=2025');
  await page.getByRole('button', { name: '立案' }).click();
  const preview = page.getByRole('table', { name: '立案预览' });
  await preview.getByRole('link', { name: first?.case ?? '—' }).waitFor();
  await page.getByRole('button', { name: '立案 1 件' }).waitFor({ state: 'detached' });
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await preview.getByRole('textbox', { name: '另立案的理由 市政府一号楼' }).fill('换了检查内容');
  await page.getByRole('button', { name: '立案 1 件' }).click();
  await page.getByText('已立案 1 件。').waitFor();
  const all = (await world.local.cases.list({ building: 'B1', period: '2025', open: 'true' })).cases;
  const second = all.find((one) => one.case !== first?.case)?.case ?? '';
  expect((await world.local.cases.show({ case: second })).grounds?.beside).toEqual({ case: first?.case, reason: '换了检查内容' });
  expectClean(visit);
});

test('a case opened from a warning is of the local day on which the warning began', async () => {
  const { world } = shown;
  const rule = {
    id: 'any-use',
    version: 1,
    names: { zh: '有用电', en: 'Any use' },
    subject: 'building',
    of: { code: 'B1' },
    step: 'day',
    inputs: { use: { use: 'electricity', least: 0 } },
    when: { ge: ['use', 0] },
    notify: ['desk'],
  };
  await world.local.warning.add({ rule: JSON.stringify(rule) });
  await world.local.warning.on({ rule: rule.id, from: '2025-01-01' });
  await world.app.slices.warning.judgeAll();
  const [found] = (await world.local.warning.list({ rule: rule.id })).episodes;
  expect(found?.start).toMatch(/T16:00:00/u);
  const day = new Date(Date.parse(found?.start ?? '') + 8 * 3_600_000).toISOString().slice(0, 10);
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, clerk, `/warnings?episode=${found?.id ?? 0}`);
  await page.getByRole('button', { name: '立案' }).click();
  await page.getByText(day, { exact: false }).first().waitFor();
  await page.getByRole('button', { name: '立案 1 件' }).click();
  await page.getByText('已立案 1 件。').waitFor();
  expect((await world.local.cases.list({ building: 'B1', period: day })).total).toBe(1);
  expectClean(visit);
});
