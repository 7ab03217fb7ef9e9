import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld } from '../../test/world.ts';
import type { World } from '../../test/world.ts';

let world: World;

beforeAll(async () => void (world = await createWorld()));
afterAll(() => world.stop());

async function faults(): Promise<Record<string, unknown[]>> {
  const { checks } = await world.local.doctor.examine();
  return Object.fromEntries(checks.filter(({ ok }) => !ok).map(({ name, findings }) => [name, findings.map(({ code }) => code)]));
}

test('nothing is wrong with stores that are new', async () => {
  expect(await faults()).toEqual({});
});

test('compacting frees what later rows took the place of, and answers stay', async () => {
  const { clickhouse } = world.stores;
  for (const drawn of [1, 2, 3])
    await clickhouse.insert('day', ['meter', 'day', 'use', 'drawn'], [[1_000_001, '2026-01-01', drawn, drawn]]);
  const rows = (final: string) => clickhouse.queryCompact(`SELECT use FROM day ${final} WHERE meter = 1000001`);
  expect(await rows('FINAL')).toEqual([[3]]);
  const told = await world.local.doctor.compact();
  expect(told.after).toBeGreaterThan(0);
  expect(await rows('')).toEqual([[3]]);
  await clickhouse.command('DELETE FROM day WHERE meter = 1000001');
});

test('a sum by month that is not that of its days is found, unless the month is loose', async () => {
  const { clickhouse } = world.stores;
  await clickhouse.insert('month', ['meter', 'month', 'use', 'drawn'], [[1_000_001, '2026-01-01', 3, 1]]);
  expect(await faults()).toEqual({ months: ['months-unlike'] });
  await clickhouse.insert('month_mark', ['month', 'loose', 'number'], [['2026-01-01', 1, 1]]);
  expect(await faults()).toEqual({});
  await clickhouse.command('DELETE FROM month WHERE meter = 1000001');
});

test('an import that counts and that nobody describes is found, and so are readings of nobody', async () => {
  const { clickhouse } = world.stores;
  await clickhouse.insert(
    'import_state',
    ['import', 'state', 'settle', 'at', 'result'],
    [[4711, 'shown', 4711, '2026-01-01 00:00:00', '']],
  );
  await clickhouse.insert('reading', ['meter', 'at', 'import'], [[99, '2026-01-01 00:00:00', 4712]]);
  expect(await faults()).toEqual({
    'imports-of-readings': ['import-unlike'],
    'meters-of-readings': ['link-broken'],
    readings: ['readings-orphaned'],
  });
});

test('a migration that has not run is found', async () => {
  await world.stores.postgres.query('DELETE FROM migration WHERE number = 10');
  const { checks } = await world.local.doctor.examine();
  expect(checks.find(({ name }) => name === 'migrations')).toMatchObject({
    ok: false,
    findings: [{ evidence: { store: 'postgres', number: 10 } }],
  });
});

test('only who maintains the program may ask', async () => {
  await expect(world.as('bureau', { region: '140302' }).doctor.examine()).rejects.toMatchObject({ document: { status: 403 } });
});
