import { afterAll, beforeAll, expect, test } from 'vitest';
import { choose, expectClean, goOn, openAnew, openConsole, signIn, walkTo } from './console.ts';
import type { Console } from './console.ts';
import { faultsOfView } from './faults.ts';
import type { World } from '../world.ts';
import { createFormat } from '../../web/i18n/format.ts';
import { zh } from '../../web/i18n/zh.ts';
import { settleTown } from './town.ts';

let shown: Console;

const months = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'));

/**
 * Lighting that is measured, with more below it than itself, air conditioning that is not read, some gas, and two days hour by hour with a
 * gap.
 */
async function meterItems({ local, upload }: World): Promise<void> {
  const meters = ['B1-A,B1,electricity,01A00,B1', 'B1-A1,B1,electricity,01A10,B1-A', 'B1-B,B1,electricity,01B00,B1', 'B1-G,B1,gas,,'];
  await local.registry.importMeters({ file: await upload('meters.csv', ['code,building,carrier,item,parent', ...meters].join('\n')) });
  const bills = async (year: number, unit: 'kWh' | 'm3', rows: Readonly<Record<string, number>>) => {
    const lines = Object.entries(rows).map(([code, value]) => [code, ...months.map(() => value)].join());
    const file = await upload(
      `bills-${year}-${unit}.csv`,
      [['meter', ...months.map((month) => `${year}-${month}`)].join(), ...lines].join('\n'),
    );
    await local.readings.importReadings({ file, layout: 'months', unit });
  };
  await bills(2024, 'kWh', { B1: 60_000, 'B1-A': 20_000 });
  await bills(2025, 'kWh', { 'B1-A': 30_000, 'B1-A1': 32_000 });
  await bills(2025, 'm3', { 'B1-G': 500 });
  const hourly = Array.from({ length: 48 }, (_, hour) =>
    hour === 5 ? [] : [`2026-01-0${hour < 24 ? 1 : 2} ${String(hour % 24).padStart(2, '0')}:00,B1-H,${hour}`],
  );
  // water read as a register that falls for no reason, and a little weather
  await local.registry.importMeters({ file: await upload('water.csv', 'code,building,carrier,kind\nB1-W,B1,water,register') });
  const water = 'time,meter,value\n2026-01-01 00:00,B1-W,5000\n2026-01-02 00:00,B1-W,100\n2026-01-03 00:00,B1-W,120\n';
  await local.readings.importReadings({ file: await upload('water-readings.csv', water), kind: 'register', unit: 'm3' });
  const weather = await upload('weather.csv', 'time,C\n2026-01-01 00:00,-4\n2026-01-01 01:00,-6\n');
  await local.weather.importWeather({ file: weather, station: 'W1', format: 'csv', timeColumn: 'time', columns: { temperature: 'C' } });
  const file = await upload('hours.csv', ['time,meter,value', ...hourly.flat()].join('\n'));
  await local.registry.importMeters({ file: await upload('hourly.csv', 'code,building,carrier\nB1-H,B1,cooling') });
  await local.readings.importReadings({ file, interval: '1h', unit: 'GJ' });
}
const format = createFormat('zh', zh.figure.none);
let bureau: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  bureau = await shown.account('wang', 'bureau', { region: '140300' });
  await settleTown(shown.world);
  const { local } = shown.world;
  await local.registry.editBuilding({
    building: 'B1',
    set: { yearBuilt: 1998, lifeEvents: 'retrofit:2022-03-01:外墙' },
  });
  await local.registry.editBuilding({ building: 'B1', set: { floorArea: 12_000 }, from: '2024-07-01' });
  await local.registry.editMeter({ meter: 'B1', set: { installed: '2010-05-01' } });
  await meterItems(shown.world);
});

afterAll(async () => {
  await shown.stop();
});

test('arrow keys move through the views of a building, and the address keeps the open one', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/B1?year=2025');
  await page.getByText('B1 · 办公').waitFor();
  await page.getByRole('img', { name: '电用量，按月' }).waitFor();
  await walkTo(page, page.getByRole('tab', { name: '用量' }));
  await page.keyboard.press('End');
  await page.getByRole('tab', { name: '测点', selected: true }).waitFor();
  await page.waitForURL(/tab=points/u);
  await walkTo(page, page.getByRole('tab', { name: '用能', exact: true }));
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('tab', { name: '档案', exact: true, selected: true }).waitFor();
  await page.getByRole('tab', { name: '档案与沿革', selected: true }).waitFor();
  await page.reload();
  await page.getByRole('list', { name: '建筑的沿革' }).waitFor();
  await page.keyboard.press('Home');
  expectClean(visit);
});

