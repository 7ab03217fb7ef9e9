import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { goldenEpw } from '../../../test/golden/solar/epw.ts';
import { golden, type GoldenPlace } from '../../../test/golden/solar/hours.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');
const [taiyuan] = golden.places as [GoldenPlace];

const tariffFile = `kind: tariff
entries:
  - id: day-night
    export: '0.20'
    demand: '30'
    periods:
      - {name: night, price: '0.30', from: '22:00', to: '08:00'}
      - {name: day, price: '1.00', from: '08:00', to: '22:00'}
`;

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const { registry, resources, weather, readings, knowledge, schedule } = world.local;
  await knowledge.files.put({ name: 'day-night.yaml', text: tariffFile });
  const buildings = [
    'code,name,use,region,latitude,longitude',
    `D1,一号楼,office,140302,${taiyuan.latitude},${taiyuan.longitude}`,
    `D2,二号楼,office,140302,${taiyuan.latitude},${taiyuan.longitude}`,
    `D3,三号楼,office,140402,${taiyuan.latitude},${taiyuan.longitude}`,
  ];
  await registry.importBuildings({ file: await world.upload('b.csv', buildings.join('\n')) });
  await registry.importMeters({ file: await world.upload('m.csv', 'code,building,carrier,kind\nD-M,D1,electricity,interval\n') });
  const pv = 'code,building,kind,kw,area,tilt,azimuth\nD-PV,D2,pv,100,500,30,180\n';
  await resources.importResources({ file: await world.upload('r.csv', pv) });
  await weather.importWeather({ file: await world.upload('t.epw', goldenEpw(taiyuan)) });
  // ten days of June 2025, 20 kWh in each hour
  const lines = Array.from(
    { length: 240 },
    (_, at) => `D-M,${new Date(Date.UTC(2025, 5, 1) + at * 3_600_000).toISOString().slice(0, 16)},20`,
  );
  await readings.importReadings({
    file: await world.upload('l.csv', ['meter,time,value', ...lines].join('\n')),
    layout: 'long',
    kind: 'interval',
    interval: '1h',
    unit: 'kWh',
    zone: 'Asia/Shanghai',
  });
  await vi.waitFor(() => schedule.prices({ id: 'day-night', from: '2025-06-01', to: '2025-06-02', step: 'hour' }), {
    timeout: 10_000,
    interval: 100,
  });
});
afterAll(() => world.stop());

const problem = async (asked: Promise<unknown>) =>
  asked.then(
    () => 'no problem',
    (error: ProblemAnswer) => error.document.code,
  );

test('a building has its best placement, its own use from measured hours and the saving under a tariff', async () => {
  const told = await world.local.solarDesign.design({ building: 'D1', kw: 50, tariff: 'day-night', from: '2025-06-01' });
  expect(told).toMatchObject({
    station: 'taiyuan',
    series: 'typical',
    kw: 50,
    area: 250,
    density: { value: 0.2, source: 'city' },
    indicative: true,
  });
  const [best, flat, latitude] = told.arrays[0]?.placements ?? [];
  expect([best?.placement, flat?.placement, latitude?.placement]).toEqual(['best', 'flat', 'latitude']);
  expect(best?.year).toBeGreaterThanOrEqual(latitude?.year ?? Infinity);
  expect(latitude?.year).toBeGreaterThan(flat?.year ?? Infinity);
  const hourly = await world.local.solar.yield({
    text: JSON.stringify({ arrays: [{ code: 'A', kw: 50, tilt: best?.tilt, azimuth: best?.azimuth }] }),
    building: 'D1',
    step: 'hour',
  });
  expect(best?.year).toBeCloseTo(hourly.arrays[0]?.year as number, 2);
  // an independent sum over the same ten days: own use, export and their cost
  const made = (hourly.arrays[0]?.hours ?? []).slice(151 * 24, 161 * 24).map((kwh) => kwh ?? Number.NaN);
  const own = made.map((kwh) => Math.min(20, kwh));
  const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
  const { ownUse, saving } = told;
  expect(ownUse).toMatchObject({
    placement: 'best',
    from: '2025-06-01',
    to: '2026-06-01',
    hours: { compared: 240, of: 8760 },
    loadKwh: 4800,
  });
  expect(ownUse?.ownKwh).toBeCloseTo(sum(own), 0);
  expect(ownUse?.exportKwh).toBeCloseTo(sum(made) - sum(own), 0);
  expect((ownUse?.ownKwh ?? 0) + (ownUse?.importKwh ?? 0)).toBeCloseTo(4800, 6);
  expect(ownUse?.months.filter(({ hours }) => hours.compared > 0).map(({ month }) => month)).toEqual(['2025-06']);
  const bought = sum(own.map((kwh, at) => kwh * (at % 24 >= 8 && at % 24 < 22 ? 1 : 0.3)));
  expect(Number(saving?.own)).toBeCloseTo(bought, 0);
  expect(Number(saving?.export)).toBeCloseTo(0.2 * (sum(made) - sum(own)), 0);
  expect(Math.round(Number(saving?.total) * 100)).toBe(Math.round(Number(saving?.own) * 100) + Math.round(Number(saving?.export) * 100));
  expect(told.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['load-partly-known', 'demand-not-counted']));
  expect((await world.local.figures.explain({ figure: ownUse?.figure ?? '' })).result.value).toBe(4800);
});

