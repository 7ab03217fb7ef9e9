import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { expectClean, openAnew, openConsole, overTheEdge, settled, signIn, type Console } from './console.ts';

let shown: Console;
let root: { name: string; password: string };
beforeAll(async () => {
  shown = await openConsole();
  root = await shown.account('root', 'administrator');
});
afterAll(() => shown.stop());

test('an administrator creates a client, sees its secret once, and deletes it', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, root, '/openadr');
  await page.getByText('还没有客户端。').waitFor();
  await page.getByRole('button', { name: '新建客户端' }).click();
  await page.getByText('请填写客户端名称。').waitFor();
  await page.getByLabel('名称', { exact: true }).fill('一号楼');
  await page.getByRole('button', { name: '新建客户端' }).click();
  const secret = page.getByLabel('客户端密钥（只显示一次）', { exact: true });
  await secret.waitFor();
  expect((await secret.inputValue()).length).toBeGreaterThanOrEqual(43);
  await page.getByRole('cell', { name: '一号楼', exact: true }).waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await overTheEdge(visit)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 900 });
  await openAnew(visit, '/openadr');
  await page.getByRole('cell', { name: '一号楼', exact: true }).waitFor();
  expect(await secret.count()).toBe(0);
  await page.getByRole('button', { name: '删除 一号楼' }).click();
  await page.getByRole('group', { name: '删除 一号楼' }).getByRole('button').first().click();
  await page.getByText('还没有客户端。').waitFor();
  expectClean(visit);
});

test('a server elsewhere is followed with its secret, reported as away, and no longer followed', async () => {
  const { local, upload, app } = shown.world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name,region\nAGG,聚合商,140302') });
  await local.portfolio.add({ code: 'VPP', name: '示范虚拟电厂', organisation: 'AGG' });
  const programme = "kind: programme\nentries:\n  - {id: dr, rule: ten-of-ten, step: 15min, pay: {unit: kWh, price: '2'}}\n";
  await app.slices.knowledge.put('dr.yaml', programme, false);
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, root, '/openadr');
  const given = { 服务名称: '省级', '服务地址（https）': 'http://127.0.0.1:9', 客户端编号: 'V1', 对方给出的密钥: 'not-shown' };
  for (const [label, text] of Object.entries({ ...given, 聚合体代码: 'VPP' })) await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByRole('button', { name: '跟随这个服务' }).click();
  await page.getByText('请填写响应项目。').waitFor();
  await page.getByLabel('响应项目', { exact: true }).fill('dr');
  await page.getByRole('button', { name: '跟随这个服务' }).click();
  await page.getByRole('cell', { name: '省级', exact: true }).waitFor();
  await page.getByRole('button', { name: '立即查询 省级' }).click();
  await page.getByRole('row').filter({ hasText: '省级' }).getByText('连接不上').waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  expect(await page.content()).not.toContain('not-shown');
  await page.getByRole('button', { name: '不再跟随 省级' }).click();
  await page.getByRole('group', { name: '不再跟随 省级' }).getByRole('button').first().click();
  await page.getByText('没有跟随别处的服务。').waitFor();
});