test('the life of a building matches the API, including its meters and changes; each fact shows who set it', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/B1?tab=facts');
  const told = await shown.world.local.registry.timeline({ building: 'B1' });
  expect(told.events.map(({ day, kind }) => `${day} ${kind}`)).toEqual([
    '1998-01-01 built',
    '2010-05-01 meter-installed',
    '2022-03-01 retrofit',
    '2024-07-01 changed',
  ]);
  const life = page.getByRole('list', { name: '建筑的沿革' }).getByRole('listitem');
  await life.first().waitFor();
  expect((await life.allInnerTexts()).map((text) => text.replaceAll(/\s+/gu, ' '))).toEqual([
    '1998年 建成',
    '2010年5月1日 安装计量点 B1',
    '2022年3月1日 改造 外墙',
    '2024年7月1日 建筑面积变为 12,000 m²',
  ]);
  const facts = page.getByRole('region', { name: '建筑档案' });
  const row = facts.getByRole('link', { name: /“buildings.csv”第 \d+ 行/u }).first();
  await row.waitFor();
  expect(await row.getAttribute('href')).toMatch(/^\/imports\/\d+/u);
  await facts
    .getByText(/手工填写/u)
    .first()
    .waitFor();
  expectClean(visit);
});

test('temperature in the chart, doubtful periods on the axis, an item: the table of the chart matches the API', async () => {
  const visit = await shown.look();
  const { page } = visit;
  const days = 'from=2026-01-01&to=2026-01-03&step=day';
  await signIn(visit, bureau, `/buildings/B1?carrier=water&${days}`);
  await page.getByRole('img', { name: '水用量，按日' }).waitFor();
  await page.getByText('气温取自气象站 W1').waitFor();
  await page.getByRole('button', { name: '表格视图' }).click();
  const table = page.getByRole('table', { name: '水用量，按日' });
  const rows = table.getByRole('row').filter({ hasText: '2026年' });
  await rows.first().waitFor();
  const span = { building: 'B1', from: '2026-01-01', to: '2026-01-03', step: 'day' } as const;
  const use = await shown.world.local.metering.useOfBuilding({ ...span, carrier: 'water' });
  const air = await shown.world.local.weather.temperature(span);
  expect(use.steps.map(({ value }) => value)).toEqual([null, 20]);
  expect(air.steps.map(({ mean }) => mean)).toEqual([-5, null]);
  const cells = (await rows.allInnerTexts()).map((row) => row.split('\t').map((cell) => cell.trim()));
  expect(cells.map(([, water, temperature]) => [water, temperature])).toEqual([
    ['无数据', '-5 °C'],
    ['20 m³', '无数据'],
  ]);
  expect(cells[0]?.[3]).toContain('B1-W');
  expect(cells[1]?.[3] ?? '').toBe('');
  await page.getByText('粒度与日期').click();
  await page.getByRole('checkbox', { name: '叠加室外气温' }).uncheck();
  await page.waitForURL(/temperature=hidden/u);
  await table.getByRole('columnheader', { name: '室外气温' }).waitFor({ state: 'hidden' });
  await openAnew(visit, '/buildings/B1?year=2025&item=01A00');
  await page.getByRole('img', { name: '电 · 照明与插座用量，按月' }).waitFor();
  await page.getByRole('link', { name: '36 万 kWh：查看来源' }).waitFor();
  expectClean(visit);
});

