import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { choose, expectClean, goOn, openAnew, openConsole, settled, signIn, walkTo } from './console.ts';
import type { Console } from './console.ts';
import { faultsOfView } from './faults.ts';

let shown: Console;
let bureau: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  bureau = await shown.account('wang', 'bureau', { region: '140300' });
});

afterAll(async () => {
  await shown.stop();
});

const opened = async (address: string, how = {}) => {
  const visit = await shown.look(how);
  await signIn(visit, bureau, address);
  return visit;
};

/** 400 + 50 + 60 + 50 + 90 + 60 = 710: 71 points, and what table 3.2.8 requires for two stars. */
const twoStars = {
  date: '2024-05-01',
  controlsMet: true,
  fitOut: true,
  class: 'public',
  climate: 'cold',
  scores: { Q1: 50, Q2: 60, Q3: 50, Q4: 90, Q5: 60 },
  envelopeImprovement: 10,
  waterEfficiencyClass: 2,
  pollutantReduction: 20,
  windowAirtightness: true,
};

const scoreOf = (input: object) => `/rating?in=${encodeURIComponent(JSON.stringify(input))}`;

test('a building is scored: star, parts with minimums, what three stars lack; a missed minimum costs every star', async () => {
  const visit = await opened(scoreOf(twoStars));
  const { page } = visit;
  await page.getByRole('status').filter({ hasText: '二星级' }).waitFor();
  await page.getByRole('region', { name: '到三星级' }).getByText('最少还需 140 分').waitFor();
  const energy = page.getByLabel('整部分得分：Q4 资源节约');
  await energy.fill('59');
  await energy.press('Enter');
  await page
    .getByRole('region', { name: /未满足/u })
    .getByText('资源节约（Q4）得分不少于 60 分（现为 59）')
    .waitFor();
  await page.getByRole('status').filter({ hasText: '基本级' }).waitFor();
  await page.waitForURL(/Q4%22%3A59/u);
  await openAnew(visit, page.url());
  await page.getByRole('status').filter({ hasText: '基本级' }).waitFor();
  expectClean(visit);
});

