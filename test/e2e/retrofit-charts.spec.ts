import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFormat } from '../../web/i18n/format.ts';
import { zh } from '../../web/i18n/zh.ts';
import { poolWords } from '../../web/pages/retrofit/retrofit/words.ts';
import { expectClean, openConsole, signIn } from './console.ts';
import type { Console } from './console.ts';
import { rowsBehind, rowsIn } from './chart-rows.ts';
import { planRetrofits, poolRetrofits, saveEnergy, settleTown } from './town.ts';

// The data of the charts of retrofits and of the yearly report, from their tables, compared with what the API returns.

let shown: Console;
let bureau: { name: string; password: string };
const format = createFormat('zh', zh.figure.none);

/** Made up for this test: no source of such figures was found. */
const measures = `kind: measure
status: CITY
source: {document: 测试用数, clause: 无}
entries:
  - {id: city/wall, version: 1, supersedes: measure/wall-insulation, measure: wall-insulation, names: {zh: 外墙保温, en: Walls}, of: [heating], carrier: gas,
     effect: {share: {low: 0.2, mid: 0.3, high: 0.4}}, cost: {per: floorArea, low: 80, mid: 100.1, high: 120}, life: 25}
`;

beforeAll(async () => {
  shown = await openConsole();
  bureau = await shown.account('wang', 'bureau', { region: '140300' });
  const { world } = shown;
  await settleTown(world);
  const at = 'code,latitude,longitude\nB1,37.85,113.6\nB2,37.87,113.64\nB3,37.86,113.62\nB4,37.88,113.66\n';
  await world.local.registry.importBuildings({ file: await world.upload('coordinates.csv', at) });
  await saveEnergy(world);
  await poolRetrofits(world);
  await planRetrofits(world);
  await world.local.knowledge.files.put({ name: 'measures.yaml', text: measures });
});

afterAll(() => shown.stop());

test('the map of the pool: each building of a project with its state', async () => {
  const visit = await shown.look();
  await signIn(visit, bureau, '/retrofit?region=140300&view=map');
  const { placed } = await shown.world.local.retrofit.map({ region: '140300' });
  expect(placed).toHaveLength(5);
  const wanted = placed.map(({ name, state, building }) => [name, poolWords.zh.state[state], building]);
  expect(await rowsBehind(visit.page.getByRole('figure', { name: '改造项目的建筑，按状态着色' }))).toEqual(wanted);
  expectClean(visit);
});

test('the map of a plan: each building of its projects with the year of the works, or that it is left out', async () => {
  const visit = await shown.look();
  await signIn(visit, bureau, '/retrofit/plans?plan=示范计划&view=map');
  const plan = await shown.world.local.retrofitPlan.show({ plan: '示范计划' });
  const years = new Map(plan.chosen.map(({ project, year }) => [project, String(year)]));
  const { placed } = await shown.world.local.retrofit.map({ region: '140302' });
  const wanted = placed
    .filter(({ project }) => [...plan.chosen, ...plan.out, ...plan.left].some((one) => one.project === project))
    .map(({ project, name, building }) => [project, name, building, years.get(project) ?? '未列入项目']);
  expect(wanted.map(([project]) => project)).toEqual(expect.arrayContaining(['R-11', 'R-12']));
  expect(new Set(wanted.map((row) => row[3])).size).toBe(2);
  expect(await rowsBehind(visit.page.getByRole('figure', { name: '计划项目的建筑，按实施年度着色' }))).toEqual(wanted);
  expectClean(visit);
});

test('the curve of a plan: money, how much of it is used and the saving, share by share', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/retrofit/plans?plan=示范计划&view=curve');
  await page.getByRole('button', { name: '计算曲线' }).click();
  const figure = page.getByRole('figure', { name: '资金与节能量曲线' });
  await page
    .getByRole('row', { name: /150\s*%/u })
    .first()
    .waitFor();
  const { points } = await shown.world.local.retrofitPlan.curve({ plan: '示范计划', shares: [0.5, 0.75, 1, 1.25, 1.5] });
  const number = (text: string | null): string => (text === null ? format.none : format.number(Number(text)));
  const wanted = points.map(({ share, money, used, savingKgce }) => [format.share(share), number(money), number(used), number(savingKgce)]);
  expect((await rowsBehind(figure)).map((row) => row.slice(0, 4))).toEqual(wanted);
  expectClean(visit);
});

test('the waterfall of an estimate: each measure with its saving', async () => {
  const visit = await shown.look();
  await signIn(visit, bureau, '/retrofit/estimate?building=B4&year=2025&package=custom&measures=wall-insulation');
  const asked = { building: 'B4', year: 2025, measures: ['wall-insulation'] };
  const [told] = (await shown.world.local.retrofitEstimate.estimate(asked)).packages;
  const wanted = (told?.parts ?? []).map(({ name, value }) => [name, format.quantity(value, 'kgce')]);
  expect(told?.parts[0]?.value).toBeGreaterThan(0);
  const rows = await rowsBehind(visit.page.getByRole('figure', { name: '改造前综合能耗、各措施节约、改造后综合能耗' }));
  expect(rows.map((row) => [row[0], row[3]])).toEqual(wanted);
  expectClean(visit);
});

test('the charts of the yearly report: each value in the report, estimates marked', async () => {
  const visit = await shown.look();
  await signIn(visit, bureau, '/annual-report?region=140300&year=2025');
  await visit.page.getByRole('button', { name: '展开各部分' }).click();
  const { sections } = await shown.world.local.annualReport.draw({ region: '140300', year: 2025 });
  const charts = sections.flatMap((section) => section.charts);
  expect(charts.length).toBeGreaterThan(0);
  for (const [at, { title, along, series }] of charts.entries()) {
    const before = charts.slice(0, at).filter((one) => one.title === title).length;
    const rows = await rowsIn(visit.page.getByRole('figure', { name: title, exact: true }).nth(before));
    expect(rows.map((row) => row[0])).toEqual(along.map(({ name }) => name));
    const unknown = series.map(({ points }) => points.map(({ value }) => value === null));
    expect(rows.map((row) => row.slice(1).map((cell) => cell.startsWith(format.none)))).toEqual(
      along.map((_, row) => unknown.map((points) => points[row])),
    );
  }
  expectClean(visit);
});
