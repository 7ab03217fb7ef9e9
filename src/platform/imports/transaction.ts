import { AsyncLocalStorage } from 'node:async_hooks';
import type { Pool, PoolClient } from 'pg';

/** Connections that transactions leave to the questions asked beside them: if all were held, each could wait for another's forever. */
const spare = 4;

/** Whether the current work is part of a transaction already: one begun inside it does not wait for its turn. */
const inside = new AsyncLocalStorage<true>();

type Turns = { held: number; readonly waiting: (() => void)[] };

const turnsOf = new WeakMap<Pool, Turns>();

/** Runs work in its turn: so many transactions at once that some connections of the pool stay free. */
async function inTurn<T>(pool: Pool, work: () => Promise<T>): Promise<T> {
  if (inside.getStore() === true) return work();
  const turns = turnsOf.get(pool) ?? { held: 0, waiting: [] };
  turnsOf.set(pool, turns);
  const most = Math.max(1, (pool.options?.max ?? 10) - spare);
  if (turns.held >= most) await new Promise<void>((resolve) => turns.waiting.push(resolve));
  else turns.held += 1;
  try {
    return await inside.run(true, work);
  } finally {
    // the turn goes to the next in line, or is free
    const next = turns.waiting.shift();
    if (next === undefined) turns.held -= 1;
    else next();
  }
}

/** Runs work in one transaction; any error rolls all of it back, and so does `keep: false`, for a preview. */
export function inTransaction<T>(pool: Pool, work: (on: PoolClient) => Promise<T>, { keep = true }: { keep?: boolean } = {}): Promise<T> {
  return inTurn(pool, async () => {
    const on = await pool.connect();
    let broken = false;
    try {
      await on.query('BEGIN');
      const out = await work(on);
      await on.query(keep ? 'COMMIT' : 'ROLLBACK');
      return out;
    } catch (cause) {
      await on.query('ROLLBACK').catch(() => {
        broken = true;
      });
      throw cause;
    } finally {
      on.release(broken);
    }
  });
}
