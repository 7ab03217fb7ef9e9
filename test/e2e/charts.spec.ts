import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { notJudgedTerms } from '../../src/supervision/comfort/vocabulary.ts';
import { createFormat } from '../../web/i18n/format.ts';
import { zh } from '../../web/i18n/zh.ts';
import { mapWords } from '../../web/pages/supervision/overview/map-words.ts';
import { rowsBehind, rowsIn } from './chart-rows.ts';
import { expectClean, goOn, openAnew, openConsole, signIn } from './console.ts';
import type { Console } from './console.ts';
import { commissionEquipment, heatRooms, measurePoints, measureRooms, settleTown } from './town.ts';

// The table of every chart: each value that the API returns, as the console formats it, in its place; what is not known is marked as such
// and is not 0.

let shown: Console;
let bureau: { name: string; password: string };
const format = createFormat('zh', zh.figure.none);
const share = (value: number | null | undefined) => (value === null || value === undefined ? format.none : format.share(value));

const register = 'meter,time,value\nR1,2025-03-01T00:00:00+08:00,500\nR1,2025-03-02T00:00:00+08:00,700\nR1,2025-03-03T00:00:00+08:00,90\n';

beforeAll(async () => {
  shown = await openConsole();
  bureau = await shown.account('wang', 'bureau', { region: '140300' });
  const { world } = shown;
  await settleTown(world);
  await measurePoints(world);
  await measureRooms(world);
  await heatRooms(world);
  await commissionEquipment(world);
  const at = 'code,latitude,longitude\nB1,37.85,113.6\nB2,37.87,113.64\nB3,37.86,113.62\nB4,37.88,113.66\n';
  await world.local.registry.importBuildings({ file: await world.upload('coordinates.csv', at) });
  const meters = 'code,building,carrier,kind,unit\nR1,B4,electricity,register,kWh\n';
  await world.local.registry.importMeters({ file: await world.upload('meters.csv', meters) });
  await world.local.readings.importReadings({ file: await world.upload('register.csv', register), kind: 'register' });
});

afterAll(async () => {
  await shown.stop();
});

/** The spec in which each chart is compared with the API: a chart that is not listed here fails. */
const compared: Readonly<Record<string, string>> = {
  'pages/supervision/overview/days-panel.tsx': 'city.spec.ts',
  'pages/supervision/overview/district-map.tsx': 'city.spec.ts',
  'pages/supervision/overview/months-panel.tsx': 'one-year.spec.ts',
  'pages/supervision/overview/map-panel.tsx': 'charts.spec.ts',
  'pages/flexibility/schedule/plan-view.tsx': 'schedule.spec.ts',
  'pages/flexibility/solar/roof-map.tsx': 'solar.spec.ts',
  'pages/metering/quality/coverage-tab.tsx': 'charts.spec.ts',
  'pages/metering/quality/around-finding.tsx': 'charts.spec.ts',
  'pages/heat/heat-network/network-map.tsx': 'cold-home.spec.ts',
  'pages/heat/heat-resident/heat-by-day.tsx': 'heat-resident.spec.ts',
  'pages/heat/heat-planning/heat-map.tsx': 'heat-plans.spec.ts',
  'pages/heat/heat-planning/form-map.tsx': 'heat-plans.spec.ts',
  'pages/metering/metering/use-panel.tsx': 'charts.spec.ts',
  'pages/metering/metering/hours-tab.tsx': 'building.spec.ts',
  'pages/metering/metering/flow-panel.tsx': 'building.spec.ts',
  'pages/metering/metering/years-tab.tsx': 'building.spec.ts',
  'pages/supervision/benchmarking/limits-panel.tsx': 'building.spec.ts',
  'pages/supervision/benchmarking/peers-panel.tsx': 'building.spec.ts',
  'pages/supervision/expectation/expected-panel.tsx': 'charts.spec.ts',
  'pages/supervision/expectation/pace-panel.tsx': 'charts.spec.ts',
  'pages/flexibility/forecast/forecast-panel.tsx': 'charts.spec.ts',
  'pages/registry/portfolio/bid-view.tsx': 'portfolio.spec.ts',
  'pages/registry/portfolio/live-panel.tsx': 'portfolio.spec.ts',
  'pages/flexibility/capability/capability-map.tsx': 'portfolio.spec.ts',
  'pages/metering/trend/trend.tsx': 'charts.spec.ts',
  'pages/green-building/policy/pick-map.tsx': 'plan.spec.ts',
  'pages/supervision/warning/one-episode.tsx': 'charts.spec.ts',
  'pages/supervision/comfort/control-map.tsx': 'charts.spec.ts',
  'pages/retrofit/commissioning/action.tsx': 'charts.spec.ts',
  'pages/retrofit/commissioning/strategy-charts.tsx': 'strategies.spec.ts',
  'pages/supervision/comfort/indoor-tab.tsx': 'charts.spec.ts',
  'pages/reporting/carbon/carbon-map.tsx': 'carbon.spec.ts',
  'pages/reporting/carbon/pathway.tsx': 'carbon.spec.ts',
  'pages/reporting/targets/target-panel.tsx': 'targets.spec.ts',
  'pages/retrofit/savings/points-panels.tsx': 'savings.spec.ts',
  'pages/retrofit/savings/portfolio-map.tsx': 'savings.spec.ts',
  'pages/retrofit/savings/report-panels.tsx': 'savings.spec.ts',
  'pages/reporting/annual-report/report-chart.tsx': 'retrofit-charts.spec.ts',
  'pages/retrofit/retrofit/map-view.tsx': 'retrofit-charts.spec.ts',
  'pages/retrofit/retrofit-estimate/waterfall.tsx': 'retrofit-charts.spec.ts',
  'pages/retrofit/retrofit-plan/plan-map.tsx': 'retrofit-charts.spec.ts',
  'pages/retrofit/retrofit-plan/curve-view.tsx': 'retrofit-charts.spec.ts',
};