test('after 2024-10-01 the star is shown as indicative, with the reason; missing parts of the standard are named', async () => {
  const visit = await opened(scoreOf({ ...twoStars, date: '2024-10-01' }));
  const { page } = visit;
  await page.getByText('仅供参考', { exact: true }).first().waitFor();
  await page.getByText('其修订条文尚未载入：星级仅供参考').waitFor();
  const missing = page.getByRole('region', { name: '标准待补内容' });
  await missing.getByText('各条评分项内部的分档规则').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    missing.getByRole('button', { name: '下载待补全的条文（yaml）' }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  expect(text).toContain('kind: rating-item');
  const { faults } = await shown.world.local.knowledge.files.put({ name: 'rating-items.yaml', text, preview: true }).then(
    () => ({ faults: [] }),
    (error: { document?: { findings: unknown[] } }) => ({ faults: error.document?.findings ?? [error] }),
  );
  expect(faults).toEqual([]);
  await page.getByLabel('项目日期（不填为今天）').fill('2024-09-30');
  await page.getByText('其修订条文尚未载入').waitFor({ state: 'detached' });
  expectClean(visit);
});

test('items with evidence and papers by keyboard; the sheet is exported as xlsx and imported; a bad sheet changes nothing', async () => {
  const visit = await opened('/rating');
  const { page } = visit;
  const part = page.getByText(/^Q1 安全耐久（/u);
  await walkTo(page, part);
  await page.keyboard.press('Enter');
  await page.getByLabel('得分：4.2.1', { exact: true }).fill('10');
  await page.getByLabel('证据：4.2.1', { exact: true }).fill('结构计算书');
  await page.getByLabel('证明文件：4.2.1', { exact: true }).fill('计算书.pdf 第 3 页');
  await page.keyboard.press('Enter');
  await page.getByText('Q1 安全耐久（已填 1／9）').waitFor();
  const [sheet] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载评分表（xlsx）' }).click()]);
  expect(sheet.suggestedFilename()).toBe('绿色建筑评分表.xlsx');
  await page.getByRole('button', { name: '清空' }).click();
  await page.getByText('Q1 安全耐久（已填 0／9）').waitFor();
  const file = page.getByLabel('读入文件（JSON、xlsx、csv）');
  await file.setInputFiles({ name: '评分表.xlsx', mimeType: 'application/octet-stream', buffer: await readFile(await sheet.path()) });
  await page.getByText('Q1 安全耐久（已填 1／9）').waitFor();
  expect(await page.getByLabel('证明文件：4.2.1', { exact: true }).inputValue()).toBe('计算书.pdf 第 3 页');
  await file.setInputFiles({ name: '坏.csv', mimeType: 'text/csv', buffer: Buffer.from('条文,得分\n4.2.1,十分\n') });
  await page.getByRole('alert').getByText('第 2 行 得分 列的“十分”不能识别').waitFor();
  expect(await page.getByLabel('得分：4.2.1', { exact: true }).inputValue()).toBe('10');
  expectClean(visit);
});

test('impossible points are named with their item, and everything typed stays', async () => {
  const visit = await opened(scoreOf({ ...twoStars, scores: {}, items: { '4.2.1': { score: 10, evidence: '结构计算书' } } }));
  const { page } = visit;
  await page.getByText(/^Q1 安全耐久（/u).click();
  const points = page.getByLabel('得分：4.2.1', { exact: true });
  await points.fill('11');
  await points.press('Enter');
  await page.getByRole('alert').getByText('4.2.1 得 11 分，超过满分 10').waitFor();
  expect(await page.getByLabel('证据：4.2.1', { exact: true }).inputValue()).toBe('结构计算书');
  await points.fill('eleven');
  await points.press('Enter');
  await page.getByRole('alert').getByText('4.2.1 不能是 eleven').waitFor();
  await page.reload();
  await page.getByText(/^Q1 安全耐久（/u).click();
  expect(await page.getByLabel('得分：4.2.1', { exact: true }).inputValue()).toBe('eleven');
  expectClean(visit);
});

test('the prefab rate: interpolation and minimums step by step, a missing function', async () => {
  const visit = await opened('/rating/prefab');
  const { page } = visit;
  const share = async (name: string, value: string) => {
    const box = page.getByLabel(`比例：${name}`);
    await box.fill(value);
    await box.press('Enter');
  };
  await share('柱、支撑、承重墙、延性墙板等竖向构件', '57.5');
  await page.getByText('20 + (57.5 − 35) ÷ (80 − 35) × (30 − 20) = 25').waitFor();
  await share('梁、板、楼梯、阳台、空调板等构件', '69');
  await page.getByText('69% < 70% → 0').waitFor();
  await page
    .getByRole('row', { name: /围护墙和内隔墙不少于 10 分/u })
    .getByText('未知')
    .waitFor();
  await share('非承重围护墙非砌筑', '80');
  await share('内隔墙非砌筑', '50');
  await choose(page.getByLabel('比例：全装修'), '是');
  await share('干式工法楼面、地面', '70');
  await share('管线分离', '70');
  await page
    .getByRole('row', { name: /集成厨房/u })
    .getByRole('checkbox')
    .check();
  // (25 + 10 + 18) / (100 - 6) = 56.38 %
  await page.getByText('(25 + 10 + 18) ÷ (100 − 6) × 100% = 56.382979%').waitFor();
  await page
    .getByRole('status')
    .filter({ hasText: /装配率(?:至少)? 56\.38/u })
    .waitFor();
  await page.waitForURL(/integratedKitchen/u);
  expectClean(visit);
});

test('green materials by cost and quantity against the documents; an unknown certificate gives two bounds', async () => {
  const products = [
    { product: '外窗', certificate: 'C-1', quantity: 40, unit: 'm2', costYuan: 60_000, certified: true },
    { product: '涂料', quantity: 60, unit: 'm2', costYuan: 40_000 },
  ];
  const visit = await opened(`/rating/materials?region=140300&date=2026-03-01&in=${encodeURIComponent(JSON.stringify({ products }))}`);
  const { page } = visit;
  await page
    .getByRole('row', { name: /按造价（元）/u })
    .getByText('60% 至 100%')
    .waitFor();
  await choose(page.getByLabel('已认证，第 2 行'), '否');
  await page
    .getByRole('row', { name: /按造价（元）/u })
    .getByText('60%', { exact: true })
    .waitFor();
  await page
    .getByRole('row', { name: /按用量（m2）/u })
    .getByText('40%', { exact: true })
    .waitFor();
  await page.getByRole('button', { name: '加一行' }).click();
  await page.getByLabel('产品名称，第 3 行').fill('砂浆');
  await page.getByLabel('造价（元），第 3 行').fill('-5');
  await page.getByLabel('造价（元），第 3 行').press('Enter');
  await page.getByRole('alert').getByText('products[2].costYuan 不能是 -5').waitFor();
  expect(await page.getByLabel('产品名称，第 3 行').inputValue()).toBe('砂浆');
  expectClean(visit);
});

test('one building or 20 % over the buildings of a project, and the requirements for rural houses', async () => {
  const buildings = [
    { name: '一号楼', aboveGroundM2: 8000, ultraLow: false },
    { name: '二号楼', aboveGroundM2: 2000 },
  ];
  const project = 'work.new_class.residential_urban.true_projectAreaM2.60000_housing.commodity';
  const visit = await opened(
    `/rating/ultra-low?region=140300&date=2026-03-01&p=${project}&in=${encodeURIComponent(JSON.stringify({ buildings }))}`,
  );
  const { page } = visit;
  const rules = page.getByRole('region', { name: '对照当地文件' });
  await page.getByText('0% 至 20%').waitFor();
  await rules.getByText('未定', { exact: true }).first().waitFor();
  await choose(page.getByLabel('超低能耗，第 2 行'), '是');
  await page.getByText('20%', { exact: true }).first().waitFor();
  await page.getByRole('tab', { name: '农房' }).click();
  await page.getByRole('article').filter({ hasText: '农房' }).first().waitFor();
  expectClean(visit);
});

test('a district: each project separately, the sum by level, and what the documents assign to districts', async () => {
  const homes = { class: 'residential', aboveGroundM2: 5000 };
  const buildings = [
    { ...homes, project: '甲', ultraLow: true },
    { ...homes, project: '甲', ultraLow: false },
    { ...homes, project: '乙', ultraLow: false },
  ];
  const visit = await opened(
    `/rating/ultra-low?region=140300&date=2026-03-01&tab=district&p=work.new_urban.true&district=${encodeURIComponent(JSON.stringify({ buildings }))}`,
  );
  const { page } = visit;
  const second = page.getByRole('region', { name: '项目 乙' }).first();
  await second.getByText('不符合', { exact: true }).waitFor();
  await page.getByRole('region', { name: '项目 甲' }).first().getByText('符合', { exact: true }).waitFor();
  await page.getByRole('row', { name: /^超低能耗 1 5,000 33\.3/u }).waitFor();
  await choose(page.getByLabel('超低能耗，第 3 行'), '是');
  await second.getByText('符合', { exact: true }).waitFor();
  await choose(page.getByLabel('星级，第 1 行'), '二星级');
  await page.getByRole('row', { name: /^二星级及以上 1 至 3/u }).waitFor();
  await page.getByText('开展绿色低碳示范区、零碳（近零碳）产业示范区建设').first().waitFor();
  await page.getByText('绿色建筑集中示范区（累计划定）').waitFor();
  expectClean(visit);
});

test('what a project may claim, with its clause, and the plot ratio with the exempt area', async () => {
  const measures = {
    plotM2: 10_000,
    floorM2: 20_000,
    insulation: [{ name: '东墙', wallLengthM: 100, thicknessMm: 250, baseThicknessMm: 100, storeys: 10 }],
  };
  const project = 'work.new_class.residential_urban.true_targetStar.1';
  const visit = await opened(
    `/rating/incentives?region=140300&date=2026-03-01&p=${project}&in=${encodeURIComponent(JSON.stringify(measures))}`,
  );
  const { page } = visit;
  await page.getByText('东墙: 100 m × (250 − 100) mm × 10 = 150 m²').waitFor();
  // (20,000 - 150) / 10,000 = 1.985
  await page.getByText('(20000 − 150) ÷ 10000 = 1.985').waitFor();
  const claim = page.getByRole('article', { name: '新增外墙保温层面积不计入容积率和登记面积' }).first();
  await claim.getByRole('link', { name: '《阳泉市实施方案》第三（二）条' }).waitFor();
  expectClean(visit);
});

test('from the rules of a project to what it may claim: a clause that grants money without an amount says so', async () => {
  const visit = await opened('/policy?region=140300&date=2026-03-01&p=applianceGrade.2');
  const { page } = visit;
  await page.getByRole('link', { name: '这个项目可以申请的激励和金额' }).click();
  const claim = page.getByRole('article', { name: '家电以旧换新补贴' }).first();
  await claim.getByText('文件没有写金额').waitFor();
  await page.getByLabel('计入的造价（元）').waitFor();
  expect(await claim.innerText()).toContain('给予以旧换新补贴');
  expectClean(visit);
});

const pages: readonly (readonly [string, RegExp])[] = [
  [scoreOf({ ...twoStars, date: '2026-03-01', items: {} }), /^评分表：第 4 至 9 章各条/u],
  ['/rating/prefab?in=%7B%22verticalMembers%22%3A57.5%7D', /^最低要求/u],
  ['/rating/materials?region=140300&date=2026-03-01&in=%7B%22products%22%3A%5B%7B%22product%22%3A%22a%22%7D%5D%7D', /^对照当地文件/u],
  ['/rating/ultra-low?region=140300&date=2026-03-01&in=%7B%22buildings%22%3A%5B%7B%7D%5D%7D', /^对照当地文件/u],
  ['/rating/ultra-low?region=140300&date=2026-03-01&tab=rural', /^所依据的文件/u],
  ['/rating/ultra-low?region=140300&date=2026-03-01&tab=district&district=%7B%22buildings%22%3A%5B%7B%7D%5D%7D', /^任务/u],
  ['/rating/incentives?region=140300&date=2026-03-01&in=%7B%22insulation%22%3A%5B%7B%7D%5D%7D', /^可以申请/u],
];

test('with all its groups expanded no page has accessibility faults', async () => {
  const visit = await opened('/rating');
  const { page } = visit;
  const found: Record<string, string[]> = {};
  for (const [address, heading] of pages) {
    await goOn(visit, address, new URL(address, page.url()).pathname !== new URL(page.url()).pathname);
    await page.getByRole('heading', { name: heading }).first().waitFor();
    await page.getByRole('group').evaluateAll((all) => {
      for (const one of all) if (one instanceof HTMLDetailsElement) one.open = true;
    });
    await settled(visit);
    const here = await faultsOfView(visit);
    if (here.length > 0) found[address] = here;
  }
  expect(found).toEqual({});
  expectClean(visit);
});
