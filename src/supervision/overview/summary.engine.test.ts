import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;

const buildings = `代码,名称,用途,地区,建筑面积,空调方式,国家机关,气候区,年使用小时数,人数,供暖方式,单位
B1,市政府,办公,140302,1000,分体,否,2A,2500,100,集中供热,市政府
B2,财政局,办公,140302,2000,分体,否,2A,2500,200,电采暖,市政府
B3,矿区政府,办公,140303,500,集中,是,2A,2500,50,电采暖,矿区
B4,医院,医院,140302,,集中,,2A,,,,
`;

const months = (year: number, rows: Readonly<Record<string, number>>): string =>
  [
    ['meter', ...Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`)].join(','),
    ...Object.entries(rows).map(([code, each]) => [code, ...Array.from({ length: 12 }, () => each)].join(',')),
  ].join('\n');

const bring = async (year: number, rows: Readonly<Record<string, number>>) =>
  world.local.readings.importReadings({
    file: await world.upload(`${year}.csv`, months(year, rows)),
    layout: 'months',
    meterColumn: 'meter',
    kind: 'interval',
    interval: '1month',
    unit: 'kWh',
    carrier: 'electricity',
    createMeters: true,
  });

beforeAll(async () => {
  world = await createWorld();
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  expect(await bring(2024, { B1: 8000, B2: 5000, B3: 2000 })).toMatchObject({ accepted: 36 });
  expect(await bring(2025, { B1: 10_000, B2: 5000, B3: 2500 })).toMatchObject({ accepted: 36 });
});

afterAll(() => world.stop());

const asked = { building: 'B2', year: 2025 } as const;

describe('the key figures of a building over HTTP', () => {
  test('match those of its place, one by one: intensity with its change, verdict, rank, coverage, 36 months', async () => {
    const told = await world.local.overview.buildingSummary(asked);
    const row = (await world.local.stock.list({ region: '140300', year: 2025, carrier: 'total', search: 'B2' })).buildings[0];
    const [total, electricity] = told.intensities;
    expect(total).toMatchObject({ measure: 'total', unit: 'kgce/m2', value: row?.intensity, change: 0, changeAtWeather: null, why: null });
    // 0.1229 kgce/kWh (GB/T 2589): 60,000 kWh on 2,000 m2
    expect(total?.value).toBeCloseTo(3.687, 6);
    expect(electricity).toMatchObject({ measure: 'electricity', unit: 'kWh/m2', value: 30, change: 0 });
    const { verdict, indicative, corrected, constraint, excess, quotaFigure } = row ?? {};
    expect(told.verdict).toMatchObject({ verdict, indicative, corrected, constraint, excess });
    expect(told.verdict.figure.split('.')[0]?.length).toBe(quotaFigure?.split('.')[0]?.length);
    // B1 is heated by district heat that is not metered: its total is unknown, so two are ranked
    expect(told.rank).toMatchObject({ rank: 2, count: 2, use: 'office', region: '140300', why: null });
    expect(told.coverage).toEqual({ value: 1, carriers: [{ carrier: 'electricity', coverage: 1 }], why: null });
    expect(told.trend.months.map(({ month }) => month)).toEqual([2023, 2024, 2025].flatMap((year) => monthsOf(year)));
    expect(told.trend.months.map(({ value }) => value)).toEqual([...Array(12).fill(null), ...Array(24).fill(5000)]);
    expect(told.openFindings).toBe(0);
  });

  test('show electricity only, first, if the heat is not metered, ranked among all of its use, with the reason', async () => {
    const told = await world.local.overview.buildingSummary({ building: 'B1', year: 2025 });
    expect(told.intensities).toHaveLength(1);
    expect(told.intensities[0]).toMatchObject({ measure: 'electricity', value: 120, change: 0.25 });
    expect(told.intensities[0]?.why).toContain('供暖');
    expect(told.rank).toMatchObject({ rank: 1, count: 3 });
  });

  test('are null if missing, never 0, and each says what to do', async () => {
    const told = await world.local.overview.buildingSummary({ building: 'B4', year: 2025 });
    expect(told.intensities).toMatchObject([{ value: null, change: null, figure: null }]);
    expect(told.coverage).toMatchObject({ value: null, carriers: [] });
    expect(told.trend).toMatchObject({ carrier: null, months: [] });
    expect(told.verdict).toMatchObject({ verdict: 'unknown', corrected: null, excess: null, indicative: false });
    expect(told.rank).toMatchObject({ rank: null });
    for (const { why } of [...told.intensities, told.verdict, told.rank, told.coverage, told.trend]) expect(why).toMatch(/请/u);
  });

  test('all open', async () => {
    const { intensities, verdict, rank } = await world.local.overview.buildingSummary(asked);
    for (const figure of [...intensities.map((one) => one.figure), verdict.figure, rank.figure]) {
      const opened = await world.local.figures.explain({ figure: figure ?? '' });
      expect(opened.figure).toBe(figure);
    }
    const [total] = intensities;
    expect((await world.local.figures.explain({ figure: total?.figure ?? '' })).result.value).toBe(total?.value);
  });

  test('the months of a place add up to the energy of its year, and per area to its intensity; a year without readings has none, and no zero', async () => {
    const place = { region: '140300', year: 2025 };
    const { months } = await world.local.overview.cityMonths(place);
    const { tiles } = await world.local.overview.city(place);
    const tile = (wanted: string): number => tiles.find(({ name }) => name === wanted)?.value ?? Number.NaN;
    expect(months.map(({ month }) => month)).toEqual(monthsOf(2025));
    expect(months.reduce((sum, { value }) => sum + (value ?? Number.NaN), 0)).toBeCloseTo(tile('energy'), 3);
    expect(months.reduce((sum, { intensity }) => sum + (intensity ?? Number.NaN), 0)).toBeCloseTo(tile('intensity'), 6);
    const { months: before } = await world.local.overview.cityMonths({ ...place, year: 2022 });
    expect(before.flatMap(({ value, intensity }) => [value, intensity])).toEqual(Array(24).fill(null));
  });

  test('an owner gets no rank among its own buildings, with the reason (docs/decisions/0020)', async () => {
    const owner = world.as('owner', { organisation: '市政府' });
    const { rank, intensities } = await owner.overview.buildingSummary(asked);
    expect(rank).toMatchObject({ rank: null, count: null, quarter: null });
    expect(rank.why).toMatch(/10/u);
    expect(intensities[0]?.value).toBeCloseTo(3.687, 6);
    await expect(owner.overview.buildingSummary({ building: 'B3', year: 2025 })).rejects.toMatchObject({
      document: { code: 'no-such-building' },
    });
  });

  test('the year is the last whole one unless another is requested', async () => {
    const { year } = await world.local.overview.buildingSummary({ building: 'B2', knownAt: '2026-06-01' });
    expect(year).toBe(2025);
  });

  test('can be queried as known before', async () => {
    const before = new Date().toISOString();
    const { change } = await world.local.registry.editBuilding({ building: 'B2', set: { floorArea: 4000 } });
    const electricity = async (more: object) => (await world.local.overview.buildingSummary({ ...asked, ...more })).intensities[1]?.value;
    expect([await electricity({}), await electricity({ knownAt: before })]).toEqual([15, 30]);
    // no reading had been received at that time
    const earlier = await world.local.overview.buildingSummary({ ...asked, knownAt: '2020-01-01' });
    expect(earlier).toMatchObject({ intensities: [{ value: null }], coverage: { value: 0 }, rank: { rank: null } });
    expect(earlier.verdict.why).toBe('当年没有“电”的读数。请补录读数。');
    expect(earlier.trend.months.at(-1)).toEqual({ month: '2019-12', value: null, coverage: 0 });
    await world.local.imports.undo({ id: change });
  });
});

const monthsOf = (year: number): string[] => Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`);
