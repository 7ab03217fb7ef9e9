import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { choose, chosen, expectClean, goOn, openConsole, settled, signIn, textOfFile } from './console.ts';
import type { Console } from './console.ts';
import { settleTown } from './town.ts';

let shown: Console;
let clerk: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  clerk = await shown.account('wang', 'bureau', { region: '140300' });
  await settleTown(shown.world);
});

afterAll(() => shown.stop());

/** A county's own list: a title, a county cell that spans two rows, money in 万元, a cost that is not settled, a row of totals. */
async function countyList(): Promise<Buffer> {
  const rows = [
    ['2026年既有建筑节能改造项目储备表'],
    [
      '序号',
      '县区',
      '项目编号',
      '项目名称',
      '建筑代码',
      '改造面积（㎡）',
      '总投资（万元）',
      '县级资金',
      '业主资金',
      '年节能量(tce)',
      '计划年度',
    ],
    [1, '140302', 'R-1', '一号楼外墙改造', '市政府一号楼', 5200, 120.5, 20.5, 100, 35, 2026],
    [2, '', 'R-2', '教学楼门窗改造', 'B2', 3000, 60, 20, 30, 12.5, 2026],
    [3, '140303', 'R-3', '宾馆锅炉房改造', 'B3', 800, '待定', '', '', 8, 2027],
    [4, '140303', 'R-4', '没有的楼', 'B9', 1, 1, '', '', 1, 2027],
    ['合计', '', '', '', '', 9001, 181.5, 40.5, 130, 56.5, ''],
  ];
  const merges = [{ startRow: 2, startCol: 1, endRow: 3, endCol: 1 }];
  return Buffer.from(await writeXlsx({ sheets: [{ name: '储备', rows, merges }] }));
}

test('a county’s own list is imported from the pool page: previewed first, rejects are reported, then it appears in the list', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, clerk, '/retrofit');
  await page.getByText('项目库里还没有项目。').waitFor();
  await page.getByRole('button', { name: '导入县区清单' }).click();
  await page.getByLabel('选择县区清单文件').setInputFiles({
    name: '储备表.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await countyList(),
  });
  await page.getByRole('heading', { name: '导入“储备表.xlsx”' }).waitFor();
  expect(await chosen(page.getByLabel('数据类型'))).toBe('改造项目');
  await page.getByRole('button', { name: '预览变更' }).click();
  const preview = page.getByRole('region', { name: '预览：尚未写入任何内容' });
  await preview.getByText('是合计行，不是项目').waitFor();
  await preview.getByText(/B9/u).first().waitFor();
  expect((await shown.world.local.retrofit.list({})).total).toBe(0);
  await preview.getByRole('button', { name: '确认导入' }).click();
  await page.getByRole('region', { name: '结果' }).waitFor();
  await goOn(visit, '/retrofit');
  await page.getByText('共 3 个项目，改造面积 9,000 m²，总投资 180.5 万元').waitFor();
  const row = page.getByRole('row', { name: /一号楼外墙改造/u });
  await row.getByText('120.5', { exact: true }).waitFor();
  await row.getByRole('link', { name: '市政府一号楼' }).waitFor();
  await page
    .getByRole('row', { name: /宾馆锅炉房改造/u })
    .getByText('无数据')
    .waitFor();
  const out = await textOfFile(page, page.getByRole('button', { name: '导出“改造项目清单”为 csv' }));
  expect(out).toContain('一号楼外墙改造');
  expectClean(visit);
});

test('the list is filtered and sorted; the board shows one card per project in the column of its state, for one county too', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, clerk, '/retrofit?sort=cost&order=desc');
  await page.getByRole('row', { name: /R-1/u }).waitFor();
  expect((await page.getByRole('row').filter({ hasText: /R-\d/u }).allInnerTexts()).map((text) => /R-\d/u.exec(text)?.[0])).toEqual([
    'R-1',
    'R-2',
    'R-3',
  ]);
  await choose(page.getByRole('search').getByLabel('计划年度'), '2027');
  await page.getByText('共 1 个项目').waitFor();
  await page.getByRole('button', { name: '清除筛选条件' }).click();
  await page.getByRole('tab', { name: '县区看板' }).click();
  const found = page.getByRole('region', { name: '已摸排', exact: true });
  await found.getByRole('link', { name: '教学楼门窗改造' }).waitFor();
  await page
    .getByRole('region', { name: '各县区各状态的项目数' })
    .getByRole('button', { name: /郊区|矿区/u })
    .first()
    .click();
  await found.getByRole('link', { name: '宾馆锅炉房改造' }).waitFor();
  await found.getByRole('link', { name: '教学楼门窗改造' }).waitFor({ state: 'detached' });
  expectClean(visit);
});

