import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../../test/world.ts';

let world: World;
let clock = Date.UTC(2026, 5, 1);

const first = '2025-03-01';
const dayAfter = '2025-03-11';
const days = Array.from({ length: 10 }, (_, at) => `2025-03-${String(at + 1).padStart(2, '0')}`);

beforeAll(async () => {
  world = await createWorld({ clock: () => clock });
  await world.local.registry.importBuildings({ file: await world.upload('buildings.csv', buildings.join('\n')) });
  await world.local.registry.importMeters({ file: await world.upload('meters.csv', meters.join('\n')) });
  await bring(readings);
});
afterAll(() => world.stop());

/** Two buildings elsewhere: theirs do not count, though they share a meter and hang below one. */
const buildings = [
  'code,name,use,region,floorArea',
  'ONE,一表,office,140302,1000',
  'TWO,两表,office,140302,1000',
  'WHOLE,两表全,office,140302,1000',
  'CAME,年中来,office,140303,1000',
  'SHARE,分摊,office,140302,1000',
  'OTHER,外县,hotel,140321,1000',
  'OUT,外市,hotel,140100,1000',
  'NONE,无表,office,140302,1000',
];

const meters = [
  'code,building,carrier,kind,unit,parent,installed,removed,shares',
  'm-one,ONE,electricity,interval,kWh,,,,',
  'm-two-a,TWO,electricity,interval,kWh,,,,',
  'm-two-b,TWO,electricity,interval,kWh,,,,',
  'm-whole-a,WHOLE,electricity,interval,kWh,,,,',
  'm-whole-b,WHOLE,electricity,interval,kWh,,,,',
  'm-came,CAME,electricity,interval,kWh,,2025-03-04,2025-03-09,',
  'm-share,SHARE,electricity,interval,kWh,,,,SHARE:0.6;OUT:0.4',
  'm-other,OTHER,electricity,interval,kWh,,,,',
  'm-below,OUT,electricity,interval,kWh,m-other,,,',
  'm-gas,ONE,gas,interval,m3,,,,',
  'm-gas-energy,TWO,gas,interval,kWh,,,,',
];

/** Each meter's days: a day's use, in one reading for the day or in halves. */
const held: Readonly<Record<string, (at: number) => number | null>> = {
  'm-one': (at) => (at === 5 ? null : 10 + at),
  'm-two-a': (at) => (at === 2 ? null : 20 + at),
  'm-two-b': (at) => (at === 7 ? null : 5),
  'm-whole-a': (at) => 30 + at,
  'm-whole-b': () => 1.25,
  'm-came': () => 7,
  'm-share': (at) => (at > 6 ? null : 100),
  'm-other': () => 50,
  'm-below': () => 20,
  'm-gas': () => 2,
  'm-gas-energy': (at) => (at < 5 ? 11 : null),
};

const readings = [
  'time,meter,value',
  ...Object.entries(held).flatMap(([meter, use]) => days.flatMap((day, at) => (use(at) === null ? [] : [`${day},${meter},${use(at)}`]))),
].join('\n');

async function bring(content: string): Promise<number> {
  clock += 60_000;
  const done = await world.local.readings.importReadings({ file: await world.upload('readings.csv', content), interval: '1d' });
  expect(done.rejectedCount).toBe(0);
  return done.import;
}

async function undo(id: number): Promise<void> {
  clock += 60_000;
  await world.local.imports.undo({ id });
}

const ask = (region: string, more: Record<string, unknown> = {}) =>
  world.local.overview.cityDays({ region, from: first, to: dayAfter, ...more } as never);

/** The same from each building's own days, which are computed another way. */
const plain = ({ day, value, coverage, buildings: count }: Awaited<ReturnType<typeof ask>>['days'][number]) => ({
  day,
  value,
  coverage,
  buildings: count,
});

