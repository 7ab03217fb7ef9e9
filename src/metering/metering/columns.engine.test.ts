import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rounds } from '../../../test/rounds.ts';
import { useStepsOf } from '#kernel/columns.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;

/** Zones whose clocks go forward by an hour, by half an hour, and not at all. */
const zones = { NY: 'America/New_York', LH: 'Australia/Lord_Howe', SH: 'Asia/Shanghai' } as const;
const buildings = Object.keys(zones) as (keyof typeof zones)[];

const minutes = (at: number): string => new Date(Date.UTC(2025, 2, 1) + at * 60_000).toISOString();

/** Quarter-hours across the clock change, with gaps; a register read at odd times before and after; nothing in between. */
function readingsOf(meter: string): string {
  const quarters = Array.from({ length: 4000 }, (_, at) => at).filter((at) => at % 97 > 3 && Math.floor(at / 300) % 5 !== 2);
  return `time,meter,value\n${quarters.map((at) => `${minutes(at * 15)},${meter},${(at % 13) / 8 + 0.1}`).join('\n')}\n`;
}

function registerOf(meter: string): string {
  const odd = Array.from({ length: 60 }, (_, at) => [at * 1571 + 70_000, 100 + at * 17.5] as const);
  return `time,meter,value\n${odd.map(([at, value]) => `${minutes(at)},${meter},${value}`).join('\n')}\n`;
}

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.UTC(2026, 5, 1) });
  const rows = buildings.map((code) => `${code},${code},office,140302,1000,${zones[code]}`);
  await world.local.registry.importBuildings({
    file: await world.upload('b.csv', `code,name,use,region,floorArea,zone\n${rows.join('\n')}\n`),
  });
  for (const code of buildings) {
    const meters = `code,building,carrier,kind,unit\n${code}-I,${code},electricity,interval,kWh\n${code}-R,${code},electricity,register,kWh\n`;
    await world.local.registry.importMeters({ file: await world.upload('m.csv', meters) });
    await world.local.readings.importReadings({ file: await world.upload('i.csv', readingsOf(`${code}-I`)), interval: '15min' });
    await world.local.readings.importReadings({ file: await world.upload('r.csv', registerOf(`${code}-R`)), kind: 'register' });
  }
});
afterAll(() => world.stop());

const day = fc.integer({ min: 0, max: 280 }).map((days) => new Date(Date.UTC(2025, 1, 1 + days)).toISOString().slice(0, 10));
const clock = fc.constantFrom('', 'T00:00', 'T02:30', 'T13:07');
const of = fc.constantFrom(...buildings.flatMap((code) => [{ building: code }, { meter: `${code}-I` }, { meter: `${code}-R` }]));

const question = fc
  .record({
    of,
    first: day,
    second: day,
    clock,
    step: fc.constantFrom('15min' as const, 'hour' as const, 'day' as const, 'month' as const),
  })
  .filter(({ first, second }) => first !== second)
  .map(({ of: what, first, second, clock: at, step }) => {
    const [from, to] = [first, second].toSorted() as [string, string];
    return { ...what, from: `${from}${at}`, to, step };
  })
  .filter(({ from, to }) => from < to);

async function answers(asked: Parameters<World['local']['metering']['useOfMeter']>[0] | { building: string }) {
  const { useOfBuilding, useOfMeter } = world.local.metering;
  const ask = (as: 'list' | 'columns') =>
    'meter' in asked ? useOfMeter({ ...asked, as }) : useOfBuilding({ ...(asked as Parameters<typeof useOfBuilding>[0]), as });
  const [list, { columns, ...rest }] = await Promise.all([ask('list'), ask('columns')]);
  return { list, columns, rest };
}

test('columns and the list of objects are equivalent, with gaps, odd readings, clock changes and steps of unequal length', async () => {
  let estimated = 0;
  await fc.assert(
    fc.asyncProperty(question, async (asked) => {
      const { list, columns, rest } = await answers(asked);
      expect(rest).toEqual({ ...list, steps: [] });
      expect(columns && useStepsOf(columns)).toEqual(list.steps);
      estimated += list.steps.filter((step) => step.estimated === true).length;
    }),
    { numRuns: rounds(25, 400) },
  );
  expect(estimated).toBeGreaterThan(0);
});

test('a step lengthened or shortened by a clock change has its true length', async () => {
  const asked = { building: 'NY', carrier: 'electricity' as const, from: '2025-03-08', to: '2025-03-11', as: 'columns' as const };
  const days = await world.local.metering.useOfBuilding({ ...asked, step: 'day' });
  expect(days.columns).toMatchObject({
    start: '2025-03-08T05:00:00Z',
    seconds: [
      [1, 86_400],
      [1, 82_800],
      [1, 86_400],
    ],
  });
});

test('without a stated form the answer is the list, without columns', async () => {
  const answer = await world.ask('/api/meters/SH-I/use?from=2025-03-01&to=2025-03-02&step=hour');
  const told = (await answer.json()) as Record<string, unknown>;
  expect(told).not.toHaveProperty('columns');
  expect(told['steps']).toHaveLength(24);
});

test('an unknown form is refused', async () => {
  expect((await world.ask('/api/meters/SH-I/use?from=2025-03-01&to=2025-03-02&step=hour&as=rows')).status).toBe(400);
});
