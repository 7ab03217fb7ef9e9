import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;

/** 2025-01-01 and later; a Wednesday. */
const dayAt = (at: number): string => new Date(Date.UTC(2025, 0, 1 + at)).toISOString().slice(0, 10);
const isWorked = (at: number): boolean => [0, 1, 2, 5, 6].includes(at % 7);

beforeAll(async () => {
  world = await createWorld();
  const upload = (text: string) => world.upload('some.csv', text);
  await world.local.registry.importBuildings({
    file: await upload(
      'code,name,use,region,floorArea,zone\nF-1,an office,office,140302,100,Asia/Kolkata\nF-2,a house,office,140302,100,\n',
    ),
  });
  await world.local.registry.importMeters({
    file: await upload('code,building,carrier,direction\nF-M,F-1,electricity,\nF-S,F-1,electricity,generation\nF-N,F-2,electricity,\n'),
  });
  await world.local.resources.importResources({ file: await upload('code,building,kind,kw,meter\nF-PV,F-1,pv,20,F-S\nF-PW,F-1,pv,9,\n') });
  const readings = Array.from({ length: 60 }, (_, at) => [
    { meter: 'F-M', time: dayAt(at), end: dayAt(at + 1), value: isWorked(at) ? 240 : 48 },
    { meter: 'F-S', time: dayAt(at), end: dayAt(at + 1), value: 72 },
  ]).flat();
  await world.local.readings.record({ readings });
});
afterAll(() => world.stop());

const asked = { building: 'F-1', at: dayAt(59) };
const kwOf = (steps: readonly { p50: number | null }[]) => [...new Set(steps.map(({ p50 }) => p50))];

test('load and photovoltaics are forecast for 48 local hours of the building; generation is not use', async () => {
  const told = await world.local.forecast.building(asked);
  expect(told).toMatchObject({ building: 'F-1', start: '2025-02-28T18:30:00Z', step: 15, zone: 'Asia/Kolkata' });
  // Saturday and Sunday, calculated by hand: 48 kWh a day
  expect(told.load.steps).toHaveLength(192);
  expect(new Set(kwOf(told.load.steps).map((kw) => kw?.toFixed(2)))).toEqual(new Set(['2.00']));
  expect(told.load).toMatchObject({ error: { days: 28 }, coverage: 0, estimated: 1 });
  expect(told.load.error.wape).toBeLessThan(0.001);
  expect(told.load.error.yesterday).toBeGreaterThan(0.1);
  expect(told.pv.map(({ code, steps }) => [code, kwOf(steps)])).toEqual([['F-PV', [3]]]);
  expect(kwOf(told.pvTotal?.steps ?? [])).toEqual([3]);
  // by hand: 2 kW of load minus 3 kW of photovoltaics
  expect(new Set(kwOf(told.net?.steps ?? []).map((kw) => kw?.toFixed(2)))).toEqual(new Set(['-1.00']));
  expect(told.findings).toMatchObject([
    { code: 'forecast-from-longer-readings', severity: 'warning', evidence: { of: 'F-1', minutes: 1440, percent: 100 } },
    { code: 'forecast-from-longer-readings', evidence: { of: 'F-PV', minutes: 1440 } },
    { code: 'pv-not-metered', evidence: { resource: 'F-PW' } },
  ]);
});

test('a building without readings has no forecast, with the unknown steps; an unknown one is refused', async () => {
  const { load, findings } = await world.local.forecast.building({ building: 'F-2', at: dayAt(59) });
  expect(kwOf(load.steps)).toEqual([null]);
  expect(load).toMatchObject({ coverage: 0, error: { wape: null, days: 0 } });
  expect(findings).toMatchObject([{ code: 'forecast-steps-unknown', evidence: { of: 'F-2', steps: 192 } }]);
  await expect(world.local.forecast.building({ building: 'NONE' })).rejects.toMatchObject({ document: { code: 'no-such-building' } });
});

test('later readings, and corrections of earlier ones as known before them, change nothing', async () => {
  const before = await world.local.forecast.building(asked);
  const knownAt = new Date().toISOString();
  const { figure } = before.load;
  const opened = await world.local.figures.explain({ figure });
  const later = [{ meter: 'F-M', time: dayAt(60), end: dayAt(61), value: 99_999 }];
  const { import: one } = await world.local.readings.record({ readings: later });
  expect({ ...(await world.local.forecast.building(asked)).load, figure }).toEqual(before.load);
  const correction = [{ meter: 'F-M', time: dayAt(58), end: dayAt(59), value: 480 }];
  const { import: other } = await world.local.readings.record({ readings: correction });
  expect((await world.local.forecast.building(asked)).load.steps).not.toEqual(before.load.steps);
  const then = await world.local.forecast.building({ ...asked, knownAt });
  expect({ ...then.load, figure }).toEqual(before.load);
  expect(await world.local.figures.explain({ figure })).toEqual(opened);
  expect(opened.result.unit).toBe('kWh');
  expect(opened.result.value).toBeCloseTo(48, 1);
  for (const id of [other, one]) await world.local.imports.undo({ id });
});

