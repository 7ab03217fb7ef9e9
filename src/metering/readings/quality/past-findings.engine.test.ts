import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld } from '../../../../test/world.ts';
import type { World } from '../../../../test/world.ts';

let world: World;

const day = (at: number) => new Date(Date.UTC(2025, 2, 1 + at)).toISOString().slice(0, 10);

/** Thirty days of about 10 kWh, the twentieth of 100: an outlier. The register falls on its last day. */
const interval = ['meter,time,value', ...Array.from({ length: 30 }, (_, at) => `P1,${day(at)},${at === 19 ? 100 : 10 + (at % 3)}`)].join(
  '\n',
);
const rising = ['meter,time,value', ...Array.from({ length: 20 }, (_, at) => `P2,${day(at)}T00:00:00+08:00,${100 * at + (at % 3)}`)].join(
  '\n',
);
const fallen = `meter,time,value\nP2,${day(20)}T00:00:00+08:00,5\n`;

beforeAll(async () => {
  world = await createWorld();
  const buildings = '代码,名称,用途,地区,建筑面积\nP,楼,办公,140302,1000\n';
  await world.local.registry.importBuildings({ file: await world.upload('buildings.csv', buildings) });
  const meters = 'code,building,carrier,kind,unit\nP1,P,electricity,interval,kWh\nP2,P,electricity,register,kWh\n';
  await world.local.registry.importMeters({ file: await world.upload('meters.csv', meters) });
  const bring = async (text: string, kind: 'interval' | 'register', received: string) =>
    world.local.readings.importReadings({
      file: await world.upload('readings.csv', text),
      kind,
      received,
      ...(kind === 'interval' ? { interval: '1d' as const, marks: 'start' as const } : {}),
    });
  await bring(interval, 'interval', '2025-05-01T00:00:00Z');
  await bring(rising, 'register', '2025-05-01T00:00:00Z');
  await bring(fallen, 'register', '2025-06-01T00:00:00Z');
});

afterAll(async () => {
  await world.stop();
});

const told = async (asked: { knownAt?: string }) => {
  const { findings } = await world.local.readings.findings({ building: 'P', ...asked });
  return findings.map(({ id, meter, code, from, to, evidence }) => ({ id, meter, code, from, to, evidence }));
};

test('past findings as known now are the current ones', async () => {
  const now = await told({});
  expect(now.map(({ code }) => code).toSorted()).toEqual(['outlier', 'register-fell']);
  expect(await told({ knownAt: '2099-01-01T00:00:00Z' })).toEqual(now);
});

test('later findings did not exist before', async () => {
  expect((await told({ knownAt: '2025-05-20T00:00:00Z' })).map(({ meter, code }) => [meter, code])).toEqual([['P1', 'outlier']]);
  expect(await told({ knownAt: '2025-04-01T00:00:00Z' })).toEqual([]);
});

test('a whole region is not recalculated: a building or metering point must be named', async () => {
  await expect(world.local.readings.findings({ region: '140300', knownAt: '2025-05-20T00:00:00Z' })).rejects.toMatchObject({
    document: { code: 'known-of-one' },
  });
});
