import { afterAll, beforeAll, expect, test } from 'vitest';
import { barriers, expectClean, openConsole, overTheEdge, settled, signIn, type Console } from './console.ts';

let shown: Console;
let root: { name: string; password: string };
beforeAll(async () => {
  shown = await openConsole();
  root = await shown.account('root', 'administrator');
});
afterAll(() => shown.stop());

test('an administrator makes a client, sees its secret once, and takes it away again', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, root, '/openadr');
  await page.getByText('还没有客户端。').waitFor();
  await page.getByRole('button', { name: '新建客户端' }).click();
  await page.getByText('请填写客户端名称。').waitFor();
  await page.getByLabel('名称').fill('一号楼');
  await page.getByRole('button', { name: '新建客户端' }).click();
  const secret = page.getByLabel('客户端密钥（只显示一次）', { exact: true });
  await secret.waitFor();
  expect((await secret.inputValue()).length).toBeGreaterThanOrEqual(43);
  await page.getByRole('cell', { name: '一号楼', exact: true }).waitFor();
  await settled(visit);
  expect(await barriers(visit)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await overTheEdge(visit)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.reload();
  await page.getByRole('cell', { name: '一号楼', exact: true }).waitFor();
  expect(await secret.count()).toBe(0);
  await page.getByRole('button', { name: '删除 一号楼' }).click();
  await page.getByRole('group', { name: '删除 一号楼' }).getByRole('button').first().click();
  await page.getByText('还没有客户端。').waitFor();
  expectClean(visit);
});
