import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '#platform/imports/imports.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import * as store from './event-store.ts';

const [soonMs, mostMs] = [10, 200];

/**
 * Runs work on events in a transaction while no other process or request calls, cancels, answers or settles one. Waiting holds no
 * connection, because the work may need others from the pool.
 */
export async function inEventTurn<T>(postgres: Pool, work: (on: PoolClient) => Promise<T>): Promise<T> {
  for (let wait = soonMs; ; wait = Math.min(mostMs, wait * 2)) {
    const done = await inTransaction(postgres, async (on) => ((await store.takesTurn(on, wholeProgram)) ? { told: await work(on) } : null));
    if (done !== null) return done.told;
    await pause(wait);
  }
}
