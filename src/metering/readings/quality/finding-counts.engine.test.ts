import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld } from '../../../../test/world.ts';
import type { World } from '../../../../test/world.ts';

let world: World;

const day = (at: number) => new Date(Date.UTC(2025, 2, 1 + at)).toISOString().slice(0, 10);

/** Days of about 10 kWh, one of 100, and some of them the same. */
const days = (meter: string, first: number, many: number, far = -1) =>
  [
    'meter,time,value',
    ...Array.from({ length: many }, (_, at) => `${meter},${day(first + at)},${first + at === far ? 100 : 10 + (at % 3)}`),
  ].join('\n');

beforeAll(async () => {
  world = await createWorld();
  const buildings = '代码,名称,用途,地区,建筑面积\nC,楼,办公,140302,1000\n';
  await world.local.registry.importBuildings({ file: await world.upload('buildings.csv', buildings) });
  const meters = 'code,building,carrier,kind,unit\nC1,C,electricity,interval,kWh\nC2,C,electricity,interval,kWh\n';
  await world.local.registry.importMeters({ file: await world.upload('meters.csv', meters) });
});

afterAll(async () => {
  await world.stop();
});

const bring = async (text: string) => {
  const file = await world.upload('readings.csv', text);
  return world.local.readings.importReadings({ file, kind: 'interval', interval: '1d', marks: 'start' });
};

/** The counts, and the same counted from the list. */
async function both() {
  const { findings } = await world.local.readings.findings({ building: 'C', limit: 1000 });
  const { counts } = await world.local.readings.findingCounts({ building: 'C' });
  const listed = Map.groupBy(findings, ({ code }) => code);
  const open = (code: string) => listed.get(code)?.filter(({ decision, severity }) => decision === null && severity !== 'info').length;
  return {
    counted: counts.map((one) => `${one.code} ${one.count} ${one.open}`).toSorted(),
    listed: [...listed].map(([code, list]) => `${code} ${list.length} ${open(code)}`).toSorted(),
  };
}

test('cached counts equal those of the list after an import, a live reading, a decision, another import and its undo', async () => {
  expect((await both()).counted).toEqual([]);

  await bring(days('C1', 0, 30, 19));
  const first = await both();
  expect(first.counted).toEqual(['outlier 1 1']);
  expect(first.listed).toEqual(first.counted);

  const live = { meter: 'C1', time: '2025-03-30T16:00:00Z', end: '2025-03-31T16:00:00Z', value: 500 };
  await world.local.readings.record({ readings: [live] });
  const second = await both();
  expect(second.counted).toEqual(['outlier 2 2']);
  expect(second.listed).toEqual(second.counted);

  const [one] = (await world.local.readings.findings({ building: 'C' })).findings;
  await world.local.readings.decide({ finding: one?.id ?? '', as: 'good', note: '' });
  const third = await both();
  expect(third.counted).toEqual(['outlier 2 1']);
  expect(third.listed).toEqual(third.counted);

  const brought = await bring(days('C2', 0, 20, 5));
  const fourth = await both();
  expect(fourth.counted).toEqual(['outlier 3 2']);
  expect(fourth.listed).toEqual(fourth.counted);

  await world.local.imports.undo({ id: brought.import });
  const fifth = await both();
  expect(fifth.counted).toEqual(third.counted);
  expect(fifth.listed).toEqual(third.counted);
});

test('the end of a meter’s data is cached: an import moves it, and its undo moves it back', async () => {
  const lastOf = async (meter: string) =>
    (await world.local.readings.silent({ building: 'C' })).meters.find((one) => one.meter === meter)?.last;
  const before = await lastOf('C2');
  const brought = await bring(days('C2', 40, 3));
  expect([before, await lastOf('C2')]).toEqual([null, day(42)]);
  await world.local.imports.undo({ id: brought.import });
  expect(await lastOf('C2')).toBe(before);
});

test('the first and the last measured day are those of the meters a reader sees', async () => {
  const seen = () => world.local.readings.measuredDays({ building: 'C' });
  const before = await seen();
  const brought = await bring(days('C2', -3, 50));
  expect([before, await seen()]).toEqual([
    { first: day(0), last: day(30) },
    { first: day(-3), last: day(46) },
  ]);
  await world.local.imports.undo({ id: brought.import });
  expect(await seen()).toEqual(before);
  const elsewhere = world.as('bureau', { region: '140800' });
  expect(await elsewhere.readings.measuredDays({})).toEqual({ first: null, last: null });
});

test('a meter is not expected to report from the day on which its building was demolished', async () => {
  const silent = async (at?: string) => (await world.local.readings.silent({ building: 'D', ...(at !== undefined && { at }) })).meters;
  const buildings = '代码,名称,用途,地区,建筑面积,lifeEvents\nD,旧楼,办公,140302,1000,demolished:2025-06-01\n';
  await world.local.registry.importBuildings({ file: await world.upload('d.csv', buildings) });
  const meters = 'code,building,carrier,kind,unit\nD1,D,electricity,interval,kWh\n';
  await world.local.registry.importMeters({ file: await world.upload('d1.csv', meters) });
  await bring(days('D1', 0, 3));
  expect(await silent('2025-05-31T12:00:00+08:00')).toMatchObject([{ meter: 'D1', last: day(2) }]);
  expect(await silent('2025-06-01T12:00:00+08:00')).toEqual([]);
  expect(await silent()).toEqual([]);
});
