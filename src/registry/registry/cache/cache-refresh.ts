import type { Pool } from 'pg';
import { inTransaction } from '#platform/imports/imports.ts';
import { whoeverLeaves } from '#kernel/cancellation.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { createCache, cachedBuilding, cachedMeter, type CachedBuilding, type CachedMeter, type Cache } from './cache.ts';
import * as store from './cache-store.ts';
import { swapsOf } from '../store/meter-store.ts';

/** The most buildings and metering points kept in memory; a larger registry is read from the store for each query. */
const most = 1_000_000;

export type RegistryCache = ReturnType<typeof createRegistryCache>;

/**
 * The current buildings and metering points, kept in memory for queries over a whole place. Each query first asks the store what was
 * written since the previous one, in whatever transaction, and reads only that: an answer is never older than its query.
 */
export function createRegistryCache(postgres: Pool, limit = most) {
  let cache: Cache | null = createCache();
  let since: string | null = null;
  let running: Promise<void> | null = null;
  let waiting: Promise<void> | null = null;

  async function refresh(): Promise<void> {
    if (since !== null) {
      const standing = await store.standingOf(postgres, wholeProgram, since);
      if (cache === null) return;
      cache.newest = standing.newest;
      if (!standing.moved) {
        since = standing.next;
        return;
      }
    }
    const written = await readWritten(postgres, since, limit);
    if (written === null || cache === null) {
      cache = null;
      return;
    }
    cache.put(written.buildings, written.meters, written.newest);
    since = written.next;
    if (cache.size > limit) cache = null;
  }

  function begin(): Promise<void> {
    running = whoeverLeaves(refresh).finally(() => {
      running = null;
    });
    return running;
  }

  /** A refresh that began before the query may have missed what the query must know, so the query waits for the next one. */
  function refreshed(): Promise<void> {
    if (running === null) return begin();
    waiting ??= running
      .catch(() => undefined)
      .then(() => {
        waiting = null;
        return begin();
      });
    return waiting;
  }

  return {
    /** The current state; null if it is too large to be cached. Must be read immediately, because it changes with the next query. */
    async now(): Promise<Cache | null> {
      if (cache !== null) await refreshed();
      return cache;
    },
  };
}

type Read = { readonly buildings: CachedBuilding[]; readonly meters: CachedMeter[]; readonly next: string; readonly newest: number };

/** Everything written since, as of one moment; null if it exceeds the limit. */
async function readWritten(postgres: Pool, since: string | null, limit: number): Promise<Read | null> {
  return await inTransaction(postgres, async (on) => {
    await on.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const { next, newest } = await store.standingOf(on, wholeProgram, since ?? '0');
    const [buildings, meters]: [CachedBuilding[], CachedMeter[]] = [[], []];
    const tooMany = () => buildings.length + meters.length > limit;
    for await (const rows of store.writtenBuildings(on, wholeProgram, since)) {
      for (const row of rows) buildings.push(cachedBuilding(row));
      if (tooMany()) return null;
    }
    for await (const rows of store.writtenMeters(on, wholeProgram, since)) {
      const ids = rows.map(({ id }) => id);
      const shares = await store.sharesNamed(on, wholeProgram, ids);
      const swaps = await swapsOf(on, wholeProgram, ids);
      for (const row of rows) meters.push(cachedMeter(row, shares.get(row.id) ?? [], swaps.get(row.id) ?? []));
      if (tooMany()) return null;
    }
    return { buildings, meters, next, newest };
  });
}
