import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectClean, openConsole, signIn } from './console.ts';
import type { Console } from './console.ts';

let shown: Console;
let clerk: { name: string; password: string };

/** A ledger as an office keeps it: titles above, units in cells, sums in between, who filled it in below. */
const ledger = `阳泉市机关办公建筑台账（2025年）
填报单位：阳泉市机关事务管理局
序号,建筑编号,建筑名称,建筑类型,所属区县,建筑面积,建成年份,空调方式,供暖方式
1,JG-01,市政府一号楼,办公,城区,35600㎡,2016年,集中空调,集中供热
2,JG-02,财政局办公楼,办公楼,城区,2.1万㎡,2009.5,集中空调,集中供热
3,JG-03,矿区税务局,办公,矿区,"8,200",1998年,分体空调,集中供热
小计,,,,,64800,,,
4,JG-04,平定县教育局,写字楼,平定县,5600平方米,2012,分体空调,集中供热
合计,,,,,70400,,,
制表人：张三,,审核人：李四,,填表日期：2026年1月8日,,,,
`;

const bill = (code: string, kwh: number) => [code, ...Array.from({ length: 12 }, (_, month) => kwh + month * 100)].join();

/** A year of bills, one column per month; the year is only in the title. */
const bills = [
  '2025年电费台账（单位：千瓦时）',
  ['户号', ...Array.from({ length: 12 }, (_, month) => `${month + 1}月`)].join(),
  bill('JG-01', 420_000),
  bill('JG-02', 60_000),
  bill('JG-03', 90_000),
  bill('JG-04', 20_000),
].join('\n');

beforeAll(async () => {
  shown = await openConsole();
  clerk = await shown.account('zhang', 'bureau', { region: '140300' });
});

afterAll(async () => {
  await shown.stop();
});

test('a clerk goes from an empty city and a messy ledger to the list of offices over quota, without changing a setting', async () => {
  const visit = await shown.look();
  const { page } = visit;
  const bring = async (link: string, name: string, text: string) => {
    await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: link, exact: true }).click();
    await page.getByLabel('选择要导入的文件').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByRole('heading', { name: `导入“${name}”` }).waitFor();
    await page.getByRole('button', { name: '预览变更' }).click();
    await page.getByRole('region', { name: '预览：尚未写入任何内容' }).getByRole('button', { name: '确认导入' }).click();
    await page.getByRole('region', { name: '结果' }).waitFor();
  };
  await signIn(visit, clerk, '/');
  await page.getByRole('heading', { name: '快速上手' }).waitFor();
  await bring('数据', '机关办公建筑台账.csv', ledger);
  expect((await shown.world.local.registry.buildings({})).total).toBe(4);
  await bring('数据导入', '电费.csv', bills);
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '工作台' }).click();
  const tiles = page.getByRole('region', { name: '关键指标' });
  await tiles.getByText('参考：限额待核对标准原文').waitFor();
  await tiles.getByRole('link', { name: '2 栋' }).first().click();
  await page.waitForURL(/verdict=over/u);
  const rows = page
    .getByRole('table', { name: '单位面积用量排名' })
    .getByRole('row')
    .filter({ has: page.getByRole('link') });
  await rows.first().waitFor();
  const over = await shown.world.local.stock.list({ region: '140300', year: 2025, verdict: 'over', sort: 'excess' });
  expect(over.buildings.map(({ code, use }) => [code, use])).toEqual([
    ['JG-03', 'office'],
    ['JG-01', 'office'],
  ]);
  expect(await rows.count()).toBe(over.total);
  expect(await rows.first().innerText()).toContain('矿区税务局');
  expectClean(visit);
});
