import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { expectClean, openConsole, pick, settled, signIn } from './console.ts';
import type { Console } from './console.ts';

let shown: Console;
let root: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  const { world } = shown;
  root = await shown.account('root', 'administrator');
  const organisations = 'code,name,kind,region,parent\nU1,市教育局,国家机关,140302,\nU2,第一中学,事业单位,140302,U1\n';
  await world.local.place.importOrganisations({ file: await world.upload('organisations.csv', organisations) });
  const buildings = 'code,name,use,region,organisation,floorArea\nB1,教学楼,school,140302,U2,8000\nB2,实验楼,school,140302,U2,3000\n';
  await world.local.registry.importBuildings({ file: await world.upload('buildings.csv', buildings) });
});

afterAll(() => shown.stop());

test('an organisation is found by its name, shows its parent and leads to its buildings', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, root, '/organisations');
  await page.getByLabel('名称或代码').fill('中学');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: '市教育局' }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '第一中学' }).click();
  await page.getByRole('heading', { name: '第一中学', level: 1 }).waitFor();
  await page.getByText('事业单位').first().waitFor();
  await page.getByRole('link', { name: '市教育局' }).waitFor();
  await page.getByRole('link', { name: '2 栋，在建筑清单中查看' }).click();
  await page.getByRole('link', { name: '实验楼' }).waitFor();
  expectClean(visit);
});

test('a field edited by hand appears among the facts and in the history', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, root, '/organisations/U2');
  const panel = page.getByRole('region', { name: '手工修改' });
  await pick(page, '字段', '联系人');
  await panel.getByLabel('新值').fill('王工');
  await panel.getByRole('button', { name: '修改', exact: true }).click();
  await page.getByRole('cell', { name: '王工' }).waitFor();
  await panel.getByRole('status').waitFor();
  expect(await page.getByRole('region', { name: '基本信息' }).textContent()).toContain('王工');
  expectClean(visit);
});

test('selected organisations are edited together after a preview, and one change undoes all', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, root, '/organisations');
  for (const code of ['U1', 'U2']) await page.getByRole('checkbox', { name: `选择 ${code}` }).check();
  const panel = page.getByRole('region', { name: '修改选中的 2 项' });
  await pick(page, '字段', '电话');
  await panel.getByLabel('新值').fill('0353-12345');
  await panel.getByRole('button', { name: '预览变更' }).click();
  await panel.getByRole('region', { name: '预览变更（尚未写入）' }).waitFor();
  await panel.getByRole('button', { name: '确认修改 2 项' }).click();
  await panel.getByText('已修改 2 项').waitFor();
  for (const code of ['U1', 'U2']) await page.getByRole('row', { name: new RegExp(`^选择 ${code} .*0353-12345`, 'u') }).waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await panel.getByRole('button', { name: /^撤销/u }).click();
  await panel.getByRole('button', { name: '确认撤销' }).click();
  await page.getByRole('cell', { name: '0353-12345' }).first().waitFor({ state: 'detached' });
  expectClean(visit);
});
