import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectClean, openConsole, signIn } from './console.ts';
import type { Console } from './console.ts';
import { settleTown } from './town.ts';

let shown: Console;
let typist: { name: string; password: string };
let second: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  await settleTown(shown.world);
  typist = await shown.account('wang', 'bureau', { region: '140300' });
  second = await shown.account('zhao', 'administrator');
});
afterAll(() => shown.stop());

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');

test('one person types what is printed, another sees what differs and the scan, and confirms', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, typist, '/knowledge/check');
  await page.getByRole('table', { name: '待核对条目' }).waitFor();
  await page.goto('/knowledge/check?entry=standard-coal%2Fsteam');
  await page.getByLabel('数值 原文所列').fill('130.5');
  await page.getByText('与现有不同', { exact: true }).waitFor();
  await page.getByRole('button', { name: '与现有比较' }).click();
  await page.getByText('录入 1 个数值，与现有不同 1 个').waitFor();
  await page.getByLabel('版次').fill('2020 年第一版');
  await page.getByLabel('页码').fill('8');
  await page.getByRole('button', { name: '提交他人核对' }).click();
  await page.getByText(/请附上原文该页的扫描件/u).waitFor();
  await page.getByLabel(/该页扫描件或照片/u).setInputFiles({ name: '第8页.png', mimeType: 'image/png', buffer: png });
  await page.getByRole('button', { name: '提交他人核对' }).click();
  await page.getByRole('heading', { name: /待他人核对/u }).waitFor();
  expect(await page.getByRole('button', { name: /确认与原文一致/u }).count()).toBe(0);
  expectClean(visit);

  const other = await shown.look();
  await signIn(other, second, '/notices');
  await other.page
    .getByText(/wang 录入了/u)
    .first()
    .waitFor();
  await other.page.goto('/knowledge/check?entry=standard-coal%2Fsteam');
  await other.page.getByRole('img', { name: '第8页.png' }).waitFor();
  await other.page.getByRole('row', { name: /130\.5.*与现有不同/u }).waitFor();
  await other.page.getByRole('button', { name: /确认与原文一致/u }).click();
  await other.page.getByRole('button', { name: '确认', exact: true }).click();
  await other.page.getByRole('heading', { name: /本地已核对/u }).waitFor();
  await other.page.getByText(/zhao 核对于/u).waitFor();
  expectClean(other);
});
