import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFormat } from '../../web/i18n/format.ts';
import { zh } from '../../web/i18n/zh.ts';
import { a11yViolations } from './axe.ts';
import { expectClean, goOn, openConsole, overTheEdge, pick, settled, signIn } from './console.ts';
import type { Console } from './console.ts';

let shown: Console;
let bureau: { name: string; password: string };

/** Six offices of known intensity, one of them not measured, in two counties with outlines. */
beforeAll(async () => {
  shown = await openConsole();
  bureau = await shown.account('wang', 'bureau', { region: '140300' });
  const { local, upload } = shown.world;
  const buildings = [1, 2, 3, 4, 5, 6].map((at) => `K${at},办公楼${at},office,${at < 4 ? '140302' : '140303'},1000,none,甲单位`);
  const file = await upload('b.csv', `code,name,use,region,floorArea,heating,organisation\n${buildings.join('\n')}\n`);
  await local.registry.importBuildings({ file });
  const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`);
  const rows = [1, 2, 3, 4, 5].map((at) => `K${at},${months.map(() => at * 1000).join(',')}`);
  await local.readings.importReadings({
    file: await upload('r.csv', `meter,${months.join(',')}\n${rows.join('\n')}\n`),
    layout: 'months',
    meterColumn: 'meter',
    kind: 'interval',
    interval: '1month',
    unit: 'kWh',
    carrier: 'electricity',
    createMeters: true,
  });
  await local.carbon.certificates.importFile({
    file: await upload('c.csv', 'number,building,organisation,kwh,from,to\nGEC-1,K1,,2000,2025-01-01,2025-12-31\n'),
  });
  const square = (code: string, west: number) => ({
    type: 'Feature',
    properties: { code },
    geometry: {
      type: 'Polygon',
      coordinates: [[113.5, 113.7, 113.7, 113.5, 113.5].map((x, at) => [x + west, at < 2 || at === 4 ? 37.8 : 37.9])],
    },
  });
  const edges = { type: 'FeatureCollection', features: [square('140302', 0), square('140303', 0.2)] };
  await local.place.importPlaces({ file: await upload('edges.geojson', JSON.stringify(edges)) });
});

afterAll(() => shown.stop());

const format = createFormat('zh', zh.figure.none);
const tonnesOf = (kg: number | null | undefined): number => (kg ?? Number.NaN) / 1000;
const inTonnes = (kg: number | null | undefined): string => format.quantity(tonnesOf(kg), 'tCO2');
const inWords = (kg: number | null | undefined): string => format.scaled(tonnesOf(kg), 'tCO2');

test('a year is shown with measured and estimated separately; the kilograms open down to the factor; districts match the API', async () => {
  const visit = await shown.look({ language: 'zh' });
  const { page } = visit;
  await signIn(visit, bureau, '/carbon?region=140300&year=2025');
  await page.getByRole('heading', { level: 1, name: '建筑碳排放' }).waitFor();
  const asked = { region: '140300', year: 2025 } as const;
  const told = await shown.world.local.carbon.inventory({ ...asked, estimate: true });
  const year = page.getByRole('region', { name: '2025 年', exact: true });
  await year.getByText(inWords(told.total.kg)).first().waitFor();
  const estimated = year.getByRole('region', { name: '估算部分' });
  expect(await estimated.innerText()).toContain(inWords(told.estimated?.totalKg));
  expect(await estimated.innerText()).toContain('90% 区间');
  const map = page.getByRole('figure', { name: '各地区碳排放' });
  await map.getByRole('button', { name: '表格视图' }).click();
  const { rows } = await shown.world.local.carbon.inventory({ ...asked, by: 'district' });
  for (const { name, kg } of rows)
    expect(
      await page
        .getByRole('table', { name: '各地区碳排放' })
        .getByRole('row', { name: name ?? '' })
        .innerText(),
    ).toContain(inTonnes(kg));
  await year
    .getByRole('link', { name: /CO₂：查看来源/u })
    .first()
    .click();
  const drawer = page.getByRole('dialog', { name: '数字的来源' });
  await drawer.getByText('Σ 用量 × 排放因子').first().waitFor();
  await drawer.getByRole('button', { name: /电/u }).first().click();
  await drawer
    .getByText(/kgCO₂\/kWh/u)
    .first()
    .waitFor();
  await page.keyboard.press('Escape');
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
});

test('on the market basis certificates are subtracted; factors and certificates have their lists', async () => {
  const visit = await shown.look({ language: 'zh' });
  const { page } = visit;
  await signIn(visit, bureau, '/carbon?region=140300&year=2025');
  await pick(page, '核算口径', '基于市场');
  await pick(page, '分列方式', '建筑');
  const table = page.getByRole('table', { name: '碳排放明细' });
  await table.getByRole('row', { name: /办公楼1.*2,000 kWh/u }).waitFor();
  await page.getByRole('tab', { name: '排放因子表' }).click();
  await page
    .getByRole('table', { name: '排放因子表' })
    .getByRole('row', { name: /140000.*0\.6634/u })
    .first()
    .waitFor();
  await page.getByRole('tab', { name: '绿电证书' }).click();
  await page.getByRole('row', { name: /GEC-1/u }).waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
});

test('a plan is adjusted by sliders and copied: chart and tables follow, matching the API’s calculation', async () => {
  const visit = await shown.look({ language: 'zh' });
  const { page } = visit;
  await signIn(visit, bureau, '/carbon-pathway?region=140300&year=2025');
  const text = page.getByRole('textbox', { name: '方案内容（YAML）' });
  const walked = async () => {
    const { paths } = await shown.world.local.pathway.walk({ plans: [{ name: 'x', text: await text.inputValue() }] });
    return paths[0]!;
  };
  const kgOf = (path: Awaited<ReturnType<typeof walked>>, year: number) => inTonnes(path.years.find((one) => one.year === year)?.kg);
  const compared = page.getByRole('table', { name: '方案比较' });
  const first = await walked();
  expect(first.years.at(-1)?.year).toBe(2060);
  await compared
    .getByRole('row', { name: /方案 1/u })
    .getByText(kgOf(first, 2035))
    .first()
    .waitFor();
  await page.getByRole('button', { name: '复制为新方案' }).click();
  const slider = page.getByRole('slider', { name: '照明改造：每年覆盖' });
  await slider.focus();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
  expect(await text.inputValue()).toContain('share: 0.07');
  const second = await walked();
  expect(kgOf(second, 2035)).not.toBe(kgOf(first, 2035));
  await compared
    .getByRole('row', { name: /方案 2/u })
    .getByText(kgOf(second, 2035))
    .first()
    .waitFor();
  const chart = page.getByRole('figure', { name: '各方案逐年碳排放' });
  await chart.getByRole('button', { name: '表格视图' }).click();
  const years = page.getByRole('table', { name: '各方案逐年碳排放' });
  for (const { year } of second.years.slice(0, 12)) {
    const row = await years.getByRole('row', { name: new RegExp(`^${year}`, 'u') }).innerText();
    expect(row.split('\t').slice(1)).toEqual([kgOf(first, year), kgOf(second, year)]);
  }
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
});

test('on a phone, in English: nothing overflows; a faulty plan shows where the fault is, and the last valid result stays', async () => {
  const visit = await shown.look({ language: 'en', width: 375, height: 800 });
  const { page } = visit;
  await signIn(visit, bureau, '/carbon?region=140300&year=2025');
  await page.getByRole('heading', { level: 1, name: 'Carbon emissions of buildings' }).waitFor();
  await settled(visit);
  expect(await overTheEdge(visit)).toEqual([]);
  await goOn(visit, '/carbon-pathway?region=140300&year=2025');
  const compared = page.getByRole('table', { name: 'Plan comparison' });
  await compared.getByRole('row', { name: /Plan 1/u }).waitFor();
  const text = page.getByRole('textbox', { name: 'The plan (YAML)' });
  await text.fill((await text.inputValue()).replace('base: 2025', 'base: soon'));
  await page
    .getByText(/line 3/iu)
    .first()
    .waitFor();
  await compared.waitFor();
  expect(await overTheEdge(visit)).toEqual([]);
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
});
