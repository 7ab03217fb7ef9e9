import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

/** A town with a few measured days: no share, no carbon per floor area, and what is missing is reported. */
let world: World;

const buildings = `代码,名称,用途,地区,建筑面积,供暖方式
B1,一号楼,办公,140302,1000,电采暖
B2,二号楼,酒店,140302,1000,电采暖
B3,三号楼,办公,140303,1000,集中供热
`;

const days = (from: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => new Date(Date.parse(from) + at * 86_400_000).toISOString().slice(0, 10));

const bring = async (code: string, count: number, more: Record<string, string> = {}) =>
  world.local.readings.importReadings({
    file: await world.upload('r.csv', ['meter,time,value', ...days('2025-01-01', count).map((day) => `${code},${day},10`)].join('\n')),
    kind: 'interval',
    interval: '1d',
    unit: 'kWh',
    carrier: 'electricity',
    createMeters: true,
    ...more,
  });

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.UTC(2026, 2, 1) });
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  await bring('B1', 10);
  await bring('B2', 10);
  await bring('B3', 365);
  const items = ['code,building,carrier,unit,item,parent', 'B1-L,B1,electricity,kWh,01A00,B1'].join('\n');
  await world.local.registry.importMeters({ file: await world.upload('m.csv', items) });
  await bring('B1-L', 10);
});

afterAll(() => world.stop());

const codesOf = (findings: readonly { readonly code: string }[]) => findings.map(({ code }) => code);

test('the report of a place shows no share, says why, and names what its total lacks', async () => {
  const low = await world.local.energyReport.place({ region: '140302', period: '2025' });
  expect(low.uses.map(({ tce, share }) => [typeof tce, share])).toEqual([
    ['number', null],
    ['number', null],
  ]);
  expect(codesOf(low.findings)).toEqual(['share-coverage-low']);
  const whole = await world.local.energyReport.place({ region: '140303', period: '2025' });
  expect(whole.total.without).toEqual(['heat']);
  expect(whole.uses.map(({ share }) => share)).toEqual([null]);
  expect(codesOf(whole.findings)).toEqual(['share-carrier-uncovered']);
  const month = await world.local.energyReport.place({ region: '140302', period: '2025-02' });
  expect(month.uses.map(({ share }) => share)).toEqual([null, null]);
});

test('the same in Word, and in the overview of a city', async () => {
  const answer = await world.ask('/api/exports/energy-report?region=140303&period=2025');
  const text = new TextDecoder()
    .decode(unzipSync(Buffer.from(await answer.arrayBuffer()))['word/document.xml'])
    .replaceAll(/<[^>]+>/gu, '');
  expect(text).toContain('总量不含：热');
  expect(text).toContain('不给出占比');
  const city = await world.local.overview.city({ region: '140302', year: 2025 });
  expect(city.uses.map(({ share }) => share)).toEqual([null, null]);
  expect(codesOf(city.usesLack)).toEqual(['share-coverage-low']);
});

test('an item measured for a few days has no share of its carrier', async () => {
  const { items, findings, total } = await world.local.energyReport.building({ building: 'B1', period: '2025' });
  expect(items.map(({ value, share }) => [typeof value, share])[0]).toEqual(['number', null]);
  expect(codesOf(findings)).toEqual(['share-coverage-low']);
  expect(total.without).toEqual([]);
  const heated = await world.local.energyReport.building({ building: 'B3', period: '2025' });
  expect(heated.total.without).toEqual(['heat']);
});

describe('carbon per floor area', () => {
  test.each([
    [{ region: '140302' }, 'carbon-area-low'],
    [{ building: 'B1' }, 'carbon-area-low'],
    [{ region: '140303' }, 'carbon-area-uncovered'],
    [{ building: 'B3' }, 'carbon-area-uncovered'],
  ])('of %o is not shown', async (which, code) => {
    const told = await world.local.carbon.inventory({ ...which, year: 2025 });
    expect(told.total.kg).toBeGreaterThan(0);
    expect(told.kgPerM2).toBeNull();
    expect(codesOf(told.findings)).toContain(code);
  });
});
