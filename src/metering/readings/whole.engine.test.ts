import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createClickHouse } from '#platform/db/clickhouse.ts';
import { programScope } from '#kernel/scope.ts';
import { openCuttingProxy, type CuttingProxy } from '../../../test/cutting.ts';
import { createWorld, type World } from '../../../test/world.ts';

/** What is read while an import is coming in: all of it, or nothing. */
const given = inject('engines').clickhouse;
const shards = 'urls' in given;
const count = 300;
const codes = Array.from({ length: count }, (_, at) => `M${String(at).padStart(3, '0')}`);
let proxy: CuttingProxy;
let world: World;

beforeAll(async () => {
  if ('urls' in given) return;
  proxy = await openCuttingProxy(given.url);
  const server = createClickHouse(() => ({ ...given, url: proxy.url }), 'default');
  world = await createWorld({ clickhouse: (database) => server.in(database) });
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', 'code,name,use,region\nM000,楼,office,140302\n') });
  const meters = `code,building,carrier,kind,unit\n${codes.map((code, at) => `${code},${at === 0 ? 'M000' : ''},electricity,interval,kWh\n`).join('')}`;
  await world.local.registry.importMeters({ file: await world.upload('m.csv', meters) });
  await bring('2025-01-01', 1);
});
afterAll(async () => {
  if (shards) return;
  await world.stop();
  await proxy.stop();
});

async function bring(day: string, value: number) {
  const rows = codes.map((code) => `${day},${code},${value}\n`).join('');
  return world.local.readings.importReadings({ file: await world.upload('r.csv', `time,meter,value\n${rows}`), interval: '1d' });
}

const exported = () => world.app.slices.readings.exported(programScope, {}, 0, 4e9);
const valuesOf = (rows: readonly unknown[][]) => rows.map((row) => `${String(row[0])} ${String(row[3])}`);

describe.skipIf(shards)('during an import', () => {
  test('an export in progress continues without it, and one that starts later contains all of it', async () => {
    const rows = exported();
    const first = await rows.next();
    await bring('2025-01-02', 2);
    const rest: unknown[][] = [];
    for await (const row of rows) rest.push(row);
    expect(valuesOf([first.value as unknown[], ...rest])).toEqual(codes.map((code) => `${code} 1`));
    const after: unknown[][] = [];
    for await (const row of exported()) after.push(row);
    expect(valuesOf(after)).toEqual(codes.flatMap((code) => [`${code} 1`, `${code} 2`]));
  });

  test('an export in progress still contains what is undone meanwhile', async () => {
    const { import: id } = await bring('2025-01-03', 3);
    const rows = exported();
    const all: unknown[][] = [];
    for await (const row of rows) {
      if (all.length === 0) await world.local.imports.undo({ id });
      all.push(row);
    }
    expect(all.filter((row) => row[3] === 3)).toHaveLength(count);
  });

  test('the last reading of a meter is never one that is not visible yet', async () => {
    // registers are queried first, then intervals
    const registers = proxy.holdNext(/LIMIT 1 BY meter/u);
    const sheet = world.local.metering.typing.sheet({ building: 'M000', month: '2025-06' });
    const ofRegisters = await registers;
    const intervals = proxy.holdNext(/LIMIT 1 BY meter/u);
    ofRegisters.release();
    const held = await intervals;
    const begun = proxy.carriedOut(/insert into `?import_state/iu);
    let stored = false;
    void proxy.carriedOut(/insert into `?(?:reading|stage_\d+)/iu).then(() => (stored = true));
    const coming = bring('2025-05-05', 7);
    await begun;
    // time for an import that would not wait
    for (let round = 0; round < 50 && !stored; round += 1) await world.local.registry.meter({ meter: 'M001' });
    held.release();
    expect((await sheet).meters[0]?.last).toMatchObject({ value: 2 });
    await coming;
    expect((await world.local.metering.typing.sheet({ building: 'M000', month: '2025-06' })).meters[0]?.last).toMatchObject({ value: 7 });
  });
});
