import { afterAll, beforeAll, expect, test } from 'vitest';
import { carriers } from '#kernel/carrier.ts';
import type { CoalCoefficients } from '#supervision/benchmarking/public/intensity.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { monthsOf } from './city-months.ts';

let world: World;
let clock = Date.UTC(2026, 5, 1);
const region = '140300';
const year = 2025;

/**
 * Shared, subtracted from another, installed during the year, in two calendars, with gas stated as energy: each is weighted differently.
 */
const buildings = [
  'code,name,use,region,floorArea,heating,zone',
  'ONE,一表,office,140302,1000,电采暖,',
  'TWO,两表,office,140302,1000,电采暖,',
  'CAME,年中来,office,140303,1000,电采暖,',
  'SHARE,分摊,office,140302,1000,电采暖,',
  'OTHER,外县,hotel,140321,1000,电采暖,',
  'OUT,外市,hotel,140100,1000,,',
  'WEST,西部,office,140302,500,电采暖,Asia/Urumqi',
  'NONE,无表,office,140302,1000,,',
  'REG,示数,office,140303,1000,电采暖,',
];

const meters = [
  'code,building,carrier,kind,unit,parent,installed,removed,shares',
  'm-one,ONE,electricity,interval,kWh,,,,',
  'm-two-a,TWO,electricity,interval,kWh,,,,',
  'm-two-b,TWO,electricity,interval,kWh,,,,',
  'm-came,CAME,electricity,interval,kWh,,2025-03-04,2025-09-09,',
  'm-share,SHARE,electricity,interval,kWh,,,,SHARE:0.6;OUT:0.4',
  'm-other,OTHER,electricity,interval,kWh,,,,',
  'm-below,OUT,electricity,interval,kWh,m-other,,,',
  'm-west,WEST,electricity,interval,kWh,,,,',
  'm-gas,ONE,gas,interval,m3,,,,',
  'm-gas-energy,TWO,gas,interval,kWh,,,,',
  'm-register,REG,electricity,register,kWh,,,,',
];

