import pino from 'pino';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createClient, type Client } from '#client.ts';
import { readConfig } from '#config.ts';
import { compose } from '#main.ts';
import { createWorld, type World } from '../../../test/world.ts';
import type { ClickHouse } from './clickhouse.ts';
import { migrate } from './migrate.ts';
import { migrationsOf } from './migrations.ts';
import { makeDatabase } from './stores.ts';

/** The migration that groups quiet years, and those after it. */
const first = 62;
const quiet = pino({ level: 'silent' });

let world: World;
let before: ClickHouse;
beforeAll(async () => {
  world = await createWorld({ log: quiet });
  const rows = 'code,name,use,region,floorArea\nA,甲,office,140302,1000\nB,乙,office,140302,500\n';
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', rows) });
  before = world.stores.clickhouse.in(`${world.stores.clickhouse.database}_before`);
});
afterAll(async () => {
  await before.in('default').command(`drop database if exists ${before.database} sync`);
  await world.stop();
});

const days = (from: string, many: number, value: (at: number) => number): string => {
  const start = Date.parse(`${from}T00:00:00Z`);
  const day = (at: number): string => new Date(start + at * 86_400_000).toISOString().slice(0, 10);
  return Array.from({ length: many }, (_, at) => ['A', 'B'].map((code) => `${day(at)},${code},${value(at)}`).join('\n')).join('\n');
};
const bring = async (text: string): Promise<void> => {
  const file = await world.upload('r.csv', `time,meter,value\n${text}\n`);
  await world.local.readings.importReadings({ file, layout: 'long', kind: 'interval', interval: '1d', createMeters: true });
};

/**
 * Without the ids of figures, which encode when they were queried. Everything that depends on day rows: days, months and years of buildings
 * and of the place, the ranking, and the coverage.
 */
async function answers(client: Client) {
  const span = { from: '2023-06-01', to: '2025-03-01' };
  return JSON.parse(
    JSON.stringify([
      await Promise.all(
        (['day', 'month', 'year'] as const).flatMap((step) =>
          ['A', 'B'].map(
            async (building) => (await client.metering.useOfBuilding({ building, carrier: 'electricity', step, ...span })).steps,
          ),
        ),
      ),
      (await client.overview.cityDays({ region: '140300', ...span })).days,
      await Promise.all(
        [2023, 2024, 2025].map(
          async (year) => (await client.benchmarking.rank({ region: '140300', year, carrier: 'electricity' })).buildings,
        ),
      ),
      await client.metering.completeness({ region: '140300', step: 'month', ...span }),
    ]),
    (name, value: unknown) => (name === 'figure' ? undefined : value),
  ) as unknown;
}

/** The tables of a database that contain data, in order. */
const tablesOf = async (database: ClickHouse): Promise<string[]> =>
  (
    await database.query<{ name: string }>(
      `select name from system.tables where database = currentDatabase() and engine like '%MergeTree' order by name`,
    )
  ).map(({ name }) => name);

/** The program on the same registry and another ClickHouse. */
async function opened<T>(clickhouse: ClickHouse, work: (client: Client) => Promise<T>): Promise<T> {
  const { postgres, places } = world.stores;
  const stores = {
    postgres,
    places,
    clickhouse,
    engines: world.stores.engines,
    lost: world.stores.lost,
    stop: async () => undefined,
  };
  const app = await compose(readConfig({ data: places.root, port: 0 }, {}), { stores, log: quiet });
  try {
    return await work(
      createClient({ url: 'http://localhost', fetch: app.fetch, headers: () => ({ authorization: `Bearer ${app.localKey}` }) }),
    );
  } finally {
    await app.stop();
  }
}

test.skipIf('urls' in inject('engines').clickhouse)(
  'a directory from before quiet years were merged gives the same answers after the migration, and after the merge',
  async () => {
    // the same days several times over: rows in many parts, some of them superseded
    await bring(days('2023-06-01', 500, (at) => at));
    await bring(days('2024-01-01', 366, (at) => 7 + (at % 5)));
    await bring(days('2024-05-01', 200, (at) => 100 - (at % 9)));
    const wanted = await answers(world.local);
    await world.app.stop();

    await makeDatabase(before);
    const numbers = migrationsOf('clickhouse').map(({ number }) => number);
    await migrate(
      { postgres: world.stores.postgres, clickhouse: before },
      { postgres: [], clickhouse: numbers.filter((number) => number < first) },
    );
    const since = world.stores.clickhouse.database;
    for (const table of (await tablesOf(before)).filter((name) => name !== 'migration'))
      if ((await tablesOf(world.stores.clickhouse)).includes(table))
        await before.command(`insert into ${table} select * from ${since}.${table}`);
    const setting = async () =>
      (
        await before.query<{ sql: string }>(
          `select create_table_query as sql from system.tables where database = currentDatabase() and name = 'day'`,
        )
      )[0]?.sql;
    expect(await setting()).not.toContain('min_age_to_force_merge_seconds');
    const rows = async () => before.query('select * from day final order by meter, day');
    const held = await rows();
    expect(held.length).toBeGreaterThan(1000);

    expect(await migrate({ postgres: world.stores.postgres, clickhouse: before })).toBe(numbers.filter((number) => number >= first).length);
    expect(await setting()).toMatch(
      /min_age_to_force_merge_seconds = 600.*min_age_to_force_merge_on_partition_only = 1|min_age_to_force_merge_on_partition_only = 1.*min_age_to_force_merge_seconds = 600/u,
    );
    expect(await migrate({ postgres: world.stores.postgres, clickhouse: before })).toBe(0);
    expect(await rows()).toEqual(held);
    expect(await opened(before, answers)).toEqual(wanted);

    await before.command('optimize table day final');
    expect(await before.query('select meter, day from day group by meter, day having count() > 1')).toEqual([]);
    expect(await rows()).toEqual(held);
    expect(await opened(before, answers)).toEqual(wanted);
  },
);
