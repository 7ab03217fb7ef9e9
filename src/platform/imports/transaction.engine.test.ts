import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';
import { inTransaction } from './transaction.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

test('more transactions at once than there are connections all end, though each asks something beside itself, and in one of its own', async () => {
  const { postgres } = world.stores;
  const many = Array.from({ length: 3 * (postgres.options.max ?? 10) }, async (_, n) =>
    inTransaction(postgres, async (on) => {
      const [inner, beside] = [
        await on.query<{ n: number }>('SELECT $1::int AS n', [n]),
        await postgres.query<{ n: number }>('SELECT 1 AS n'),
      ];
      const nested = n % 12 === 0 ? await inTransaction(postgres, async (other) => (await other.query('SELECT 1')).rowCount) : 1;
      return [inner.rows[0]?.n, beside.rows[0]?.n, nested];
    }),
  );
  expect(await Promise.all(many)).toEqual(many.map((_, n) => [n, 1, 1]));
});

test('a transaction that fails gives its turn back', async () => {
  const { postgres } = world.stores;
  const failing = Array.from({ length: 20 }, () =>
    inTransaction(postgres, () => Promise.reject(new Error('of the test'))).catch((error: Error) => error.message),
  );
  expect(new Set(await Promise.all(failing))).toEqual(new Set(['of the test']));
  expect(await inTransaction(postgres, async (on) => (await on.query('SELECT 1')).rowCount)).toBe(1);
});
