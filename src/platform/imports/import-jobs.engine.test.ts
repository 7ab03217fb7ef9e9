import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '#client.ts';
import { createWorld, type World } from '../../../test/world.ts';

/** Imports that no one waits for: they are jobs, and can be cancelled. */
let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(async () => {
  await world.stop();
});

const rows = (meter: string, hours: number): string =>
  Array.from({ length: hours }, (_, hour) => `${meter},${new Date(Date.UTC(2025, 0, 1, hour)).toISOString()},1`).join('\n');
const readings = (meter: string, hours = 48): string => `meter,time,value\n${rows(meter, hours)}\n`;

async function begun(client: Client, text: string) {
  const file = await world.upload('r.csv', text);
  return await client.readings.importReadings({ file, interval: '1h', createMeters: true, wait: false });
}

const stateOf = async (id: number) => (await world.local.imports.get({ id })).state;
const hasMeter = async (code: string) => (await world.local.registry.meters({})).meters.some((meter) => meter.code === code);

test('an import that nobody waits for is a job, found by either id, with its progress', async () => {
  const { import: id, job } = await begun(world.local, readings('A'));
  await expect.poll(() => stateOf(id)).toBe('shown');
  expect((await world.local.imports.get({ id })).job).toBe(job);
  await expect.poll(async () => (await world.local.jobs.get({ id: job ?? '' })).state).toBe('done');
  expect(await world.local.jobs.get({ id: job ?? '' })).toMatchObject({ kind: 'import', name: '导入', attempts: 1, by: 'local' });
});

test('a cancelled import leaves nothing: no reading, no metering point, and says so', async () => {
  const gate = Promise.withResolvers<void>();
  const entered = Promise.withResolvers<void>();
  const resting = world.app.slices.readings.atRest(() => {
    entered.resolve();
    return gate.promise;
  });
  await entered.promise;
  const { import: id, job } = await begun(world.local, readings('GONE'));
  expect(await world.local.jobs.cancel({ id: job ?? '' })).toMatchObject({ state: 'running', cancelling: true });
  gate.resolve();
  await resting;
  await expect.poll(() => stateOf(id)).toBe('failed');
  expect((await world.local.imports.get({ id })).problem).toMatchObject({
    code: 'import-cancelled',
    detail: '导入已取消，未写入任何内容。',
  });
  await expect.poll(async () => (await world.local.jobs.get({ id: job ?? '' })).state).toBe('cancelled');
  expect(await hasMeter('GONE')).toBe(false);
  const { checks } = await world.local.doctor.examine();
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  const { import: again } = await begun(world.local, readings('GONE'));
  await expect.poll(() => stateOf(again)).toBe('shown');
  expect((await world.local.imports.get({ id: again })).result).toMatchObject({ accepted: 48, repeated: 0 });
});

test('a list of buildings cancelled before it is shown leaves none of them', async () => {
  const file = await world.upload('b.csv', 'code,name,use,region,floorArea\nC1,楼,office,140302,1000\n');
  const on = await world.stores.postgres.connect();
  await on.query('BEGIN');
  await on.query('LOCK TABLE building IN ACCESS EXCLUSIVE MODE');
  const { import: id, job } = await world.local.registry.importBuildings({ file, wait: false });
  await world.local.jobs.cancel({ id: job ?? '' });
  await on.query('ROLLBACK');
  on.release();
  await expect.poll(() => stateOf(id)).toBe('failed');
  expect((await world.local.imports.get({ id })).problem).toMatchObject({ code: 'import-cancelled' });
  await expect(world.local.registry.building({ building: 'C1' })).rejects.toMatchObject({ document: { status: 404 } });
});

test('an import can be cancelled by its author and by an administrator; the author is told who did it', async () => {
  const bureau = world.as('bureau', { region: '140300' });
  const file = await world.upload('r.csv', readings('B'), await world.secretOf('bureau', { region: '140300' }));
  const gate = Promise.withResolvers<void>();
  const entered = Promise.withResolvers<void>();
  const resting = world.app.slices.readings.atRest(() => {
    entered.resolve();
    return gate.promise;
  });
  await entered.promise;
  const { job } = await bureau.readings.importReadings({ file, interval: '1h', createMeters: true, wait: false });
  await expect(world.as('owner', { organisation: 'ORG' }).jobs.cancel({ id: job ?? '' })).rejects.toMatchObject({
    document: { status: 404 },
  });
  await world.local.jobs.cancel({ id: job ?? '' });
  gate.resolve();
  await resting;
  await expect.poll(async () => (await bureau.jobs.get({ id: job ?? '' })).state).toBe('cancelled');
  await world.app.slices.jobs.reportEnded();
  const { notices } = await bureau.notice.list({});
  expect(notices).toMatchObject([{ code: 'notice-job-cancelled', text: '导入已被 local 取消。' }]);
});