test('from ten years to one day by keyboard; the visible period is in the address, and zooming in loads finer steps', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/B1?year=2025');
  await page.getByRole('img', { name: '电用量，按月' }).waitFor();
  const span = page.getByRole('radiogroup', { name: '时间范围' });
  await walkTo(page, span.getByRole('radio', { name: '一年' }));
  await page.keyboard.press('ArrowLeft');
  await page.waitForURL(/from=2016-01-01&to=2026-01-01|to=2026-01-01&from=2016-01-01/u);
  await goOn(visit, '/buildings/B1?year=2025&step=day&zoom=50-60');
  await page.getByRole('img', { name: '电用量，按日' }).waitFor();
  const closer = page.getByRole('button', { name: '放大查看框选的时段' });
  await walkTo(page, closer);
  await page.keyboard.press('Enter');
  await page.getByRole('img', { name: '电用量，按小时' }).waitFor();
  await page.waitForURL(/from=2025-07-02&to=2025-08-08|to=2025-08-08&from=2025-07-02/u);
  await page.goBack();
  await closer.waitFor();
  await goOn(visit, '/buildings/B1?from=2025-03-01&to=2025-03-02&step=15min');
  await page.getByRole('button', { name: '表格视图' }).click();
  const rows = page.getByRole('table', { name: '电用量，按15 分钟' }).getByRole('row').filter({ hasText: '（估算）' });
  await rows.first().waitFor();
  expectClean(visit);
});

test('leaving a heat map while it is being painted throws nothing', async () => {
  const visit = await shown.look();
  const { page } = visit;
  // each reading of the clock is a twentieth of a second later, so that one cell is painted per frame
  await page.addInitScript(() => {
    const now = Date.now.bind(Date);
    let ahead = 0;
    Date.now = () => now() + (ahead += 50);
  });
  await signIn(visit, bureau, '/buildings/B1?year=2026&tab=hours&carrier=cooling');
  const chart = page.getByRole('img', { name: '冷，2026 年逐日逐时用量' });
  await expect.poll(() => chart.getAttribute('data-drawn')).toBe('true');
  await page.getByRole('button', { name: '表格视图' }).click();
  await page.getByRole('table', { name: '冷，2026 年逐日逐时用量' }).waitFor();
  // as many frames as there were cells left
  await page.evaluate(async () => {
    for (let frame = 0; frame < 60; frame += 1) await new Promise(requestAnimationFrame);
  });
  expectClean(visit);
});

test('a period selected with the mouse, or with Shift and the arrow keys, opens in finer steps', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/B1?year=2025');
  const chart = page.getByRole('img', { name: '电用量，按月' });
  await chart.waitFor();
  await expect.poll(() => chart.getAttribute('data-drawn')).toBe('true');
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  const [left, top, width] = [box?.x ?? 0, box?.y ?? 0, box?.width ?? 0];
  // from before the first month to the middle of the year, and out below the plot
  await page.mouse.move(left + 75, top + 100);
  await page.mouse.down();
  await page.mouse.move(left + width / 2, top + 120);
  await page.mouse.move(left + width / 2, top + 500);
  await page.mouse.up();
  await page.getByRole('img', { name: '电用量，按日' }).waitFor();
  await page.waitForURL(/from=2025-01-01&to=2025-0[67]-01/u);
  await page.goBack();
  await chart.waitFor();
  await walkTo(page, page.getByRole('slider', { name: /^电用量，按月/u }));
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.getByText('已选 2 个时段，至 2025年3月').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('img', { name: '电用量，按小时' }).waitFor();
  await page.waitForURL(/from=2025-02-01&to=2025-04-01/u);
  expectClean(visit);
});

test('the building’s other carriers are shown below the first, over the same months; the table contains them all', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/B1?year=2025');
  await page.getByRole('img', { name: '电用量，按月' }).waitFor();
  await page.getByText('粒度与日期').click();
  await page.getByRole('checkbox', { name: '同时显示其他能源' }).check();
  await page.waitForURL(/others=shown/u);
  const figure = page.getByRole('figure', { name: '电用量，按月' });
  await figure.getByRole('button', { name: '表格视图' }).click();
  await figure.getByRole('columnheader', { name: '燃气' }).waitFor();
  const span = { building: 'B1', carrier: 'gas', from: '2025-01-01', to: '2026-01-01', step: 'month' } as const;
  const gas = await shown.world.local.metering.useOfBuilding(span);
  const cells = await figure.getByRole('row').filter({ hasText: '2025年' }).allInnerTexts();
  const column = (await figure.getByRole('columnheader').allInnerTexts()).findIndex((text) => text.includes('燃气'));
  expect(cells.map((row) => row.split('\t')[column]?.trim())).toEqual(gas.steps.map(({ value }) => format.quantity(value, gas.unit)));
  expectClean(visit);
});

