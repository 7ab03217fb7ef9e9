import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFormat } from '../../web/i18n/format.ts';
import { matchTown } from '../../bench/heat-match-case.ts';
import { rowsBehind } from './chart-rows.ts';
import { choose, expectClean, openConsole, pick, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import { faultsOfView } from './faults.ts';

let shown: Console;
let bureau: { name: string; password: string };
const { sources, ...rest } = matchTown({ sources: 3, demands: 4, periods: 4 });
const names = ['periods', 'sources', 'demands', ...Object.keys(rest)];
const town = { ...rest, sources, origins: Object.fromEntries(names.map((name) => [name, '示范'])) };

beforeAll(async () => {
  shown = await openConsole();
  bureau = await shown.account('heat', 'bureau', { region: '140302' });
  const { heatPlanning, jobs } = shown.world.local;
  const { job } = await heatPlanning.plans.make({ plan: '甲方案', region: '140302', text: JSON.stringify(town) });
  for await (const { finishedAt } of await jobs.events({ id: job })) if (finishedAt !== null) break;
});

afterAll(() => shown.stop());

const format = createFormat('zh', '无数据');

test('a planner imports a file, sees what has no origin, makes a plan, compares it and removes a source on trial', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  const [bad, good] = ['bad', 'good'].map((name) => join(tmpdir(), `yaodong-heat-${name}.json`)) as [string, string];
  writeFileSync(bad, JSON.stringify({ ...town, origins: { ...town.origins, maxKm: '' } }));
  writeFileSync(good, JSON.stringify({ ...town, sources: sources.slice(1) }));
  await signIn(visit, bureau, '/heat-plans');
  await page.getByRole('heading', { name: '余热方案', level: 1 }).waitFor();
  const form = page.getByRole('region', { name: '编制新方案' });
  await form.getByLabel('名称').fill('乙方案');
  await pick(page, '地区', '阳泉市 · 城区 140302');
  await form.getByLabel(/热源和需求的文件/u).setInputFiles(bad);
  await form.getByRole('button', { name: '编制并保存' }).click();
  await form.getByText(/maxKm/u).first().waitFor();
  await form.getByLabel(/热源和需求的文件/u).setInputFiles(good);
  await form.getByRole('button', { name: '编制并保存' }).click();
  // while it is being calculated, its panel has the same heading, above the plan that was open
  await page.waitForURL(({ searchParams }) => searchParams.get('plan') === '乙方案');
  await page.getByRole('heading', { name: '乙方案', level: 2 }).waitFor();
  await choose(page.getByLabel('方案二'), '甲方案');
  const beside = page.getByRole('region', { name: '与另一个方案比较' });
  await beside.getByText(/费用增减/u).waitFor();
  const gone = page.getByRole('region', { name: '如果停用这个热源' });
  await choose(gone.getByLabel('余热热源'), { index: 1 });
  await gone.getByRole('button', { name: '求解停用后的方案' }).click();
  await gone.getByText(/费用增减/u).waitFor();
  expectClean(visit);
});

test('a planner types a plan: an error is shown at its field, a click on the map adds a source, and the plan is deleted again', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, bureau, `/heat-plans?plan=${encodeURIComponent('甲方案')}`);
  await page.getByRole('link', { name: '以此为底另编方案' }).click();
  await page.getByRole('heading', { name: '填写余热方案', level: 1 }).waitFor();
  await settled(visit);
  expect(await faultsOfView(visit)).toEqual([]);
  await page.getByLabel('名称').fill('手填方案');
  await page
    .getByRole('group', { name: /最远管线长度/u })
    .getByLabel(/最远管线长度/u)
    .fill('五');
  await page.getByRole('button', { name: '求解并保存' }).click();
  await page
    .getByRole('group', { name: /最远管线长度/u })
    .getByRole('alert')
    .waitFor();
  await page
    .getByRole('group', { name: /最远管线长度/u })
    .getByLabel(/最远管线长度/u)
    .fill('5');
  const figure = page.getByRole('figure', { name: '热源和需求的位置' });
  await figure.getByRole('region', { name: '热源和需求的位置' }).click({ position: { x: 60, y: 60 } });
  const added = page.getByRole('group', { name: '余热热源 4', exact: true });
  await added.getByLabel('热源或需求').fill('新热源');
  await added.getByLabel('供热或用热温度（°C）').fill('80');
  await added.getByLabel('余热价格（元/GJ）').fill('3');
  await added.getByLabel('各时段可供功率（kW）').fill('500');
  await added.getByLabel('取值依据').fill('示范');
  const typed = Number(await added.getByLabel('纬度').inputValue());
  const rows = await rowsBehind(figure);
  expect(rows.map(([, code]) => code)).toEqual([...town.sources, { code: '新热源' }, ...town.demands].map(({ code }) => code));
  expect(rows[3]?.[2]).toBe(format.number(typed));
  await page.getByRole('button', { name: '求解并保存' }).click();
  await page.getByRole('heading', { name: '手填方案', level: 2 }).waitFor();
  await page.getByRole('button', { name: '删除 手填方案' }).waitFor();
  const kept = await shown.world.local.heatPlanning.plans.show({ plan: '手填方案' });
  expect(kept.sites.sources.find(({ code }) => code === '新热源')?.latitude).toBe(typed);
  await page.getByRole('button', { name: '删除 手填方案' }).click();
  await page.getByRole('button', { name: '确认' }).click();
  await page.getByRole('heading', { name: '手填方案', level: 2 }).waitFor({ state: 'detached' });
  expect((await shown.world.local.heatPlanning.plans.list({})).plans.map(({ plan }) => plan)).not.toContain('手填方案');
  expectClean(visit);
});

test('the map as a table: every source with what it offers and what is used, every demand with what it needs and lacks', async () => {
  const visit = await shown.look({});
  await signIn(visit, bureau, `/heat-plans?plan=${encodeURIComponent('甲方案')}`);
  const told = await shown.world.local.heatPlanning.plans.show({ plan: '甲方案' });
  const gj = (value: number | undefined) => format.quantity(value, 'GJ');
  const shared = ({ code, temperature, hours, maxKw }: (typeof told.sites.sources)[number] | (typeof told.sites.demands)[number]) => [
    code,
    format.quantity(temperature, '°C'),
    format.number(hours),
    format.quantity(maxKw, 'kW'),
  ];
  const ofSources = told.sites.sources.map((one) => {
    const used = told.sources.find(({ code }) => code === one.code);
    return [...shared(one), format.number(one.yuanPerGj), gj(used?.offeredGj), gj(used?.usedGj)];
  });
  const ofDemands = told.sites.demands.map((one) => {
    const met = told.demands.find(({ code }) => code === one.code);
    return [...shared(one), gj(met?.neededGj), gj(met?.unmetGj)];
  });
  expect(ofSources.length + ofDemands.length).toBe(7);
  const figure = visit.page.getByRole('figure', { name: '热源、需求和管线；线越宽，送热越多' });
  await settled(visit);
  expect(await faultsOfView(visit)).toEqual([]);
  expect(await rowsBehind(figure)).toEqual([...ofSources, ...ofDemands]);
  expectClean(visit);
});
