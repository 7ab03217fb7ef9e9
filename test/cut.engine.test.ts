import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createClickHouse } from '#platform/db/clickhouse.ts';
import { openCuttingProxy, type CuttingProxy } from './cutting.ts';
import { createWorld, type World } from './world.ts';

/** A kept-alive connection is reset after the store executed a statement: the program cannot know whether it was executed. */
const given = inject('engines').clickhouse;
let proxy: CuttingProxy;
let world: World;

const shards = 'urls' in given;

beforeAll(async () => {
  if ('urls' in given) return;
  proxy = await openCuttingProxy(given.url);
  const server = createClickHouse(() => ({ ...given, url: proxy.url }), 'default');
  world = await createWorld({ clickhouse: (database) => server.in(database) });
  const meters = `code,carrier,kind,unit,capacity\n${tables.map((_, at) => `M${at},electricity,interval,kWh,100\n`).join('')}`;
  await world.local.registry.importMeters({ file: await world.upload('meters.csv', meters) });
});
afterAll(async () => {
  if (shards) return;
  await world.stop();
  await proxy.stop();
});

/** Everything that an import of readings writes, in order. */
const tables = ['import_state', 'reading', 'extent', 'day_next', 'finding_next', 'day ', 'finding '];

const hours = 24;
const file = (meter: string, day: string) =>
  `time,meter,value\n${Array.from({ length: hours }, (_, at) => `${day} ${String(at).padStart(2, '0')}:00,${meter},${at === 3 ? 5e6 : 2}\n`).join('')}`;

const bring = async (meter: string, day: string) =>
  world.local.readings.importReadings({ file: await world.upload('readings.csv', file(meter, day)), interval: '1h' });

/** The number of rows of readings stored, and how many of them are duplicates. */
async function rowsOf(): Promise<{ rows: number; doubled: number }> {
  const [row] = await world.stores.clickhouse.query<{ rows: number; doubled: number }>(
    `SELECT toUInt32(count()) AS rows, toUInt32(count() - uniqExact(meter, at, width, value, received, import)) AS doubled FROM reading
     WHERE import NOT IN (SELECT import FROM import_state WHERE state = 'dropped')`,
  );
  return row as { rows: number; doubled: number };
}

describe
  .skipIf(shards)
  .each(tables.map((table, at) => ({ table: table.trim(), statement: new RegExp(`insert into \`?${table}`, 'iu'), at })))(
  'an insert into $table whose answer is lost',
  ({ statement, at }) => {
    const meter = `M${at}`;
    const day = `2025-04-${String(at + 1).padStart(2, '0')}`;

    test('each reading is there once, whatever the answer: the import is complete, or has nothing and is reported as failed', async () => {
      const before = await rowsOf();
      proxy.cuts();
      proxy.cutNext(statement);
      const first = await bring(meter, day).then(
        () => 'came' as const,
        (trouble: unknown) => trouble,
      );
      expect(proxy.cuts()).toBe(1);
      if (first !== 'came') {
        expect(first).toMatchObject({ document: { status: 503 } });
        const { total } = await world.local.metering.useOfMeter({ meter, from: day, to: `${day}T23:00`, step: 'hour' });
        expect(total.value).toBeNull();
        expect(await bring(meter, day)).toMatchObject({ accepted: hours, repeated: 0, revised: 0 });
      }
      expect(await rowsOf()).toEqual({ rows: before.rows + hours, doubled: 0 });
      const { total } = await world.local.metering.useOfMeter({ meter, from: day, to: `${day}T23:00`, step: 'hour' });
      // an hour exceeds what the meter can carry: that is a finding
      expect(total.value).toBe(2 * 22);
      expect((await world.local.doctor.examine({})).ok).toBe(true);
    });
  },
);

test.skipIf(shards)('a repeated insert whose answer is lost counts once, or not at all and is reported as failed', async () => {
  const [meter, day] = ['M0', '2025-05-01'];
  await bring(meter, day);
  const before = await rowsOf();
  proxy.cuts();
  proxy.cutNext(/insert into `?repeat_run/iu);
  const again = await bring(meter, day).catch((trouble: unknown) => trouble);
  expect(proxy.cuts()).toBe(1);
  if (!Object.hasOwn(again as object, 'repeated')) {
    expect(again).toMatchObject({ document: { status: 503 } });
    expect(await bring(meter, day)).toMatchObject({ accepted: 0, repeated: hours, revised: 0 });
  }
  const told = await world.stores.clickhouse.queryCompact(
    `SELECT toUInt32(sum(rows)) FROM repeat_run WHERE import IN (SELECT import FROM import_state WHERE state = 'shown')`,
  );
  expect(told).toEqual([[hours]]);
  expect(await rowsOf()).toEqual(before);
  expect((await world.local.doctor.examine({})).ok).toBe(true);
});