test('year over year: every figure of the table matches the API and opens, and no data is not 0', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/B1?year=2025&tab=years');
  const table = page.getByRole('table', { name: '各能源与分项逐年用量' });
  await table.getByRole('row', { name: /照明与插座/u }).waitFor();
  const told = await shown.world.local.metering.years({ building: 'B1', until: 2025 });
  const [electricity, lighting] = told.rows;
  expect(told.years).toEqual([2024, 2025]);
  expect(electricity?.years.map(({ use, change }) => [use.value, change])).toEqual([
    [720_000, null],
    [798_000, 0.108333],
  ]);
  expect(lighting?.years.map(({ use, change }) => [use.value, change])).toEqual([
    [240_000, null],
    [360_000, 0.5],
  ]);
  const text = async (name: RegExp) =>
    (await table.getByRole('row', { name }).getByRole('cell').allInnerTexts()).map((one) => one.replaceAll(/\s+/gu, ' ').trim());
  expect(await text(/照明与插座/u)).toEqual(['电 · 照明与插座', '240,000 kWh 覆盖率 100%', '360,000 kWh 覆盖率 100% 比上年多 50%']);
  expect(await text(/空调/u)).toEqual(['电 · 空调', '无数据 覆盖率 0%', '无数据 覆盖率 0%']);
  await page.getByRole('img', { name: '电，历年逐月用量' }).waitFor();
  await page.getByRole('button', { name: '表格视图' }).click();
  const rows = page.getByRole('table', { name: '电，历年逐月用量' }).getByRole('row', { name: /月/u });
  const values = (await rows.allInnerTexts()).filter((row) => /^\d/u.test(row)).map((row) => row.split('\t').map((cell) => cell.trim()));
  expect(values.map(([, before, now]) => [before, now])).toEqual(
    months.map((_, at) =>
      [electricity?.years[0]?.months[at]?.value, electricity?.years[1]?.months[at]?.value].map(
        (value) => `${value?.toLocaleString('zh-CN')} kWh`,
      ),
    ),
  );
  expect(await faultsOfView(visit)).toEqual([]);
  await table.getByRole('link', { name: '360,000 kWh：查看来源' }).click();
  await page.getByRole('dialog').getByRole('row', { name: /B1-A/u }).first().waitFor();
  expectClean(visit);
});

test('the heat map of hours: a gap is an empty cell in the table, values match the API, by keyboard alone', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/B1?year=2026&tab=hours&carrier=cooling');
  await page.getByRole('img', { name: '冷，2026 年逐日逐时用量' }).waitFor();
  const button = page.getByRole('button', { name: '表格视图' });
  await walkTo(page, button);
  await page.keyboard.press('Enter');
  const row = page.getByRole('table', { name: '冷，2026 年逐日逐时用量' }).getByRole('row', { name: /2026年1月1日/u });
  await row.waitFor();
  const told = await shown.world.local.metering.hours({ building: 'B1', carrier: 'cooling', from: '2026-01-01', to: '2027-01-01' });
  expect(told.days.length).toBe(365);
  const shownValues = (await row.getByRole('cell').allInnerTexts()).slice(1);
  expect(shownValues).toEqual(told.days[0]?.values.map((value) => (value === null ? '无数据' : String(value))));
  expect(shownValues[5]).toBe('无数据');
  expect(shownValues[0]).toBe('0');
  expect(await faultsOfView(visit)).toEqual([]);
  expectClean(visit);
});

