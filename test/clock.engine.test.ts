import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringMeters, bringReadings, useOf } from './golden/fixture.ts';
import { visitor } from './visitor.ts';
import { createWorld, type World } from './world.ts';

/** A clock that is set back an hour and ahead a day: what was sent later stays later, and signed-in users stay signed in. */
const hour = 3_600_000;
let clock = Date.parse('2026-03-01T12:00:00Z');
let world: World;
const logged: string[] = [];

beforeAll(async () => {
  const { default: pino } = await import('pino');
  world = await createWorld({ clock: () => clock, log: pino({ level: 'warn' }, { write: (line) => void logged.push(line) }) });
  await bringMeters(world, 'm.csv', 'code,carrier,kind,unit\nM1,electricity,interval,kWh\n');
});
afterAll(() => world.stop());

const bring = (value: number) => bringReadings(world, 'a.csv', `time,meter,value\n2025-01-01 00:00,M1,${value}\n`, { interval: '1h' });
const total = async (knownAt?: string) => (await useOf(world, { meter: 'M1' }, '2025-01-01', '2025-01-02', 'day', knownAt)).total[0];

test('a correction sent after the clock was set back an hour still takes effect', async () => {
  await bring(1);
  const before = new Date(clock).toISOString();
  clock -= hour;
  expect(await bring(2)).toMatchObject({ revised: 1, accepted: 0 });
  expect(await total()).toBe(2);
  expect(await total(new Date(clock - hour).toISOString())).toBe(null);
  clock += 2 * hour;
  expect(await total()).toBe(2);
  expect(await total(new Date(Date.parse(before) - 1).toISOString())).toBe(null);
});

test('the clock goes a day ahead and back: what was sent then and afterwards keeps its order', async () => {
  await bring(0.5);
  clock += 24 * hour;
  expect(await bring(3)).toMatchObject({ revised: 1 });
  clock -= 24 * hour;
  expect(await bring(4)).toMatchObject({ revised: 1 });
  expect(await total()).toBe(4);
  expect((await world.local.doctor.examine({})).ok).toBe(true);
});

test('signed-in users stay signed in, and the log says by how much the clock jumped', async () => {
  const { secret } = await world.local.access.users.add({ name: 'zhang', role: 'viewer' });
  const person = visitor(world.app);
  await person.signIn('zhang', secret);
  expect((await person.get('/api/me')).status).toBe(200);
  clock -= hour;
  expect((await person.get('/api/me')).status).toBe(200);
  clock += 25 * hour;
  expect((await person.get('/api/me')).status).toBe(200);
  expect(logged.filter((line) => line.includes('the clock jumped')).length).toBeGreaterThanOrEqual(2);
});