const bills = (rows: Readonly<Record<string, (month: number) => number | ''>>): string =>
  [
    ['meter', ...Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`)].join(','),
    ...Object.entries(rows).map(([code, use]) => [code, ...Array.from({ length: 12 }, (_, at) => use(at))].join(',')),
  ].join('\n');

/** A counter read on the first of each month, 100 kWh in each month, until a device that began at 0 was installed: 60 kWh more in June. */
const counter = Array.from({ length: 13 }, (_, at) => {
  const first = new Date(Date.UTC(year, at, 1)).toISOString().slice(0, 10);
  return [first, at < 6 ? 1000 + 100 * at : 60 + 100 * (at - 6)] as const;
});

/** The counter's use in a month, kWh; null if unknown. */
async function counted(month: number): Promise<number | null> {
  const { steps } = await world.local.metering.useOfMeter({ meter: 'm-register', from: '2025-01-01', to: '2026-01-01', step: 'month' });
  return steps[month]?.value ?? null;
}

async function bring(content: string, more: object): Promise<number> {
  clock += 60_000;
  const done = await world.local.readings.importReadings({ file: await world.upload('r.csv', content), ...more } as never);
  expect(done.rejectedCount).toBe(0);
  return done.import as number;
}

const byMonth = { layout: 'months', meterColumn: 'meter', interval: '1month' };

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 10) });
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings.join('\n')) });
  await world.local.registry.importMeters({ file: await world.upload('m.csv', meters.join('\n')) });
  await bring(
    bills({
      'm-one': (month) => 1000 + month,
      'm-two-a': (month) => (month === 4 ? '' : 700),
      'm-two-b': (month) => (month > 8 ? '' : 300.5),
      'm-came': () => 70,
      'm-share': (month) => (month > 6 ? '' : 100),
      'm-other': () => 500,
      'm-below': (month) => (month === 2 ? '' : 120),
      'm-west': () => 99,
      'm-gas': () => 20,
      'm-gas-energy': (month) => (month < 5 ? 110 : ''),
    }),
    byMonth,
  );
  await bring(['time,meter,value', ...counter.map(([at, value]) => `${at},m-register,${value}`)].join('\n'), {});
});
afterAll(() => world.stop());

/** The months of the place again from each of its days, which are computed differently. */
async function monthsByDay(more: object): Promise<(number | null)[]> {
  const uses = [];
  for (const carrier of carriers) {
    if (carrier === 'water') continue;
    const { unit, days } = await world.local.overview.cityDays({ region, carrier, from: '2025-01-01', to: '2026-01-01', ...more });
    uses.push({ carrier, use: { unit, days } });
  }
  return monthsOf(year, uses as never, coefficients).map(({ value }) => value);
}

const coefficients = new Map([
  ['electricity', { value: 0.1229, unit: 'kgce/kWh' }],
  ['heat', { value: 34.12, unit: 'kgce/GJ' }],
  ['gas', { value: 1.2143, unit: 'kgce/m3' }],
]) as unknown as CoalCoefficients;

/** Compares the cached whole place with what is calculated for its buildings by name, and its months with its days. */
async function expectSame(more: { knownAt?: string } = {}): Promise<void> {
  const named = await world.local.stock.buildings({ year, sort: 'code', limit: 50 });
  const whole = await world.local.stock.buildings({ year, sort: 'coverage', limit: 50 });
  if (more.knownAt === undefined) {
    const told = new Map(whole.buildings.map(({ code, energy }) => [code, { ...energy, figure: null, quotaFigure: null }]));
    for (const { code, energy } of named.buildings) expect(told.get(code), code).toEqual({ ...energy, figure: null, quotaFigure: null });
    expect(whole.total).toBe(named.total);
  }
  const { months } = await world.local.overview.cityMonths({ region, year, ...more });
  const byDay = await monthsByDay(more);
  expect(months.map(({ value }) => value === null)).toEqual(byDay.map((value) => value === null));
  for (const [at, { value }] of months.entries()) expect(value ?? 0, `month ${at + 1}`).toBeCloseTo(byDay[at] ?? 0, 6);
}

test('after each kind of write the total of a place matches its buildings and its days, and earlier states stay known', async () => {
  await expectSame();
  await expectSame();
  const before = new Date((clock += 10)).toISOString();
  const known = await world.local.overview.cityMonths({ region, year, knownAt: before });
  const late = await bring(bills({ 'm-two-b': () => 400, 'm-share': () => 130 }), byMonth);
  await expectSame();
  await expectSame({ knownAt: before });
  const { months: then } = await world.local.overview.cityMonths({ region, year, knownAt: before });
  expect(then.map(({ value }) => value === null)).toEqual(known.months.map(({ value }) => value === null));
  // what moved since is calculated from its readings, and rounded building by building
  for (const [at, { value }] of then.entries()) expect(value ?? 0).toBeCloseTo(known.months[at]?.value ?? 0, 6);
  await world.local.imports.undo({ id: late });
  await expectSame();
  const edited = await world.local.registry.editBuilding({ building: 'ONE', set: { floorArea: 2500 } });
  await expectSame();
  await world.local.registry.editMeter({ meter: 'm-west', set: { building: 'NONE' }, onIdentityChange: 'accept' });
  await expectSame();
  await world.local.imports.undo({ id: edited.change });
  expect(await counted(5)).toBeNull();
  const swapped = await world.local.registry.swapMeter({ meter: 'm-register', at: '2025-06-10T08:00', oldFinal: 1540, newStart: 0 });
  expect([await counted(4), await counted(5), await counted(6)]).toEqual([100, 100, 100]);
  await expectSame();
  await world.local.imports.undo({ id: swapped.change });
  expect(await counted(5)).toBeNull();
  await expectSame();
  await world.local.registry.swapMeter({ meter: 'm-register', at: '2025-06-10T08:00', oldFinal: 1540, newStart: 0 });
  await expectSame();
  await world.local.registry.merge({ building: 'WEST', into: 'NONE' });
  await expectSame();
  await bring(
    ['time,meter,value', ...Array.from({ length: 20 }, (_, at) => `2025-05-${String(at + 1).padStart(2, '0')},m-two-a,11`)].join('\n'),
    { interval: '1d' },
  );
  await expectSame();
  await expectSame({ knownAt: before });
});

test('a month with a single unmeasured day is unknown, and never zero', async () => {
  const days = Array.from({ length: 30 }, (_, at) => at + 1).filter((day) => day !== 12);
  await world.local.registry.importBuildings({
    file: await world.upload('b2.csv', 'code,name,use,region,floorArea\nLONE,独栋,office,140322,100'),
  });
  await world.local.registry.importMeters({
    file: await world.upload('m2.csv', 'code,building,carrier,kind,unit\nm-lone,LONE,electricity,interval,kWh'),
  });
  await bring(['time,meter,value', ...days.map((day) => `2025-06-${String(day).padStart(2, '0')},m-lone,5`)].join('\n'), {
    interval: '1d',
  });
  const { months } = await world.local.overview.cityMonths({ region: '140322', year });
  expect(months.map(({ value }) => value)).toEqual(Array(12).fill(null));
  await bring('time,meter,value\n2025-06-12,m-lone,5', { interval: '1d' });
  const { months: full } = await world.local.overview.cityMonths({ region: '140322', year });
  expect(full.map(({ value }) => value !== null)).toEqual(Array.from({ length: 12 }, (_, at) => at === 5));
  expect(full[5]?.value).toBeCloseTo((30 * 5 * 0.1229) / 1000, 9);
});