test('every chart is compared with the API by a test', () => {
  const web = fileURLToPath(new URL('../../web', import.meta.url));
  const drawn = globSync('pages/**/*.tsx', { cwd: web }).filter((name) =>
    /<(?:Chart|TimeChart|PlaceMap)\b/u.test(readFileSync(path.join(web, name), 'utf8')),
  );
  expect(drawn.toSorted()).toEqual(Object.keys(compared).toSorted());
});

test('the map: every building with its verdict, intensity and coverage', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/?year=2025&colour=verdict');
  const told = await shown.world.local.overview.map({ region: '140300', year: 2025 });
  expect(told.code).toEqual(['B1', 'B2', 'B3', 'B4']);
  const verdicts = mapWords.zh.verdicts;
  const wanted = told.code.map((code, at) => [
    `${told.name[at]}${code}`,
    verdicts[told.verdict[at] ?? 4],
    format.quantity(told.intensity[at], told.unit),
    share(told.coverage[at]),
  ]);
  expect(await rowsBehind(page.getByRole('figure', { name: /阳泉市的建筑/u }))).toEqual(wanted);
  expect(wanted.flat()).toContain(format.none);
  expectClean(visit);
});

test('the map of hours outside: every building, most outside first, those not judged with the reason', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/temperature?region=140300&from=2026-01-04&to=2026-01-10');
  const told = await shown.world.local.comfort.controlOfPlace({ region: '140300', from: '2026-01-04', to: '2026-01-10' });
  const nameOf = new Map(told.places.map(({ code, name }) => [code, name]));
  const wanted = told.buildings.map((one) => [
    // the box that chooses the row
    '',
    `${one.name}${one.code}`,
    nameOf.get(one.region),
    share(one.share),
    one.hours === 0 ? format.none : format.count(one.outside),
    format.count(one.hours),
    share(one.coverage),
    format.count(one.spaces),
    one.reason === undefined ? '未知，全部小时判定' : '',
    one.reason === undefined ? '' : notJudgedTerms[one.reason].zh,
  ]);
  expect(told.buildings[0]).toMatchObject({ code: 'B1' });
  expect(await rowsBehind(page.getByRole('figure', { name: '阳泉市各建筑超限比例' }))).toEqual(wanted);
  expectClean(visit);
});

test('the heat map of months: the coverage of every building and month', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/quality?year=2025');
  const asked = { region: '140300', from: '2025-01-01', to: '2026-01-01', step: 'month', sort: 'worst' } as const;
  const told = await shown.world.local.metering.completeness(asked);
  const wanted = told.buildings.map(({ code, name, carrier, steps }) => [`${name}${code}`, zh.carrier[carrier], ...steps.map(share)]);
  expect(wanted).toHaveLength(4);
  expect(await rowsBehind(page.getByRole('figure', { name: /按建筑和月份的覆盖率/u }))).toEqual(wanted);
  expectClean(visit);
});

