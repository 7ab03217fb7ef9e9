import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { expectClean, goOn, openAnew, openConsole, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import type { Visit } from './visit.ts';
import { settleTown, shareWithOthers } from './town.ts';

let shown: Console;
let city: { name: string; password: string };
let root: { name: string; password: string };

const indicator = `kind: indicator
id: use
version: 1
names: {zh: 全市用电, en: Electricity}
unit: kWh
decimals: 0
direction: down
status: CITY
source: {document: 本市, clause: 一}
value: {use: {carriers: [electricity], in: kwh}}
`;

const scheme = `kind: assessment
id: counties
version: 1
status: CITY
source: {document: 本市考核办法, clause: 附件}
names: {zh: 县区用电考核, en: Counties}
items:
  - {id: use, names: {zh: 全年用电, en: Electricity}, weight: 60, of: {indicator: use}, full: 0, zero: 2000000}
  - {id: plan, names: {zh: 改造计划, en: Plan}, weight: 40, of: {task: YQ/task-retrofit-plan}, full: 100, zero: 0}
`;

const template = `kind: report-template
id: ours
version: 1
to: {zh: 省厅, en: The province}
due: [{task: CN/task-report, month: 11}]
sections:
  - id: energy
    names: {zh: 用能情况, en: Energy}
    sentences:
      - {zh: '{year}年{place}用电 {indicator use} 千瓦时。', en: '{place} used {indicator use} kWh in {year}.'}
      - {zh: '报表用电 {return civil-building-energy.electricity} 千瓦时。', en: '{return civil-building-energy.electricity} kWh by returns.'}
`;

beforeAll(async () => {
  shown = await openConsole();
  const { world } = shown;
  await settleTown(world);
  await shareWithOthers(world);
  await world.local.indicator.add({ name: 'i.yaml', text: indicator });
  city = await shown.account('wang', 'bureau', { region: '140300' });
  root = await shown.account('root', 'administrator');
});

afterAll(() => shown.stop());

const yaml = (name: string, text: string) => ({ name, mimeType: 'application/yaml', buffer: Buffer.from(text) });

async function atRest(visit: Visit): Promise<void> {
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
}

/** More electricity in a month that already had a reading. */
async function correct(): Promise<void> {
  const file = await shown.world.upload('correction.csv', 'meter,2025-03\nB1,90000\n');
  await shown.world.local.readings.importReadings({ file, layout: 'months', unit: 'kWh', carrier: 'electricity' });
}

test('a faulty scheme is refused by line and column; a correct one is added, run, opened and issued', async () => {
  const { world } = shown;
  const desk = await shown.look();
  await signIn(desk, root, '/assessment?tab=schemes');
  await desk.page.getByText('示例，请换成本地印发的考核办法。').first().waitFor();
  const file = desk.page.getByLabel('考核办法文件（YAML）');
  await file.setInputFiles(yaml('counties.yaml', scheme.replace('indicator: use', 'indicator: uses')));
  await desk.page
    .getByText(/第 8 行第 \d+ 列/u)
    .first()
    .waitFor();
  await file.setInputFiles(yaml('counties.yaml', scheme));
  await desk.page.getByRole('button', { name: '加入知识库' }).click();
  await desk.page.getByText('已加入知识库，即可用于评分。').waitFor();
  await desk.page.getByRole('button', { name: '查看办法：县区用电考核' }).click();
  await desk.page.getByRole('region', { name: '县区用电考核' }).getByText('第 1 版').waitFor();
  expectClean(desk);

  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, city, '/assessment?scheme=counties&year=2025');
  const asked = { id: 'counties', region: '140300', year: 2025 };
  const { rows } = await world.local.assessment.run(asked);
  const first = rows.find(({ region }) => region === '140302');
  const table = page.getByRole('table', { name: '评分结果' });
  await table.getByRole('button', { name: `查看${first?.name ?? ''}的各项得分` }).click();
  const items = page.getByRole('region', { name: `${first?.name ?? ''}的各项得分` });
  await items.getByRole('row', { name: /改造计划.*文件布置的任务/u }).waitFor();
  await items.getByRole('link', { name: new RegExp(first?.items[0]?.score.toFixed(2) ?? '', 'u') }).click();
  await page.getByRole('dialog').getByText('全年用电').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const [word] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载 Word（未签发）' }).click()]);
  expect(word.suggestedFilename()).toMatch(/\.docx$/u);
  const panel = page.getByRole('region', { name: '签发考核结果' });
  const issue = async () => {
    await panel.getByRole('button', { name: /^签发考核结果/u }).click();
    await panel.getByRole('button', { name: '确认' }).click();
  };
  await issue();
  await panel.getByText(/^已签发 KHPF-140300-\d{4}-0001。$/u).waitFor();
  await correct();
  await openAnew(visit, page.url());
  await issue();
  await panel.getByText(/^已签发 KHPF-140300-\d{4}-0002。$/u).waitFor();
  await panel
    .getByRole('row', { name: /全年用电.*读数/u })
    .first()
    .waitFor();
  await atRest(visit);
  await panel.getByRole('link', { name: '查看签发文件' }).click();
  await page.getByRole('heading', { level: 1, name: /KHPF-140300-\d{4}-0002$/u }).waitFor();
});

