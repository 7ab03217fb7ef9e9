import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { expectClean, openConsole, signIn } from './console.ts';
import type { Console } from './console.ts';
import { settleTown } from './town.ts';

let shown: Console;
let bureau: { name: string; password: string };
let owner: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  const { world } = shown;
  await settleTown(world);
  await world.local.place.addOrganisation({ code: 'U1', set: { name: '市机关事务中心', region: '140302' } });
  await world.local.registry.editBuilding({ building: 'B1', set: { organisation: 'U1' } });
  bureau = await shown.account('zhao', 'bureau', { region: '140300' });
  owner = await shown.account('qian', 'owner', { organisation: 'U1' });
});

afterAll(async () => {
  await shown.stop();
});

test('from the to-do list to a reminder: choose, see the text, send; the record is kept', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/todo');
  const todo = page.getByRole('list', { name: '待办' });
  await todo.getByRole('link', { name: /^催报: .*有月份未报送$/u }).click();
  const row = page.getByRole('table', { name: '缺少的数据' }).getByRole('row', { name: /市政府一号楼/u });
  await row.getByRole('checkbox').check();
  await page.getByLabel('附言（可不填）').fill('请于本周内补报');
  await page.getByRole('button', { name: '预览催报' }).click();
  const words = page.getByRole('table', { name: '将发出的内容' }).getByRole('row', { name: /qian/u });
  await words.waitFor();
  expect(await words.innerText()).toMatch(/市政府一号楼 电 .*请于本周内补报/u);
  expect(await a11yViolations(visit)).toEqual([]);
  await page.getByRole('button', { name: '发送给 1 人' }).click();
  await page.getByRole('status').filter({ hasText: '已发送给 1 人。' }).waitFor();
  await page.getByRole('tab', { name: '催报记录' }).click();
  await page.getByRole('row', { name: /zhao.*qian.*B1.*请于本周内补报/u }).waitFor();
  expectClean(visit);
});

test('all owners of a county who owe one month are reminded with one deadline, in at most four clicks', async () => {
  const visit = await shown.look();
  const { page } = visit;
  let clicks = 0;
  const click = async (one: Locator) => {
    clicks += 1;
    await one.click();
  };
  await signIn(visit, bureau, '/todo');
  await click(page.getByRole('link', { name: /^催报: .*有月份未报送$/u }));
  const counted = page.getByRole('table', { name: '各地区欠报' });
  const county = counted.getByRole('row', { name: /城区/u }).getByRole('link').last();
  const [, month = ''] = / (\d{4}-\d{2}) 欠报/u.exec((await county.getAttribute('aria-label')) ?? '') ?? [];
  await click(county);
  await page.waitForURL(new RegExp(`region=140302.*month=${month}|month=${month}.*region=140302`, 'u'));
  await page.getByRole('textbox', { name: '补报期限' }).fill('2099-12-10');
  await page.getByLabel('一天内催报过的也再次发送').press('Space');
  await click(page.getByRole('button', { name: '预览催报' }));
  await page
    .getByRole('table', { name: '将发出的内容' })
    .getByRole('row', { name: /qian.*2099-12-10|qian.*2099年12月10日/u })
    .waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  await click(page.getByRole('button', { name: '发送给 1 人' }));
  await page.getByRole('status').filter({ hasText: '已发送给 1 人。' }).waitFor();
  expect(clicks).toBeLessThanOrEqual(4);
  await page.getByRole('tab', { name: '催报记录' }).click();
  await page.getByRole('row', { name: /zhao.*qian.*2099.*0 \/ \d+ 项/u }).waitFor();
  expectClean(visit);
});

test('the owner finds only what is asked of them, and where to enter it', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, owner, '/notices');
  await page
    .getByRole('link', { name: /zhao 请您在.*前补报 \d 项数据/u })
    .first()
    .click();
  const table = page.getByRole('table', { name: '缺少的数据' });
  await table.getByRole('link', { name: '录入读数' }).first().waitFor();
  expect(await table.getByRole('row', { name: /滨河宾馆/u }).count()).toBe(0);
  expect(await page.getByRole('checkbox').count()).toBe(0);
  await table.getByRole('link', { name: '录入读数' }).first().click();
  await page.waitForURL(/\/typing\?building=B1/u);
  expectClean(visit);
});

test('an owner’s overview of a place is titled as that of their buildings, not as the whole place', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, owner, '/?region=140300&year=2025');
  await page.getByRole('heading', { level: 1, name: /^本单位/u }).waitFor();
  expect(await page.title()).toMatch(/^本单位/u);
  expectClean(visit);
});