test('use over time by month and by day, gaps shown as no data', async () => {
  const visit = await shown.look();
  const { page } = visit;
  for (const [building, step, from, to] of [
    ['B2', 'month', '2025-01-01', '2026-01-01'],
    ['B2', 'day', '2025-02-20', '2025-04-08'],
  ] as const) {
    const told = await shown.world.local.metering.useOfBuilding({ building, carrier: 'electricity', from, to, step });
    const wanted = told.steps.map(({ start, value, estimated }) => [
      format.stepStart(start, step),
      `${format.quantity(value, told.unit)}${estimated === true ? zh.chart.estimated : ''}`,
    ]);
    const address = `/buildings/${building}?year=2025&carrier=electricity&step=${step}&from=${from}&to=${to}`;
    if (step === 'month') await signIn(visit, bureau, address);
    else await openAnew(visit, address);
    const figure = page.getByRole('figure', { name: `电用量，按${zh.step[step]}` });
    expect(await rowsBehind(figure)).toEqual(wanted);
    expect(wanted.map((cells) => cells[1])).toContain(format.none);
  }
  expectClean(visit);
});

test('days next to their expected use, those without readings as no data', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/B2?year=2025&tab=expected');
  await page.getByLabel('首日').fill('2025-02-20');
  await page.getByLabel('末日的次日').fill('2025-04-05');
  const asked = { building: 'B2', carrier: 'electricity', from: '2025-02-20', to: '2025-04-05' } as const;
  const { days, unit } = await shown.world.local.expectation.expectedOfBuilding(asked);
  const wanted = days.map(({ day, measured, coverage, value, low, high }) => [
    format.day(day),
    format.quantity(measured, unit),
    share(coverage),
    ...[value, low, high].map((one) => format.quantity(one, unit)),
  ]);
  const figure = page.getByRole('figure', { name: '电：逐日实测与期望范围' });
  const first = await rowsBehind(figure);
  await expect.poll(async () => (await rowsIn(figure)).map((cells) => cells.slice(0, 6))).toEqual(wanted);
  expect(first.map((cells) => cells.at(-1))).toContain('相似日');
  expect(wanted.map((cells) => cells[1])).toContain(format.none);
  expect(wanted.filter((cells) => cells[3] !== format.none).length).toBeGreaterThan(20);
  expectClean(visit);
});

test('load forecast next to the measured load, quarter hour by quarter hour', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/B2?year=2025&tab=expected');
  await page.getByLabel('预测起算日').fill('2025-03-20');
  const asked = { building: 'B2', at: '2025-03-20' };
  const { load } = await shown.world.local.forecast.building(asked);
  const wanted = load.steps.map(({ start, p10, p50, p90 }) => [
    format.stepStart(start, '15min'),
    ...[p50, p10, p90].map((one) => format.quantity(one, 'kW')),
  ]);
  const figure = page.getByRole('figure', { name: '负荷预测：未来 48 小时，P10 至 P90 与实测' });
  await rowsBehind(figure);
  await expect.poll(async () => (await rowsIn(figure)).slice(0, 40).map((cells) => cells.toSpliced(1, 1))).toEqual(wanted.slice(0, 40));
  expectClean(visit);
});

test('points over time: means with their coverage, a gap as no data; values as received', async () => {
  const visit = await shown.look();
  const { page } = visit;
  const span = { from: '2026-01-01', to: '2026-01-03' };
  const days = `from=${span.from}&to=${span.to}`;
  await signIn(visit, bureau, `/trend?points=T1,C1&${days}&step=hour&within=20:22`);
  const [warm, air] = await Promise.all(
    ['T1', 'C1'].map((point) => shown.world.local.trend.trend({ point, ...span, step: 'hour', within: '20:22' })),
  );
  const wanted = (warm?.steps ?? []).map(({ start, mean, coverage }, at) => [
    format.stepStart(start, 'hour'),
    format.quantity(mean, 'degC'),
    share(coverage),
    format.quantity(air?.steps?.[at]?.mean, 'ppm'),
    share(air?.steps?.[at]?.coverage),
  ]);
  expect(wanted).toHaveLength(48);
  const figure = page.getByRole('figure', { name: '测点趋势，按小时' });
  expect(await rowsBehind(figure)).toEqual(wanted);
  expect(wanted.map((cells) => cells[1])).toContain(format.none);
  const totals = page.getByRole('table', { name: '各测点在这段时间的汇总' }).getByRole('row').filter({ hasText: '室温' });
  const cells = (await totals.getByRole('cell').allInnerTexts()).map((text) => text.trim());
  const { mean, min, max, last, coverage, within } = warm?.total ?? {};
  expect(cells.slice(1, 7)).toEqual([...[mean, min, max, last].map((one) => format.quantity(one, 'degC')), share(coverage), share(within)]);
  await goOn(visit, `/trend?points=T1&${days}&step=raw`);
  const { values = [] } = await shown.world.local.trend.trend({ point: 'T1', ...span, step: 'raw' });
  const raw = await rowsBehind(page.getByRole('figure', { name: '测点趋势，逐条原值' }));
  expect(raw[0]).toEqual([format.stepStart(values[0]?.at ?? '', '15min'), format.quantity(values[0]?.value, 'degC')]);
  expect(raw.filter(([, value]) => value === format.none).length).toBeGreaterThan(0);
  expectClean(visit);
});