test('the annual report shows what is known and opens it, lists what is missing and who has to supply it, and is issued', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, city, '/annual-report?year=2025');
  const missing = page.getByRole('table', { name: '尚缺的数据' });
  await page.getByRole('heading', { name: '尚缺的数据' }).waitFor();
  expect(await missing.count()).toBe(0);
  await page.getByText('尚缺的数据').click();
  await missing.waitFor();
  await page.getByRole('button', { name: '收起各部分' }).click();
  await missing.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '展开各部分' }).click();
  await missing.waitFor();
  await atRest(visit);
  await page.getByLabel('或粘贴模板内容').fill(template.replace('month: 11', 'month: 13'));
  await page.getByRole('button', { name: '用此模板' }).click();
  await page
    .getByText(/第 5 行第 37 列/u)
    .first()
    .waitFor();
  await page.getByLabel('或粘贴模板内容').fill(template);
  await page.getByRole('button', { name: '用此模板' }).click();
  const section = page.getByRole('region', { name: '用能情况' });
  await section.getByRole('link').first().click();
  await page.getByRole('dialog').getByText('全市用电').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByText('2025年11月30日').waitFor();
  await page.getByRole('button', { name: '展开各部分' }).click();
  await page.getByRole('row', { name: /民用建筑能源资源消耗.*应报 4 份，已审核 0 份.*第一中学教学楼/u }).waitFor();
  const panel = page.getByRole('region', { name: '签发年度报告' });
  await panel.getByRole('button', { name: /^签发年度报告/u }).click();
  await panel.getByRole('button', { name: '确认' }).click();
  await panel.getByText(/^已签发 NDBG-140300-\d{4}-0001。$/u).waitFor();
  const [word] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载 Word（未签发）' }).click()]);
  expect(word.suggestedFilename()).toMatch(/\.docx$/u);
  await atRest(visit);
});

test('an administrator adds a feed, sees what would be shared and what not, and ends it; deliveries list missing meters', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, root, '/sharing');
  const feed =
    '{id: months, dataset: use-month, region: "140300", to: BRAIN, purpose: 城市运行, agreement: XY-2, from: 2025-01-01, until: 2099-12-31}';
  const file = page.getByLabel('共享项文件（YAML 或 JSON）');
  await file.setInputFiles(yaml('feed.yaml', feed.replace('BRAIN', 'NOBODY')));
  await page.getByRole('button', { name: '加入共享' }).click();
  await page.getByText(/第 1 行第 \d+ 列：没有单位 NOBODY/u).waitFor();
  await file.setInputFiles(yaml('feed.yaml', feed));
  await page.getByRole('button', { name: '加入共享' }).click();
  await page.getByText('已加入 1 个共享项。').waitFor();
  await page.getByRole('link', { name: 'months' }).click();
  const preview = page.getByRole('table', { name: '接收方现在能取到的数据' });
  await preview.getByRole('row', { name: /B1.*电.*2025-01.*61,000.*kWh/u }).waitFor();
  await page.getByText(/未列入共享字段：.*屋顶面积/u).waitFor();
  await page.getByRole('button', { name: '终止共享 months' }).click();
  await page.getByRole('button', { name: '确认' }).click();
  await page
    .getByText(/^已终止/u)
    .first()
    .waitFor();
  expect((await shown.world.local.sharing.feeds.show({ id: 'months' })).state).toBe('ended');
  await goOn(visit, `${shown.url}/deliveries?month=2025-03`);
  await page.getByRole('button', { name: '查看供电公司缺报的表计' }).click();
  await page.getByRole('table', { name: '供电公司缺报的表计' }).getByRole('row', { name: 'B4-E' }).waitFor();
  expectClean(visit);
});
