import { afterAll, beforeAll, test } from 'vitest';
import { choose, expectClean, goOn, openConsole, pick, signIn } from './console.ts';
import type { Console } from './console.ts';
import { settleTown } from './town.ts';

let shown: Console;
let root: { name: string; password: string };

const table = `设备编号,建筑代码,设备类型,名称,额定容量,投用日期,拆除日期
CH1,B1,冷水机组,1号冷机,1055,2008,
PU1,B1,水泵,,,2019-03,
BO1,B2,锅炉,旧锅炉,2800,2001,2024-11-15
`;

beforeAll(async () => {
  shown = await openConsole();
  const { world } = shown;
  root = await shown.account('root', 'administrator');
  await settleTown(world);
  await world.local.equipment.importEquipment({ file: await world.upload('设备.csv', table) });
});

afterAll(() => shown.stop());

test('a list is filtered, and equipment shows its building, its facts and the file row that they came from', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, root, '/equipment');
  await choose(page.getByRole('search').getByLabel('状态'), '在用');
  await page.getByRole('link', { name: '旧锅炉' }).waitFor({ state: 'detached' });
  await choose(page.getByRole('search').getByLabel('设备类型'), '冷水机组');
  await page.getByRole('link', { name: 'PU1' }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '1号冷机' }).click();
  await page.getByRole('heading', { name: '1号冷机', level: 1 }).waitFor();
  const facts = page.getByRole('region', { name: '各项信息' });
  await facts.getByText('1,055 kW').waitFor();
  await facts.getByRole('link', { name: '“设备.csv”第 2 行' }).first().waitFor();
  expectClean(visit);
});

test('selected equipment is edited together: previewed first, then written', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, root, '/equipment?building=B1');
  for (const code of ['CH1', 'PU1']) await page.getByRole('row').filter({ hasText: code }).getByRole('checkbox').check();
  const panel = page.getByRole('region', { name: '修改选中的 2 项' });
  await pick(page, '字段', '型号');
  await panel.getByLabel('新值').fill('LX-9');
  await panel.getByRole('button', { name: '预览变更' }).click();
  await panel.getByRole('button', { name: '确认修改 2 项' }).click();
  await panel.getByText('已修改 2 项').waitFor();
  await page.getByRole('link', { name: 'PU1' }).click();
  await page.getByRole('region', { name: '各项信息' }).getByText('LX-9').waitFor();
  expectClean(visit);
});

test('equipment is added without a file, appears on the page of its building, and is undone', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, root, '/equipment?building=B1');
  await page.getByRole('button', { name: '新增' }).click();
  const panel = page.getByRole('region', { name: '手工新增' });
  await panel.getByLabel('代码').fill('LI1');
  await choose(panel.getByLabel('设备类型'), '电梯');
  await panel.getByRole('button', { name: '确认新增' }).click();
  await panel.getByRole('link', { name: 'LI1' }).waitFor();
  await panel.getByRole('button', { name: /^撤销/u }).waitFor();
  await goOn(visit, '/buildings/B1?tab=equipment');
  await page.getByRole('group', { name: '设备', exact: true }).getByRole('link', { name: 'LI1' }).click();
  await page.getByRole('heading', { name: 'LI1', level: 1 }).waitFor();
  await page.getByText('手工填写').first().waitFor();
  expectClean(visit);
});