test('an action: each day since then with its expected use and what was saved of it', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/commissioning');
  await page.getByRole('link', { name: '排风机改为随时间表运行', exact: true }).click();
  const { actions } = await shown.world.local.commissioning.list({ building: 'B1' });
  const { days, unit, total } = await shown.world.local.commissioning.show({ id: actions[0]?.id ?? 0 });
  const wanted = days.map(({ day, measured, coverage, value, low, high, correction, saved }) => [
    format.day(day),
    format.quantity(measured, unit),
    share(coverage),
    ...[value, low, high, correction, saved].map((one) => format.quantity(one, unit)),
  ]);
  expect(total.days).toBe(31);
  expect(await rowsBehind(page.getByRole('figure', { name: '电：逐日实测与期望范围' }))).toEqual(wanted.slice(0, 50));
  await page.getByText(format.quantity(total.value, unit), { exact: true }).first().waitFor();
  expectClean(visit);
});

test('before an action: where it is recorded, a button shows which saving could be detected after how many days', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/commissioning?building=B1');
  const part = page.getByRole('region', { name: '可识别的节约', exact: true });
  await part.getByRole('button', { name: '可识别的节约' }).click();
  const rows = part.getByRole('table').getByRole('row');
  await rows.nth(4).waitFor();
  const { spans } = await shown.world.local.commissioning.detectable({ building: 'B1' });
  for (const [at, { days, counted, reference }] of spans.entries()) {
    const cells = (
      await rows
        .nth(at + 1)
        .getByRole('cell')
        .allInnerTexts()
    ).map((text) => text.trim());
    expect([cells[0], cells[3], cells[4]]).toEqual([days, counted, reference].map((one) => format.count(one)));
  }
  expectClean(visit);
});

test('indoor air: monthly means of a year with coverage, minimum and maximum; limit, status and share', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/B1?tab=indoor&year=2026&room=301');
  const asked = { building: 'B1', from: '2026-01-01', to: '2027-01-01', step: 'month', space: '301' } as const;
  const told = await shown.world.local.comfort.indoor(asked);
  const warm = told.quantities.find(({ quantity }) => quantity === 'temperature');
  expect(warm?.spaces).toEqual(['301']);
  const wanted = (warm?.steps ?? []).map(({ start, mean, coverage, min, max }) => [
    format.stepStart(start, 'month'),
    format.quantity(mean, 'degC'),
    share(coverage),
    format.quantity(min, 'degC'),
    format.quantity(max, 'degC'),
  ]);
  expect(wanted).toHaveLength(12);
  expect(await rowsBehind(page.getByRole('figure', { name: '室内温度，按月' }))).toEqual(wanted);
  const row = page.getByRole('table', { name: '室内环境' }).getByRole('row').filter({ hasText: '二氧化碳浓度' });
  const cells = (await row.getByRole('cell').allInnerTexts()).map((text) => text.trim());
  const air = told.quantities.find(({ quantity }) => quantity === 'co2');
  expect(cells.slice(1, 6)).toEqual([
    ...[air?.total.mean, air?.total.min, air?.total.max].map((one) => format.quantity(one, 'ppm')),
    share(air?.total.share),
    share(air?.total.coverage),
  ]);
  expect(cells[6]).toContain('GB/T 18883-2022 室内空气质量标准 表 1（待核对标准原文）');
  await page.getByText('合格比例仅供参考').waitFor();
  expectClean(visit);
});

