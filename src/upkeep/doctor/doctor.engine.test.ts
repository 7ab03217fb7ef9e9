import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asOfNow } from '#kernel/as-of.ts';
import { programScope } from '#kernel/scope.ts';
import { createWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';
import { story } from '../../../test/story.ts';

let world: World;

beforeAll(async () => void (world = await createWorld()));
afterAll(() => world.stop());

async function faults(): Promise<Record<string, unknown[]>> {
  const { checks } = await world.local.doctor.examine();
  return Object.fromEntries(checks.filter(({ ok }) => !ok).map(({ name, findings }) => [name, findings.map(({ code }) => code)]));
}

test('new stores have no fault', async () => {
  expect(await faults()).toEqual({});
});

test('compacting frees replaced rows, and answers stay the same', async () => {
  const { clickhouse } = world.stores;
  for (const drawn of [1, 2, 3])
    await clickhouse.insert('day', ['meter', 'day', 'use', 'drawn'], [[1_000_001, '2026-01-01', drawn, drawn]]);
  const rows = (final: string) => clickhouse.queryCompact(`SELECT use FROM day ${final} WHERE meter = 1000001`);
  expect(await rows('FINAL')).toEqual([[3]]);
  const told = await world.local.doctor.compact();
  expect(told.after).toBeGreaterThan(0);
  expect(await rows('')).toEqual([[3]]);
  await clickhouse.onShards('DELETE FROM day WHERE meter = 1000001');
});

test('a monthly sum that differs from its days is found, unless the month is marked as not added up yet', async () => {
  const { clickhouse } = world.stores;
  await clickhouse.insert('month', ['meter', 'month', 'use', 'drawn'], [[1_000_001, '2026-01-01', 3, 1]]);
  expect(await faults()).toEqual({ months: ['months-differ'] });
  await clickhouse.insert('month_mark', ['month', 'loose', 'number'], [['2026-01-01', 1, 1]]);
  expect(await faults()).toEqual({});
  await clickhouse.onShards('DELETE FROM month WHERE meter = 1000001');
});

describe('rows that do not follow from the readings', () => {
  type Row = readonly [meter: number, day: string, ...number[]];
  const days = (): Promise<Row[]> =>
    world.stores.clickhouse.queryCompact('SELECT meter, day, use, seconds, longest FROM day FINAL WHERE seconds > 0 ORDER BY meter, day');
  const months = (): Promise<Row[]> =>
    world.stores.clickhouse.queryCompact('SELECT meter, month, use, seconds FROM month FINAL ORDER BY meter, month');
  const bring = async (name: string, from: number, hours: number) => {
    const rows = Array.from({ length: hours }, (_, at) => `${new Date(from + at * 3_600_000).toISOString()},${name},${1 + (at % 7)}`);
    const file = await world.upload(`${name}.csv`, `time,meter,value\n${rows.join('\n')}\n`);
    await world.local.readings.importReadings({ file, interval: '1h', createMeters: true, kind: 'interval' });
  };

  /** As left by a store that lost something, or a fault of ours. */
  async function damage(meter: number): Promise<void> {
    const { clickhouse } = world.stores;
    const [drawn] = (
      await clickhouse.queryCompact<[number]>('SELECT max(drawn) FROM (SELECT drawn FROM day UNION ALL SELECT drawn FROM month)')
    )[0] ?? [0];
    const columns = ['meter', 'day', 'use', 'seconds', 'longest', 'drawn'];
    await clickhouse.insert('day', columns, [
      [meter, '2025-02-03', 77, 86_400, 3600, drawn],
      [meter, '2025-09-09', 5, 3600, 3600, 1],
    ]);
    await clickhouse.onShards(`DELETE FROM day WHERE meter = ${meter} AND day = '2025-03-02'`);
    await clickhouse.insert(
      'month',
      ['meter', 'month', 'use', 'drawn'],
      [
        [meter, '2025-01-01', 3, drawn],
        [meter, '2031-01-01', 3, 1],
      ],
    );
  }

  story('only wrong rows of meters are repaired, also during imports', (step) => {
    step('are found by recalculating every reading, and calculated again; nothing else is', async () => {
      await bring('D1', Date.UTC(2025, 0, 1), 2400);
      await bring('D2', Date.UTC(2025, 0, 1), 2400);
      const [before, sums] = [await days(), await months()];
      expect(await world.local.doctor.mend()).toMatchObject({ meters: 0, days: 0, months: 0 });
      const meter = before[0]?.[0] as number;
      await damage(meter);
      expect(await faults()).toEqual({ months: ['months-differ'] });
      const drawing = await numbersOf('D2');
      expect(await world.local.doctor.mend()).toMatchObject({ meters: 1, days: 3 });
      expect(await days()).toEqual(before);
      expect(await months()).toEqual(expect.arrayContaining(sums as never[]));
      expect(await faults()).toEqual({});
      expect(await numbersOf('D2')).toEqual(drawing);
      expect(await world.local.doctor.mend()).toMatchObject({ meters: 0, days: 0, months: 0 });
      const [last] = (await world.local.access.audit({ action: 'mend', limit: 1 })).entries;
      expect(last).toMatchObject({ action: 'mend', subject: 'doctor', detail: { days: 0 } });
    });

    step('are repaired during imports, and the imported data are correct', async () => {
      await damage((await days()).at(-1)?.[0] as number);
      const [mended] = await Promise.all([
        world.local.doctor.mend(),
        bring('D1', Date.UTC(2025, 1, 1), 900),
        bring('D3', Date.UTC(2025, 0, 1), 2400),
      ]);
      expect(mended.days).toBeGreaterThan(0);
      expect(await world.local.doctor.mend()).toMatchObject({ meters: 0, days: 0, months: 0 });
      expect(await faults()).toEqual({});
    });
  });

  test('of points by the hour are recalculated too', async () => {
    const { clickhouse } = world.stores;
    await world.local.point.importPoints({ file: await world.upload('p.csv', 'code,quantity\nT1,temperature\nT2,temperature\n') });
    const values = Array.from({ length: 48 }, (_, n) => {
      const at = new Date(Date.UTC(2025, 0, 1) + n * 3_000_000).toISOString();
      return `${at},T1,${20 + (n % 5)}\n${at},T2,${18 + (n % 3)}`;
    });
    await world.local.readings.importReadings({ file: await world.upload('v.csv', `time,meter,value\n${values.join('\n')}\n`) });
    const hours = () =>
      clickhouse.queryCompact(
        'SELECT meter, hour, seconds, sum, min, max, last, ends FROM point_hour FINAL WHERE seconds > 0 ORDER BY meter, hour',
      );
    const before = await hours();
    expect(before.length).toBeGreaterThan(70);
    expect(await world.local.doctor.mend()).toMatchObject({ points: 0, hours: 0 });
    const [point, hour] = before[7] as [number, number];
    const [lost] = (before as [number, number][])[20] ?? [];
    const drawn = ((await clickhouse.queryCompact<[number]>('SELECT max(drawn) FROM point_hour'))[0] ?? [0])[0];
    const columns = ['meter', 'hour', 'seconds', 'sum', 'min', 'max', 'last', 'ends', 'since', 'drawn'];
    await clickhouse.insert('point_hour', columns, [
      [point, hour, 3600, 1, 1, 1, 1, 1, '2026-01-01 00:00:00', drawn],
      [point, hour + 9000, 3600, 1, 1, 1, 1, 1, '2026-01-01 00:00:00', 1],
    ]);
    await clickhouse.onShards(`DELETE FROM point_hour WHERE meter = ${lost} AND hour = ${(before[20] as [number, number])[1]}`);
    expect(await world.local.doctor.mend()).toMatchObject({ meters: 0, points: 1, hours: 3 });
    expect(await hours()).toEqual(before);
    expect(await world.local.doctor.mend()).toMatchObject({ points: 0, hours: 0 });
  });

  async function numbersOf(code: string): Promise<unknown> {
    const { id } = (await world.app.slices.registry.meterFacts(programScope, { meters: [code] }, asOfNow))[0] as { id: number };
    return world.stores.clickhouse.queryCompact(`SELECT day, drawn FROM day FINAL WHERE meter = ${id} ORDER BY day`);
  }
});

test('an import in force without a record is found, and so are readings without an import', async () => {
  const { clickhouse } = world.stores;
  await clickhouse.insert(
    'import_state',
    ['import', 'state', 'settle', 'at', 'result'],
    [[4711, 'shown', 4711, '2026-01-01 00:00:00', '']],
  );
  await clickhouse.insert('reading', ['meter', 'at', 'import'], [[99, '2026-01-01 00:00:00', 4712]]);
  expect(await faults()).toEqual({
    'imports-of-readings': ['import-differs'],
    'meters-of-readings': ['link-broken'],
    readings: ['readings-orphaned'],
  });
  await clickhouse.command('DELETE FROM import_state WHERE import = 4711');
  await clickhouse.onShards('DELETE FROM reading WHERE import = 4712');
});

test('a migration that has not run is found', async () => {
  const { rows } = await world.stores.postgres.query<Record<string, unknown>>('DELETE FROM migration WHERE number = 10 RETURNING *');
  const { checks } = await world.local.doctor.examine();
  expect(checks.find(({ name }) => name === 'migrations')).toMatchObject({
    ok: false,
    findings: [{ evidence: { store: 'postgres', number: 10 } }],
  });
  await world.stores.postgres.query('INSERT INTO migration SELECT * FROM json_populate_recordset(NULL::migration, $1)', [
    JSON.stringify(rows),
  ]);
});

test('only maintainers of the program may run it', async () => {
  await expect(world.as('bureau', { region: '140302' }).doctor.examine()).rejects.toMatchObject({ document: { status: 403 } });
});