async function byBuildings(codes: readonly string[], counted: (code: string, at: number) => boolean, more: Record<string, unknown> = {}) {
  const own = await Promise.all(
    codes.map(async (building) => ({
      ...(await world.local.metering.useOfBuilding({
        building,
        carrier: 'electricity',
        from: first,
        to: dayAfter,
        step: 'day',
        ...more,
      } as never)),
    })),
  );
  return days.map((day, at) => {
    const there = own.filter(({ building }) => counted(building, at));
    const known = there.flatMap(({ steps }) => steps[at]?.value ?? []);
    const covered = there.reduce((sum, { steps }) => sum + (steps[at]?.coverage ?? 0), 0);
    return {
      day,
      value: known.length === 0 ? null : Math.round(known.reduce((sum, value) => sum + value, 0) * 1e4) / 1e4,
      coverage: Math.round((covered / there.length) * 1e6) / 1e6,
      buildings: there.length,
    };
  });
}

const withMeter = ['ONE', 'TWO', 'WHOLE', 'CAME', 'SHARE', 'OTHER'];
const counted = (code: string, at: number): boolean => code !== 'CAME' || (at >= 3 && at < 8);

describe('the days of a place', () => {
  test('are the sum of the days of its buildings, whatever meters they have', async () => {
    const told = await ask('140300');
    expect(told.unit).toBe('kWh');
    expect(told.days.map(plain)).toEqual(await byBuildings(withMeter, counted));
    expect(told.days[0]).toMatchObject({ value: 10 + 25 + 31.25 + 60 + 30, coverage: 1, buildings: 5 });
    // one of two meters is silent: what the other one measured counts, and covers nothing of the building's day
    expect(told.days[2]).toMatchObject({ value: 12 + 5 + 33.25 + 60 + 30, coverage: 0.8, buildings: 5 });
  });

  test('of a building with a silent meter add up to its month, its year and its place', async () => {
    const use = (building: string, step: string) =>
      world.local.metering.useOfBuilding({ building, carrier: 'electricity', from: '2025-01-01', to: '2026-01-01', step } as never);
    const sumOf = (values: readonly { readonly value: number | null }[]) => values.reduce((sum, { value }) => sum + (value ?? 0), 0);
    let all = 0;
    for (const building of withMeter) {
      const [byDay, byMonth, byYear] = await Promise.all(['day', 'month', 'year'].map((step) => use(building, step)));
      all += sumOf(byDay?.steps ?? []);
      for (const told of [byDay, byMonth, byYear]) {
        expect(sumOf(told?.steps ?? [])).toBeCloseTo(byDay?.total.value ?? Number.NaN, 4);
        expect(told?.total).toMatchObject({ value: byDay?.total.value, coverage: byDay?.total.coverage });
      }
    }
    const two = await use('TWO', 'month');
    // 20 + … + 29 without 22, and 5 on nine days; one day of ten is not covered by both
    expect(two.steps[2]).toMatchObject({ value: 245 - 22 + 45, coverage: Math.round((8 / 31) * 1e6) / 1e6 });
    const days = (await ask('140300', { from: '2025-01-01', to: '2026-01-01' })).days;
    expect(sumOf(days)).toBeCloseTo(all, 4);
    const city = await world.local.overview.city({ region: '140300', year: 2025 });
    expect(city.carriers.find(({ carrier }) => carrier === 'electricity')?.value).toBeCloseTo(all, 4);
  });

  test('are those of its own buildings only', async () => {
    const told = await ask('140302');
    expect(told.days.map(plain)).toEqual(await byBuildings(['ONE', 'TWO', 'WHOLE', 'SHARE'], () => true));
    const county = await ask('140303');
    expect(county.days.map(({ value, buildings: count }) => [value, count])).toEqual(
      days.map((_, at) => (at >= 3 && at < 8 ? [7, 1] : [null, 0])),
    );
  });

  test('are missing if nothing is measured, and never zero', async () => {
    const later = await ask('140300', { from: '2025-03-10', to: '2025-03-13' });
    expect(later.days.map(({ value, coverage }) => [value, coverage])).toEqual([
      [19 + 34 + 40.25 + 30, 0.8],
      [null, 0],
      [null, 0],
    ]);
  });

  test('of gas are in energy if one building counts energy, with the conversion stated', async () => {
    const told = await ask('140300', { carrier: 'gas' });
    expect(told.unit).toBe('kWh');
    expect(told.findings.map(({ code }) => code)).toEqual(['gas-by-calorific-value']);
    const calorific = Number(told.findings.map(({ evidence }) => evidence['value'])[0]);
    expect(told.days[0]?.value).toBeCloseTo(11 + (2 * calorific) / 3600, 3);
  });

  test('explain themselves: each opens to its counties, these to their buildings, these to their meters of that day', async () => {
    for (const carrier of ['electricity', 'gas']) {
      const told = await ask('140300', { carrier });
      for (const { figure, value, coverage, day } of told.days) {
        const opened = await world.local.figures.explain({ figure });
        expect([day, opened.result.unit, opened.result.coverage]).toEqual([day, told.unit, coverage]);
        if (value === null) expect(opened.result.value).toBeNull();
        else expect(opened.result.value).toBeCloseTo(value, 3);
        expect(opened.inputs.reduce((sum, one) => sum + Number(one.value), 0)).toBeCloseTo(value ?? 0, 3);
      }
    }
    const [day] = (await ask('140300')).days;
    const whole = await world.local.figures.explain({ figure: day?.figure ?? '' });
    expect(whole.result.name).toBe('use 140300 electricity 2025-03-01');
    const county = await world.local.figures.explain({
      figure: whole.inputs.find(({ name }) => name.includes('140302'))?.figure ?? '',
    });
    const building = county.inputs.find(({ name }) => name.includes('TWO'));
    expect(building?.value).toBe(25);
    const own = await world.local.figures.explain({ figure: building?.figure ?? '' });
    expect(own.result).toMatchObject({ value: 25, coverage: 1 });
    expect(own.meters.map(({ code }) => code)).toEqual(['m-two-a', 'm-two-b']);
    expect(own.meters[0]).toMatchObject({ from: '2025-02-28T16:00:00Z', to: '2025-03-01T16:00:00Z' });
  });

  test('state how much of them is spread from bills', async () => {
    const file = await world.upload('bill.csv', '表号,2025-06\nm-one,3000\n');
    const { import: bill } = await world.local.readings.importReadings({ file, layout: 'months' });
    const told = await ask('140302', { from: '2025-06-01', to: '2025-06-03' });
    expect(told.days.map(({ value, estimated }) => [value, estimated])).toEqual([
      [100, 1],
      [100, 1],
    ]);
    await undo(bill);
  });

  test('as known earlier are as they were reported then', async () => {
    const before = await ask('140300');
    const then = new Date(clock).toISOString();
    const later = await bring(`time,meter,value\n2025-03-06,m-one,500\n2025-03-03,m-two-a,600\n2025-03-01,m-whole-b,700\n`);
    const now = await ask('140300');
    expect(now.days[5]?.value).toBeCloseTo((before.days[5]?.value ?? 0) + 500, 4);
    expect(now.days.map(plain)).toEqual(await byBuildings(withMeter, counted));
    expect((await ask('140300', { knownAt: then })).days.map(plain)).toEqual(before.days.map(plain));
    await undo(later);
  });

  test('need an existing place and valid days', async () => {
    await expect(ask('999999')).rejects.toThrow('no-such-place');
    await expect(ask('140300', { from: dayAfter, to: first })).rejects.toThrow('empty-range');
    await expect(ask('140300', { from: '2025-02-30' })).rejects.toThrow('bad-instant');
  });

  test('contain for every caller the buildings that they see, and no others', async () => {
    const bureau = world.as('bureau', { region: '140302' });
    const own = await bureau.overview.cityDays({ region: '140302', from: first, to: dayAfter });
    expect(own.days.map(plain)).toEqual((await ask('140302')).days.map(plain));
    const above = await bureau.overview.cityDays({ region: '140300', from: first, to: dayAfter });
    expect(above.days.map(plain)).toEqual(own.days.map(plain));
    await expect(bureau.overview.cityDays({ region: '140321', from: first, to: dayAfter })).rejects.toThrow('no-such-place');
  });
});