test('the running sum of a year: the total of its days at the end of each month', async () => {
  const visit = await shown.look();
  const { page } = visit;
  for (const building of ['B1', 'B2']) {
    const { parts } = await shown.world.local.expectation.pace({ building, year: 2025, days: 'true' });
    const { days = [], unit = '' } = parts.find(({ carrier }) => carrier === 'electricity') ?? {};
    const sumTo = (month: string, field: 'value' | 'low' | 'high') => {
      const upTo = days.filter(({ day }) => day.slice(0, 7) <= month);
      const isKnown = upTo.every(({ value, low, high }) => value !== null && low !== null && high !== null);
      return isKnown ? upTo.reduce((sum, day) => sum + (day[field] ?? 0), 0) : null;
    };
    const months = [...new Set(days.map(({ day }) => day.slice(0, 7)))];
    expect(months).toHaveLength(12);
    const wanted = months.map((month) => [
      month,
      ...(['value', 'low', 'high'] as const).map((field) => format.quantity(sumTo(month, field), unit)),
    ]);
    const address = `/buildings/${building}?year=2025&tab=expected`;
    if (building === 'B1') await signIn(visit, bureau, address);
    else await goOn(visit, address);
    expect(await rowsBehind(page.getByRole('figure', { name: '电：全年累计用量' }))).toEqual(wanted);
    expect(wanted[0]?.[1]).not.toBe(format.none);
  }
  expectClean(visit);
});

test('a meter around its finding: the first steps and the last', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/quality?tab=findings');
  const asked = page.waitForRequest(/\/api\/.*R1.*step=/u);
  await page.getByRole('button', { name: /查看表计 R1/u }).click();
  const query = new URL((await asked).url()).searchParams;
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? ''];
  const told = await shown.world.local.metering.useOfMeter({ meter: 'R1', from, to, step: '15min' });
  const wanted = told.steps.map(({ start, value, estimated }) => [
    format.stepStart(start, '15min'),
    `${format.quantity(value, told.unit)}${estimated === true ? zh.chart.estimated : ''}`,
  ]);
  const figure = page.getByRole('figure', { name: '表计 R1 在疑点前后的用量' });
  const size = 50;
  const valued = (rows: readonly string[][]) => rows.map(([time, value]) => [time, value]);
  expect(valued(await rowsBehind(figure))).toEqual(wanted.slice(0, size));
  const last = Math.ceil(wanted.length / size);
  await figure.getByTitle(String(last), { exact: true }).click();
  await expect.poll(async () => valued(await rowsIn(figure))).toEqual(wanted.slice((last - 1) * size));
  expectClean(visit);
});

test('the time axis shows the findings of the day as known on the page’s date', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/B4?from=2025-03-01&to=2025-03-05&step=day');
  const doubts = page.getByRole('region', { name: '存疑的读数' });
  await doubts.getByRole('cell', { name: 'R1' }).first().waitFor();
  await goOn(visit, '/buildings/B4?from=2025-03-01&to=2025-03-05&step=day&known=2025-03-01');
  await doubts.getByText('没有存疑的读数').waitFor();
  expectClean(visit);
});

test('an episode: each step with the values that it is based on', async () => {
  const { warning } = shown.world.local;
  const rule = {
    id: 'any-use',
    version: 1,
    names: { zh: '有用电', en: 'Any use' },
    subject: 'building',
    of: { code: 'B1' },
    step: 'day',
    inputs: { use: { use: 'electricity', least: 0 } },
    when: { ge: ['use', 0] },
    notify: ['desk'],
  };
  await warning.add({ rule: JSON.stringify(rule) });
  await warning.on({ rule: rule.id, from: '2025-03-01' });
  await shown.world.app.slices.warning.judgeAll();
  const [found] = (await warning.list({ rule: rule.id })).episodes;
  const { rests, zone, inputs } = await warning.episode({ id: found?.id ?? 0 });
  const unit = inputs[0]?.unit ?? '';
  const wanted = rests.map(({ start, values }) => [format.stepStart(start, 'day', zone), format.quantity(values['use'], unit)]);
  const visit = await shown.look();
  await signIn(visit, bureau, `/warnings?episode=${found?.id ?? 0}`);
  const figure = visit.page.getByRole('figure', { name: '有用电：各步数值' });
  const rows = await rowsBehind(figure);
  expect(rows.map(([time, value]) => [time, value])).toEqual(wanted.slice(0, rows.length));
  expect(rows.length).toBeGreaterThan(2);
  expectClean(visit);
});
