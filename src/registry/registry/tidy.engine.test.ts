import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

async function bring(prefix: string, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, at) => `${prefix}${at},楼${at},office,140302\n`).join('');
  const file = await world.upload('b.csv', `code,name,use,region\n${rows}`);
  expect(await world.local.registry.importBuildings({ file })).toMatchObject({ created: count });
}

/** How often the building table was vacuumed on request, as opposed to automatically. */
async function tidied(): Promise<number> {
  const { rows } = await world.stores.postgres.query<{ times: string }>(
    `SELECT vacuum_count AS times FROM pg_stat_user_tables WHERE relname = 'building'`,
  );
  return Number(rows[0]?.times);
}

test('after an import of many buildings the store is tidied before the answer, after one of few it is not', async () => {
  await bring('F', 20);
  expect(await tidied()).toBe(0);
  await bring('M', 5000);
  expect(await tidied()).toBe(1);
});
