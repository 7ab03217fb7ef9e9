import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;

const buildings = `代码,名称,用途,地区,建筑面积,空调方式,国家机关,气候区,年使用小时数,人数,供暖方式,单位
B1,市政府,办公,140302,1000,分体,否,2A,2500,100,电采暖,市政府
B2,财政局,办公,140302,2000,分体,否,2A,2500,200,集中供热,市政府
B3,矿区政府,办公,140303,500,集中,是,2A,2500,50,集中供热,矿区
B4,医院,医院,140302,500,集中,,2A,,,,
B5,旅馆,宾馆,140302,,集中,,2A,,,,
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
  expect(await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) })).toMatchObject({ created: 5 });
  expect(await bring(2024, { B1: 8000, B2: 5000 })).toMatchObject({ accepted: 24 });
  expect(await bring(2025, { B1: 10_000, B2: 5000, B3: 2500, B5: 1000 })).toMatchObject({ accepted: 48 });
});

afterAll(() => world.stop());

const asked = { region: '140300', year: 2025 } as const;

describe('the building stock over HTTP', () => {
  test('returns for every building its use, its verdict, its position among peers, and what is missing', async () => {
    const { unit, total, floorArea, value, buildings: rows } = await world.local.stock.list(asked);
    expect([unit, total, floorArea, value]).toEqual(['kWh/m2', 5, 4000, 222_000]);
    expect(rows.map(({ code, intensity, rank, peers, gaps }) => [code, intensity, rank, peers, gaps])).toEqual([
      ['B1', 120, 1, 3, []],
      ['B3', 60, 2, 3, []],
      ['B2', 30, 3, 3, []],
      ['B4', null, null, null, ['meter']],
      ['B5', null, null, null, ['area']],
    ]);
    expect(rows[0]).toMatchObject({ use: 'office', heating: 'electricity', organisation: '市政府', change: 0.25, coverage: 1 });
    expect(rows.find(({ code }) => code === 'B2')?.change).toBe(0);
    expect(rows[3]).toMatchObject({ reason: 'no-meter', heating: null });
  });

  test('has figures that all open', async () => {
    const [first] = (await world.local.stock.list(asked)).buildings;
    const opened = await world.local.figures.explain({ figure: first?.figure ?? '' });
    expect(opened.figure).toBe(first?.figure);
    expect((await world.local.figures.explain({ figure: first?.quotaFigure ?? '' })).meters.map(({ code }) => code)).toEqual(['B1']);
  });

  test('is filtered the same on every page, and counts verdicts before it is filtered by them', async () => {
    const all = await world.local.stock.list(asked);
    const over = await world.local.stock.list({ ...asked, verdict: 'over' });
    expect([over.formal, over.indicative, over.unknown]).toEqual([all.formal, all.indicative, all.unknown]);
    expect(over.total).toBe(over.formal.over + over.indicative.over);
    expect(over.buildings.every(({ verdict, excess }) => verdict === 'over' && (excess ?? 0) > 0)).toBe(true);
    const second = await world.local.stock.list({ ...asked, limit: 2, offset: 2 });
    expect(second.buildings.map(({ code }) => code)).toEqual(all.buildings.slice(2, 4).map(({ code }) => code));
    expect((await world.local.stock.list({ ...asked, gap: 'any' })).buildings.map(({ code }) => code).toSorted()).toEqual(['B4', 'B5']);
  });

  test('compares with the same kind of heating on request', async () => {
    const { buildings: rows, heatings } = await world.local.stock.list({ ...asked, use: 'office', among: 'heating' });
    expect(rows.map(({ code, rank, peers }) => [code, rank, peers])).toEqual([
      ['B1', 1, 1],
      ['B3', 1, 2],
      ['B2', 2, 2],
    ]);
    expect(heatings).toEqual({ electricity: 1, heat: 2, unknown: 2 });
  });

  test('has all pages of one list from one state; without its name the query is for now', async () => {
    const { list } = await world.local.stock.list(asked);
    await world.local.registry.editBuilding({ building: 'B2', set: { name: '财政局新楼' } });
    const nameIn = async (more: object) => (await world.local.stock.list({ ...asked, ...more, search: 'B2' })).buildings[0]?.name;
    expect(await nameIn({ list })).toBe('财政局');
    expect(await nameIn({})).toBe('财政局新楼');
    expect(await nameIn({ list: 'a name that nobody gave' })).toBe('财政局新楼');
  });

  test('does not return somebody else’s list by its name: a caller with fewer rights gets what they see', async () => {
    const { list } = await world.local.stock.list(asked);
    const county = await world.as('bureau', { region: '140303' }).stock.list({ region: '140303', year: 2025, list });
    expect(county.buildings.map(({ code }) => code)).toEqual(['B3']);
    const owner = await world.as('owner', { organisation: '市政府' }).stock.list({ ...asked, list });
    expect(owner.buildings.map(({ code, rank }) => [code, rank])).toEqual([
      ['B1', null],
      ['B2', null],
    ]);
  });

  test('can be queried as known before', async () => {
    const before = new Date().toISOString();
    await world.local.registry.editBuilding({ building: 'B1', set: { floorArea: 2000 } });
    const intensityOfB1 = async (more: object) =>
      (await world.local.stock.list({ ...asked, ...more })).buildings.find(({ code }) => code === 'B1')?.intensity;
    expect([await intensityOfB1({}), await intensityOfB1({ knownAt: before })]).toEqual([60, 120]);
  });
});

describe('the list of buildings with their year', () => {
  const of = (more: object = {}) => world.local.stock.buildings({ year: 2025, ...more });
  const codesOf = async (more: object) => (await of(more)).buildings.map(({ code }) => code);

  test('sorted and filtered by the registry includes the year of the listed buildings', async () => {
    const { buildings: told, total, unit, list } = await of({ sort: 'floorArea', descending: true, limit: 2 });
    expect([total, unit, list]).toEqual([5, 'kWh/m2', null]);
    expect(told.map(({ code, energy }) => [code, energy?.value])).toEqual([
      ['B1', 120_000],
      ['B2', 60_000],
    ]);
    expect(await codesOf({ sort: 'occupants' })).toEqual(['B3', 'B1', 'B2', 'B4', 'B5']);
    expect(await codesOf({ sort: 'meters', descending: true, hasMeters: false })).toEqual(['B4']);
  });

  test('sorted by a figure of the year has the order of the stock, unknown ones last', async () => {
    const stock = await world.local.stock.list({ ...asked, sort: 'value' });
    expect(await codesOf({ sort: 'value', descending: true })).toEqual(stock.buildings.map(({ code }) => code));
    expect(await codesOf({ sort: 'value' })).toEqual(['B5', 'B3', 'B2', 'B1', 'B4']);
  });

  test('has the same year for each building, however the list was requested', async () => {
    const quick = await of({ search: 'B1' });
    const whole = await of({ search: 'B1', sort: 'intensity' });
    const pinned = (answer: typeof quick) =>
      answer.buildings.map(({ energy }) => ({ ...energy, figure: energy?.figure !== null, quotaFigure: '' }));
    expect(pinned(whole)).toEqual(pinned(quick));
    expect(whole.list).not.toBeNull();
  });

  test('is filtered by facts of the registry and by gaps at once, and the totals are of the same buildings', async () => {
    expect(await codesOf({ gap: 'any', use: 'hospital' })).toEqual(['B4']);
    const { list, ...totals } = await world.local.stock.totals({ year: 2025, areaFrom: 1000 });
    expect(totals).toMatchObject({ unit: 'kWh/m2', total: 2, value: 180_000 });
    expect((await of({ areaFrom: 1000, sort: 'intensity', list })).list).toBe(list);
  });

  test('shows callers with fewer rights less, in the list and in the totals', async () => {
    const owner = world.as('owner', { organisation: '市政府' });
    expect((await owner.stock.buildings({ year: 2025, sort: 'intensity' })).buildings.map(({ code }) => code)).toEqual(['B2', 'B1']);
    expect((await owner.stock.totals({ year: 2025 })).total).toBe(2);
  });
});
