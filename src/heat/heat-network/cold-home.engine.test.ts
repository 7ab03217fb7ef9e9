import { afterAll, beforeAll, expect, test } from 'vitest';
import { coldTown, confirmCold } from '../../../test/e2e/cold-town.ts';
import type { Pool } from '#platform/db/postgres.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-02-01T02:00:00Z');
beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000), postgres: counted });
  await coldTown(world);
});
afterAll(() => world.stop());

const queries: string[] = [];
/** Takes down what is asked of the store. */
function counted(pool: Pool): Pool {
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    Object.assign(client, {
      query: (...given: unknown[]) => {
        queries.push(typeof given[0] === 'string' ? given[0] : ((given[0] as { text?: string }).text ?? ''));
        return query(...given);
      },
    });
  });
  return pool;
}

const proposals = async (as = world.local) => (await as.heatNetwork.coldProposals({})).proposals;

test('a measured and confirmed complaint proposes a decision, with its yuan beforehand; taken, it is no longer open; undone, it is again', async () => {
  const { local } = world;
  const before = await local.heatBilling.bill({ household: 'HA', season: '2026-01' });
  const code = await confirmCold(world, { household: 'HA', temperature: '16.5' });
  const [proposal, ...others] = await proposals();
  expect([others, proposal]).toEqual([
    [],
    {
      case: code,
      household: 'HA',
      from: '2026-01-05',
      to: '2026-01-10',
      temperature: '16.5',
      measuredAt: '2026-01-06 20:00',
      decision: null,
    },
  ]);
  const { household, from, to, temperature } = proposal!;
  const given = { household, from, to, temperature, note: code };
  const operator = world.as('operator', { operator: 'C1' });
  // 0.3 of 22.00 yuan/m², 100 m², 5 of 20 days
  const { decision: none, effects } = await operator.heatBilling.decisions.cold({ ...given, preview: true });
  const [home] = effects[0]!.households;
  expect([none, Number(home!.after.total) - Number(home!.before.total)]).toEqual([null, -165]);
  expect((await proposals(operator)).map(({ decision }) => decision)).toEqual([null]);
  const { decision } = await operator.heatBilling.decisions.cold(given);
  expect((await proposals(operator)).map((one) => one.decision)).toEqual([decision]);
  const after = await local.heatBilling.bill({ household: 'HA', season: '2026-01' });
  expect(after.accounts.map(({ lines }) => lines.cold)).toEqual(['-165.00']);
  expect(Number(after.accounts[0]!.total) - Number(before.accounts[0]!.total)).toBe(-165);
  await local.imports.undo({ id: decision! });
  expect((await proposals()).map((one) => one.decision)).toEqual([null]);
});

test('a room that was not cold, not measured or of another company leads to no proposal; a user without access to heat sees none', async () => {
  const had = await proposals();
  await confirmCold(world, { household: 'HB', temperature: null });
  await confirmCold(world, { household: 'nobody', temperature: '15', reason: '示例：刚入住，尚无户号' });
  expect(await proposals()).toEqual(had);
  expect(await proposals(world.as('operator', { operator: 'C2' }))).toEqual([]);
  expect(await proposals(world.as('bureau', { region: '140302' }))).toEqual([]);
});

test('however many complaints there are, their households are asked for at once, and none is opened alone', async () => {
  const operator = world.as('operator', { operator: 'C1' });
  const before = (await proposals(operator)).length;
  for (const temperature of ['16', '15.5', '15']) await confirmCold(world, { household: 'HA', temperature });
  queries.length = 0;
  expect(await proposals(operator)).toHaveLength(before + 3);
  await operator.today.season();
  expect(queries.filter((text) => text.includes('FROM household e WHERE e.code')).length).toBeLessThanOrEqual(4);
  expect(queries.filter((text) => text.includes('FROM case_event'))).toEqual([]);
});

test('measured rooms are on the map with their point: how many, how cold, how many below the limit of its tariff', async () => {
  const rows = [
    '户号,测温时间,室温',
    'HA,2026-01-06 20:00,16.5',
    'HA,2026-01-07 20:00,18',
    'HB,2026-01-06 20:00,21',
    'HB,2026-03-01 20:00,9',
  ];
  await world.local.heatNetwork.importRoomSamples({ file: await world.upload('s.csv', rows.join('\n')) });
  const { points } = await world.local.heatNetwork.sampleMap({ season: '2026-01' });
  expect(points).toEqual([
    { point: 'PA', building: 'B1', latitude: 37.86, longitude: 113.58, count: 3, lowest: 16.5, limit: 18, below: 1 },
  ]);
  expect((await world.as('operator', { operator: 'C2' }).heatNetwork.sampleMap({ season: '2026-01' })).points).toEqual([]);
  const none = world.local.heatNetwork.sampleMap({ season: '2019-20' });
  await expect(none).rejects.toMatchObject({ document: { code: 'season-missing' } });
});

test('days with a meter declared faulty are excluded from index, balance and load; withdrawn, they count again', async () => {
  const asked = { season: '2026-01', point: 'PA' };
  const weather = { station: 'W1', format: 'csv', timeColumn: 'time', zone: 'Asia/Shanghai', columns: { temperature: 't' } } as const;
  const dates = Array.from({ length: 20 }, (_, at) => `2026-01-${String(at + 1).padStart(2, '0')}`);
  const hours = dates.flatMap((day) => Array.from({ length: 24 }, (_, hour) => `${day} ${String(hour).padStart(2, '0')}:00,8`));
  await world.local.weather.importWeather({ file: await world.upload('w.csv', ['time,t', ...hours].join('\n')), ...weather });
  const told = async () => {
    const { index, forecast, balance } = world.local.heatNetwork;
    const { points, excluded } = await index(asked);
    const load = await forecast({ ...asked, design: -10, base: 18 });
    const { days } = await balance({ substation: 'S1', from: '2026-01-01', to: '2026-01-21' });
    return [points[0]?.coverage ?? excluded[0]?.coverage, points[0]?.heat ?? null, load.points[0]?.days, days];
  };
  expect(await told()).toEqual([1, 40, 20, 20]);
  const one = await world.local.heatBilling.decisions.faulty({ meter: 'MA', from: '2026-01-05', to: '2026-01-06', note: '示例' });
  expect(await told()).toEqual([0.95, 38, 19, 19]);
  const two = await world.local.heatBilling.decisions.faulty({ meter: 'MA', from: '2026-01-06', to: '2026-01-07', note: '示例' });
  expect(await told()).toEqual([0.9, null, 18, 18]);
  await world.local.imports.undo({ id: two.decision! });
  await world.local.imports.undo({ id: one.decision! });
  expect(await told()).toEqual([1, 40, 20, 20]);
});