test('without a tariff there is no saving, without hours of load no own use, without a power one kilowatt is assumed', async () => {
  expect(await world.local.solarDesign.design({ building: 'D1', kw: 50, from: '2025-06-01' })).toMatchObject({ saving: null });
  const none = await world.local.solarDesign.design({ building: 'D2', kw: 50, tariff: 'day-night' });
  expect(none).toMatchObject({ ownUse: null, saving: null });
  expect(none.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['load-not-hourly', 'saving-without-load']));
  // the load exists, but the weather of its hours does not: that is reported, not that the load is not measured
  const light = [
    'time,ghi,dni,dhi,temperature',
    ...Array.from({ length: 24 }, (_, at) => `2023-06-01T${String(at).padStart(2, '0')}:00,500,500,100,20`),
  ];
  await world.local.weather.importWeather({
    file: await world.upload('w.csv', light.join('\n')),
    station: 'BRIEF',
    format: 'csv',
    timeColumn: 'time',
    columns: { globalRadiation: 'ghi', directRadiation: 'dni', diffuseRadiation: 'dhi', temperature: 'temperature' },
  });
  const dim = await world.local.solarDesign.design({ building: 'D1', kw: 50, from: '2025-06-01', station: 'BRIEF' });
  expect(dim).toMatchObject({ ownUse: null, series: 'observed' });
  expect(dim.findings.map(({ code }) => code)).toContain('load-without-weather');
  expect(dim.findings.map(({ code }) => code)).not.toContain('load-not-hourly');
  const one = await world.local.solarDesign.design({ building: 'D1' });
  expect(one).toMatchObject({ kw: null, area: null, ownUse: null, arrays: [{ kw: 1 }] });
  expect(one.findings.map(({ code }) => code)).toContain('design-of-one-kilowatt');
});

test('power is area times the requested density, or that of the own city only; none is invented', async () => {
  expect(await world.local.solarDesign.design({ building: 'D1', area: 100 })).toMatchObject({ kw: 20, area: 100 });
  expect(await world.local.solarDesign.design({ building: 'D3', area: 100, density: 0.18 })).toMatchObject({
    kw: 18,
    density: { value: 0.18, source: 'asked' },
  });
  const elsewhere = await world.local.solarDesign.design({ building: 'D3', area: 100 });
  expect(elsewhere).toMatchObject({ kw: null, density: { value: null, source: null } });
  expect(elsewhere.findings.map(({ code }) => code)).toContain('density-unknown');
});

test('a file is shown as it is next to the best, at a station without a building', async () => {
  const text = JSON.stringify({ arrays: [{ code: 'W', kw: 10, tilt: 90, azimuth: 270 }] });
  const told = await world.local.solarDesign.design({ text, station: 'taiyuan' });
  expect(told).toMatchObject({ kw: 10, ownUse: null, density: { value: null } });
  const placements = told.arrays[0]?.placements ?? [];
  expect(placements.find(({ placement }) => placement === 'given')).toMatchObject({ tilt: 90, azimuth: 270 });
  const given = await world.local.solarDesign.design({ text, building: 'D1', from: '2025-06-01' });
  expect(given.ownUse).toMatchObject({ placement: 'given' });
});

test('missing and duplicate inputs are refused by name', async () => {
  const text = JSON.stringify({ arrays: [{ code: 'W', kw: 10, tilt: 90, azimuth: 270 }] });
  const { design } = world.local.solarDesign;
  expect(await problem(design({}))).toBe('design-of-nothing');
  expect(await problem(design({ text, kw: 5, station: 'taiyuan' }))).toBe('design-power-twice');
  expect(await problem(design({ building: 'NO', kw: 5 }))).toBe('no-such-building');
  expect(await problem(design({ building: 'D1', kw: 5, tariff: 'NO', from: '2025-06-01' }))).toBe('no-such-tariff');
  const many = Array.from({ length: 51 }, (_, at) => ({ code: `A${at}`, kw: 1, tilt: 0, azimuth: 180 }));
  expect(await problem(design({ text: JSON.stringify({ arrays: many }), station: 'taiyuan' }))).toBe('too-many-arrays');
});
