import { afterAll, beforeAll, expect, test } from 'vitest';
import { billWorkbook } from '../bill-books/workbook.ts';
import { a11yViolations } from './axe.ts';
import { expectClean, openConsole, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import { faultsOfView } from './faults.ts';

let shown: Console;
let owner: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  const { world } = shown;
  const buildings = '代码,名称,用途,地区,建筑面积,单位\nH1,市第一医院,医院,140302,50000,市第一医院\n';
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  const meters = '代码,建筑,能源种类,读数类型,单位,位数,倍率\nR1,H1,电,表底数,kWh,6,80\nE1,H1,电,时段用量,kWh,,1\n';
  await world.local.registry.importMeters({ file: await world.upload('m.csv', meters) });
  owner = await shown.account('wang', 'owner', { organisation: '市第一医院' });
});

afterAll(async () => {
  await shown.stop();
});

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const dropped = (name: string, title: string) => ({
  name,
  mimeType: xlsx,
  buffer: billWorkbook({
    Sheet1: `
${title}|>|>|>|>|>|>
户号|表号|上月表底|本月表底|倍率|电量|电费
3300|R1|1000|1100|80|8000|6400
3301|E1|200|260|1|65|52
合计|>||||8065|6452`,
  }),
});

test('an owner brings October’s bills in from a property firm’s own spreadsheet, within five clicks from sign-in', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, owner, '/imports');
  let clicks = 1;
  // choosing the file is one click, as dropping it is one movement
  await page.getByLabel('选择要导入的文件').setInputFiles(dropped('电费.xlsx', '市第一医院2025年10月电费明细'));
  clicks += 1;
  await page.getByRole('heading', { name: '账单表“电费.xlsx”' }).waitFor();
  await page.getByText('3 个读数，2 个计量点').waitFor();
  expect(await page.getByTitle(/R1|E1/u).allInnerTexts()).toEqual(['1000', '1100', '65']);
  await page.getByText(/用量写的是 65.*计算是 60/u).waitFor();
  expect(await faultsOfView(visit)).toEqual([]);
  expect(await a11yViolations(visit)).toEqual([]);
  await page.getByRole('button', { name: '导入', exact: true }).click();
  clicks += 1;
  await page.waitForURL(/\/imports\/\d+$/u);
  await page.getByText('接受').first().waitFor();
  expect(clicks).toBeLessThanOrEqual(5);
  const used = async (meter: string) =>
    (await shown.world.local.metering.useOfMeter({ meter, from: '2025-10-01', to: '2025-11-01', step: 'month' })).total.value;
  await expect.poll(async () => [await used('R1'), await used('E1')]).toEqual([8000, 65]);
  expectClean(visit);
});

test('a month that the file does not name is asked about, and the answer stays in the address', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, owner, '/typing');
  await page.getByLabel('上传电、水、气、热的账单表').setInputFiles(dropped('明细.xlsx', '市第一医院电费明细'));
  await page.getByText('是哪个月？').waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await page.getByLabel('其他月份').fill('2025-11');
  await page.getByText('3 个读数，2 个计量点').waitFor();
  expect(page.url()).toContain('period=2025-11');
  await page.reload();
  await page.getByText('3 个读数，2 个计量点').waitFor();
  expectClean(visit);
});

test('a heating season without its days is asked about above the sheet, and typed days come in', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, owner, '/imports');
  await page.getByLabel('选择要导入的文件').setInputFiles(dropped('明细.xlsx', '市第一医院2024-2025采暖季用电明细'));
  await page.getByText('这个采暖季从哪天到哪天？').waitFor();
  await page.getByRole('heading', { name: '工作表“Sheet1”' }).waitFor();
  await page.getByRole('cell', { name: '3300', exact: true }).waitFor();
  await settled(visit);
  expect(await faultsOfView(visit)).toEqual([]);
  expect(await a11yViolations(visit)).toEqual([]);
  await page.getByLabel('首日').fill('2024-11-05');
  await page.getByLabel('末日').fill('2025-03-20');
  await page.getByRole('button', { name: '采用此时段' }).click();
  await page.getByText('3 个读数，2 个计量点').waitFor();
  await page.getByTitle('E1，2024-11-05—2025-03-21：65 kWh').waitFor();
  await page.getByRole('button', { name: '重新说明' }).click();
  await page.getByText('这个采暖季从哪天到哪天？').waitFor();
  expectClean(visit);
});

test('a year that the file does not name may be any, typed beside those offered', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, owner, '/imports');
  await page.getByLabel('选择要导入的文件').setInputFiles(dropped('明细.xlsx', '市第一医院12月电费明细'));
  await page.getByText('是哪一年？').waitFor();
  await settled(visit);
  expect(await faultsOfView(visit)).toEqual([]);
  await page.getByLabel('其他年份').fill('2021');
  await page.getByRole('button', { name: '采用此年份' }).click();
  await page.getByText('3 个读数，2 个计量点').waitFor();
  expect(page.url()).toContain('year=2021');
  expectClean(visit);
});
