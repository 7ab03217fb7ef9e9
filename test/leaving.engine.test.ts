import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createClickHouse } from '#platform/db/clickhouse.ts';
import { whileStays } from '#kernel/cancellation.ts';
import { openCuttingProxy, type CuttingProxy } from './cutting.ts';
import { createWorld, type World } from './world.ts';

/**
 * No more work is done for a client that asks by HTTP and disconnects: not in the program, nor in a thread that draws for it, nor in
 * ClickHouse or PostgreSQL.
 */
const given = inject('engines').clickhouse;
const shards = 'urls' in given;
const [meters, days] = [90, 400];
let proxy: CuttingProxy;
let world: World;
let url: string;

beforeAll(async () => {
  if ('urls' in given) return;
  proxy = await openCuttingProxy(given.url);
  const server = createClickHouse(() => ({ ...given, url: proxy.url }), 'default');
  world = await createWorld({ clickhouse: (database) => server.in(database) });
  await world.local.registry.importBuildings({
    file: await world.upload('b.csv', 'code,name,use,region,floorArea\nB1,楼,office,140302,100\n'),
  });
  const codes = Array.from({ length: meters }, (_, at) => `M${at}`);
  await world.local.registry.importMeters({
    file: await world.upload('m.csv', `code,building,kind,unit\n${codes.map((code) => `${code},B1,interval,kWh`).join('\n')}\n`),
  });
  const dayOf = (at: number): string => new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 10);
  const rows = codes.flatMap((code) => Array.from({ length: days }, (_, at) => `${dayOf(at)},${code},5`));
  await world.local.readings.importReadings({
    file: await world.upload('r.csv', `time,meter,value\n${rows.join('\n')}\n`),
    interval: '1d',
  });
  ({ url } = await world.app.serve());
});
afterAll(async () => {
  if (shards) return;
  await world.stop();
  await proxy.stop();
});

/** Sends a request over the network. */
function visitOf(path: string): { leave: () => void; gone: Promise<void> } {
  const asked = request(`${url}${path}`, { headers: { authorization: `Bearer ${world.app.localKey}` } });
  const gone = new Promise<void>((done) => void asked.once('close', done));
  asked.on('error', () => undefined).end();
  return { leave: () => void asked.destroy(), gone };
}

/** Queries that ClickHouse is running for this world, except this one itself. */
const atWork = () =>
  world.stores.clickhouse.query<{ query: string }>(
    `SELECT query FROM system.processes WHERE current_database = currentDatabase() AND query NOT LIKE '%system.processes%'`,
  );

describe.skipIf(shards)('work for a client that disconnected is stopped', () => {
  test.each([
    [
      'a city’s question, asked by the main thread',
      // starts on a day at which the program, which meanwhile counts days by itself, has no reason to start: 19756
      '/api/city/days?region=140302&carrier=electricity&from=2024-02-03&to=2025-01-01',
      /AS covered,.*FROM day FINAL.*19756/su,
    ],
    [
      'a year as known earlier, drawn in threads',
      '/api/buildings/B1/use?carrier=electricity&from=2024-01-01&to=2025-01-01&step=hour',
      /FROM reading\b/u,
    ],
  ])('%s: its connection to ClickHouse is closed while the query is running', async (_what, path, statement) => {
    const held = proxy.holdNext(statement);
    const visit = visitOf(path);
    const { closed } = await held;
    visit.leave();
    await visit.gone;
    await closed;
  });

  test.each([
    // a table that the program itself does not query meanwhile, as it does jobs: a query waiting there would not be that of the client that
    // left
    ['a question', 'organisation', '/api/organisations'],
    ['an export, which reads in a transaction,', 'building_code', '/api/exports/buildings?format=csv'],
  ])('%s that waits in PostgreSQL is cancelled there', async (_what, table, path) => {
    const { postgres } = world.stores;
    const waiting = async () =>
      (await postgres.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rowCount;
    const client = await postgres.connect();
    await client.query('begin');
    await client.query(`lock table ${table}`);
    const visit = visitOf(path);
    await expect.poll(waiting).toBe(1);
    visit.leave();
    await visit.gone;
    await expect.poll(waiting).toBe(0);
    await client.query('rollback');
    client.release();
  });

  test('ClickHouse cancels a query whose client closed the connection', async () => {
    const leaves = new AbortController();
    const slow = 'SELECT sum(sleepEachRow(0.5)) FROM numbers(600) SETTINGS max_block_size = 1, max_threads = 1';
    const asked = whileStays(leaves.signal, () => world.stores.clickhouse.query(slow)).catch((error: unknown) => error);
    await expect.poll(async () => (await atWork()).length).toBe(1);
    leaves.abort(new Error('gone home'));
    expect(await asked).toMatchObject({ message: 'gone home' });
    await expect.poll(async () => (await atWork()).length).toBe(0);
  });
});