test('the flow from supply to item: its table matches the API; unmeasured parts are marked; a negative rest is reported', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/B1?year=2025&tab=flow');
  await page.getByRole('img', { name: '各能源从供应到分项的能流，按标准煤' }).waitFor();
  await choose(page.getByLabel('单位'), '电（kWh）');
  await page.getByRole('img', { name: '电（kWh）' }).waitFor();
  await page.waitForURL(/flow=electricity/u);
  await page.getByRole('figure', { name: '电（kWh）' }).getByRole('button', { name: '表格视图' }).click();
  const table = page.getByRole('table', { name: '能流：各能源与分项' });
  await table.waitFor();
  const flow = await shown.world.local.benchmarking.flow({ building: 'B1', year: 2025 });
  const electricity = flow.carriers.find(({ carrier }) => carrier === 'electricity');
  expect(electricity?.nodes.map(({ item, use, rest }) => [item, use.value, rest?.value ?? null])).toEqual([
    [null, 798_000, 438_000],
    ['01A00', 360_000, -24_000],
    ['01A10', 384_000, null],
    ['01B00', null, null],
  ]);
  const cells = async (name: RegExp) => table.getByRole('row', { name }).getByRole('cell').allInnerTexts();
  const [whole] = electricity?.nodes ?? [];
  const figure = (value: number | null | undefined, unit: string) => `${Math.round(value ?? 0).toLocaleString('zh-CN')} ${unit}`;
  expect((await cells(/^电 798/u)).slice(1, 5)).toEqual([
    '798,000 kWh 覆盖率 100%',
    '438,000 kWh 覆盖率 100%',
    figure(whole?.coal?.value, 'kgce'),
    figure(whole?.restCoal?.value, 'kgce'),
  ]);
  expect((await cells(/空调/u))[1]).toContain('无数据');
  expect((await cells(/动力/u))[1]).toBe('未计量');
  await page.getByText(/01A00 的下级合计比它自己多/u).waitFor();
  expect(await faultsOfView(visit)).toEqual([]);
  const tree = page.getByRole('table', { name: '计量点及其平衡' });
  const balance = await shown.world.local.metering.meterTree({ building: 'B1', from: '2025-01-01', to: '2026-01-01' });
  expect(balance.meters.map(({ meter, depth }) => [meter, depth])).toEqual([
    ['B1', 0],
    ['B1-A', 1],
    ['B1-A1', 2],
    ['B1-B', 1],
    ['B1-H', 0],
    ['B1-G', 0],
    ['B1-W', 0],
  ]);
  expect(await tree.getByRole('row', { name: /B1-A ，在 B1 之下|B1-A，在 B1 之下/u }).innerText()).toContain('-24,000 kWh');
  await tree.getByRole('link', { name: '-24,000 kWh：查看来源' }).click();
  await page.getByRole('dialog').getByRole('row', { name: /B1-A1/u }).waitFor();
  expectClean(visit);
});

test('position among peers, the verdict step by step and the years against their limits match the API; no data is not 0', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/B1?year=2025&tab=quota');
  const standing = await shown.world.local.benchmarking.standing({ building: 'B1', year: 2025 });
  expect(standing).toMatchObject({ rank: 1, percentile: 100, region: '140300', excluded: 1, distribution: { count: 1 } });
  await page.getByText('第 1 名，共 1 栋').waitFor();
  await page.getByText(/可比的同类建筑只有 1 栋/u).waitFor();
  await page
    .getByRole('figure', { name: /同类建筑单位面积用量/u })
    .getByRole('button', { name: '表格视图' })
    .click();
  const table = page.getByRole('table', { name: /同类建筑单位面积用量/u });
  expect(await table.getByRole('row', { name: /全部相同/u }).innerText()).toMatch(/1\s+本建筑在此/u);
  const steps = page.getByRole('table', { name: '定额判定的步骤' });
  const quota = await shown.world.local.benchmarking.quota({ building: 'B1', year: 2025 });
  expect(await steps.getByRole('row', { name: /^实测值/u }).innerText()).toContain(`${quota.measured} kWh/m²`);
  await steps.getByRole('row', { name: new RegExp(`与约束值比较.*${quota.constraint} kWh`, 'u') }).waitFor();
  const figure = page.getByRole('figure', { name: '历年修正后用能与约束值、引导值' });
  await figure.getByRole('button', { name: '表格视图' }).click();
  const rows = figure.getByRole('row').filter({ has: page.getByRole('cell') });
  await rows.first().waitFor();
  const shownRows = (await rows.allInnerTexts()).map((row) => row.split('\t').map((cell) => cell.trim()));
  const years = [2021, 2022, 2023, 2024, 2025];
  const told = await Promise.all(years.map((year) => shown.world.local.benchmarking.quota({ building: 'B1', year })));
  const text = (value: number | null) => (value === null ? '无数据' : `${format.quantity(value, 'kWh/m2')}`);
  expect(shownRows.map((cells) => cells.slice(0, 4))).toEqual(
    told.map(({ year, corrected, constraint, leading }) => [String(year), text(corrected), text(constraint), text(leading)]),
  );
  expect(told.map(({ corrected }) => corrected === null)).toEqual([true, true, true, false, false]);
  expectClean(visit);
});