test('a project takes a step with the required input and a paper, and the step is undone', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, clerk, '/retrofit/projects/R-1');
  await page.getByRole('heading', { name: '一号楼外墙改造', level: 1 }).waitFor();
  await page.getByText('这一步需要：结构安全').waitFor();
  const form = page.getByRole('form', { name: '推进到“已调查”' });
  await form.getByRole('button').last().click();
  await form.getByText('缺少：结构安全').waitFor();
  await choose(form.getByLabel('结构安全'), '是');
  await form.getByLabel('这一步的日期').fill('2026-03-10');
  await form
    .getByLabel('这一步的文件')
    .setInputFiles({ name: '鉴定报告.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') });
  await form.getByRole('button', { name: '推进到“已调查”' }).click();
  const life = page.getByRole('region', { name: '项目全程' });
  await life.getByText('2026年3月10日').waitFor();
  await life.getByRole('link', { name: '鉴定报告.pdf' }).waitFor();
  await page.getByRole('heading', { name: '下一步：已测算' }).waitFor();
  expect(await shown.world.local.retrofit.show({ project: 'R-1' })).toMatchObject({ state: 'surveyed', safe: true });
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await life.getByRole('button', { name: '撤销 “已调查”这一步' }).click();
  await life.getByRole('button', { name: '确认撤销' }).click();
  await page.getByRole('heading', { name: '下一步：已调查' }).waitFor();
  await life.getByRole('link', { name: '鉴定报告.pdf' }).waitFor({ state: 'detached' });
  expect(await shown.world.local.retrofit.show({ project: 'R-1' })).toMatchObject({ state: 'found', safe: null });
  expectClean(visit);
});

test('an inconsistency is shown on the page of the project: the funds next to the cost', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, clerk, '/retrofit/projects/R-2');
  await page.getByText('资金合计 500000.00 元，总投资 600000.00 元').waitFor();
  const money = page.getByRole('region', { name: '各来源资金' });
  await money.getByText('60 万元').waitFor();
  await money.getByText('50 万元').waitFor();
  await page
    .getByRole('region', { name: '改造的建筑' })
    .getByRole('link', { name: /第一中学教学楼/u })
    .waitFor();
  expectClean(visit);
});

test('candidates are found with their figures, the chosen one is added to the pool, and undone; the search finds a project', async () => {
  const { world } = shown;
  const buildings = '代码,名称,用途,地区,供暖方式,建筑面积,空调方式\nB9,超额办公楼,office,140302,heat,1000,集中空调\n';
  await world.local.registry.importBuildings({ file: await world.upload('b9.csv', buildings) });
  const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`);
  const bills = `meter,${months.join()}\nB9,${months.map(() => 50_000).join()}\n`;
  const file = await world.upload('b9-2025.csv', bills);
  await world.local.readings.importReadings({ file, layout: 'months', unit: 'kWh', carrier: 'electricity', createMeters: true });
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, clerk, '/retrofit/candidates?year=2025');
  const row = page.getByRole('row', { name: /超额办公楼/u });
  await row.getByText('还没有项目').waitFor();
  await row.getByRole('link', { name: /超定额/u }).click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await row.getByRole('checkbox').check();
  await page.getByRole('button', { name: '加入项目库' }).click();
  const table = page.getByRole('table', { name: '将加入的建筑' });
  await table.getByRole('row', { name: /超额办公楼.*超定额.*600 kWh\/m².*人工选入/u }).waitFor();
  await page.getByRole('button', { name: '加入 1 个项目' }).click();
  await page.getByText('已新增 1 个项目').waitFor();
  const made = table.getByRole('link', { name: 'B9-2025' });
  const code = await made.innerText();
  expect(await shown.world.local.retrofit.show({ project: code })).toMatchObject({ state: 'found' });
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await page.getByRole('button', { name: `撤销 ${code}` }).click();
  await page.getByRole('button', { name: '确认撤销' }).click();
  await expect.poll(async () => (await shown.world.local.retrofit.list({ search: code })).total).toBe(0);
  const { groups } = await shown.world.local.search.find({ text: '外墙改造' });
  expect(groups.find(({ kind }) => kind === 'retrofit')?.hits).toMatchObject([{ code: 'R-1', href: '/retrofit/projects/R-1' }]);
  expectClean(visit);
});

test('progress is shown against the targets of the documents; a building shows the projects that it belongs to', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, clerk, '/retrofit/progress?region=140300&year=2026');
  await page.getByRole('heading', { name: '改造进展', level: 1 }).waitFor();
  const targets = page.getByRole('region', { name: '文件规定的目标' });
  await targets.getByText('期限已过').first().waitFor();
  await targets
    .getByRole('link', { name: /《.+》/u })
    .first()
    .click();
  await page.getByRole('heading', { name: /方案|规划|通知/u, level: 1 }).waitFor();
  await goOn(visit, '/buildings/B1?tab=facts');
  await page.getByRole('region', { name: '改造项目', exact: true }).getByRole('link', { name: '一号楼外墙改造' }).click();
  await page.getByRole('heading', { name: '一号楼外墙改造', level: 1 }).waitFor();
  expectClean(visit);
});