test('an evaluation over days shows the accuracy next to repeated days, by building and the median', async () => {
  const span = { from: dayAt(30), to: dayAt(58) };
  const told = await world.local.forecast.test({ region: '140302', ...span });
  const [own, other] = ['F-1', 'F-2'].map((code) => told.buildings.find((one) => one.code === code));
  expect(own).toMatchObject({ weekAgo: 100, within: 100, days: 28 });
  expect(own?.accuracy).toBeGreaterThan(99.9);
  // by hand: of 28 days, 20 of them workdays, 8 differ from the day before, by 8 kW of 10 or 2
  expect(own?.yesterday).toBeCloseTo(100 * (1 - (8 * 192) / (20 * 240 + 8 * 48)), 2);
  expect(other).toMatchObject({ accuracy: null, days: 0 });
  expect(own?.pv).toMatchObject({ accuracy: 100, yesterday: 100, days: 28 });
  expect(other?.pv).toBeNull();
  expect(told.findings).toMatchObject([{ code: 'test-from-longer-readings', evidence: { count: 1, of: 2 } }]);
  expect(told.median).toMatchObject({ accuracy: own?.accuracy, buildings: 1 });
  // all readings were received after these days, so nothing was known then
  expect((await world.local.forecast.test({ building: 'F-1', ...span, asThen: true })).buildings).toMatchObject([{ days: 0 }]);
  await expect(world.local.forecast.test({ building: 'F-1', from: dayAt(2), to: dayAt(1) })).rejects.toMatchObject({
    document: { code: 'test-days' },
  });
});

test('two arrays behind one meter count it once, and a meter of another building is not read', async () => {
  const more = 'code,building,kind,kw,meter\nF-PX,F-1,pv,5,F-S\nF-PY,F-2,pv,5,F-M\n';
  const { import: made } = await world.local.resources.importResources({ file: await world.upload('more.csv', more) });
  const told = await world.local.forecast.building(asked);
  expect(kwOf(told.pvTotal?.steps ?? [])).toEqual([3]);
  expect(told.findings.map(({ code, evidence }) => [code, evidence['resource']])).toEqual([
    ['forecast-from-longer-readings', undefined],
    ['pv-meter-shared', 'F-PV'],
    ['pv-not-metered', 'F-PW'],
    ['pv-meter-shared', 'F-PX'],
  ]);
  const other = await world.local.forecast.building({ ...asked, building: 'F-2' });
  expect(other.pvTotal).toBe(null);
  expect(other.findings).toContainEqual(expect.objectContaining({ code: 'pv-not-metered', evidence: { resource: 'F-PY' } }));
  await world.local.imports.undo({ id: made });
});

test('a reading that ends after the instant is ignored: of a register read each noon, of a month', async () => {
  const upload = (text: string) => world.upload('some.csv', text);
  await world.local.registry.importBuildings({ file: await upload('code,name,use,region,floorArea\nF-3,a shop,office,140303,100\n') });
  await world.local.registry.importMeters({
    file: await upload('code,building,carrier,kind\nF-R,F-3,electricity,register\nF-H,F-3,electricity,interval\n'),
  });
  const noon = { building: 'F-3', at: `${dayAt(40)}T12:00` };
  // a register read each noon, and monthly intervals
  const register = Array.from({ length: 41 }, (_, at) => ({ meter: 'F-R', time: `${dayAt(at)}T12:00`, value: 100 * at }));
  const months = [{ meter: 'F-H', time: dayAt(0), end: dayAt(31), value: 744 }];
  await world.local.readings.record({ readings: [...register, ...months] });
  const before = (await world.local.forecast.building(noon)).load;
  expect(before.steps[0]?.p50).toBeCloseTo(100 / 24 + 1, 3);
  const later = [
    { meter: 'F-R', time: `${dayAt(40)}T18:00`, value: 9999 },
    { meter: 'F-R', time: `${dayAt(41)}T12:00`, value: 4100 },
    { meter: 'F-H', time: dayAt(31), end: dayAt(59), value: 99_999 },
  ];
  await world.local.readings.record({ readings: later });
  const { figure: _, ...told } = (await world.local.forecast.building(noon)).load;
  expect(before).toMatchObject(told);
});
