import type { Pool } from 'pg';
import type { ClickHouse } from '#platform/db/clickhouse.ts';
import { numbers } from '#platform/db/migrations.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Described } from './compare.ts';

const merged = ['reading', 'repeat_run', 'day', 'month', 'finding', 'extent', 'import_state', 'weather', 'weather_state'];

/** The states of imports are stored only in front of the shards. */
const strayIn = (table: string): string =>
  `SELECT count() AS n FROM ${table} WHERE import GLOBAL NOT IN (SELECT DISTINCT import FROM import_state)`;

/** Checks both stores from outside, independent of their slices; changes nothing that could affect an answer. */
export function createDoctorStore({ postgres, clickhouse }: { readonly postgres: Pool; readonly clickhouse: ClickHouse }) {
  const rows = async <T extends object>(sql: string, given: unknown[] = []): Promise<T[]> => (await postgres.query<T>(sql, given)).rows;
  const count = async (sql: string): Promise<number> => (await clickhouse.query<{ n: number }>(sql))[0]?.n ?? 0;
  return {
    /** The migrations of each store that have not run. */
    async missingMigrations(_: WholeProgram): Promise<{ store: 'postgres' | 'clickhouse'; number: number }[]> {
      const ours = numbers();
      const postgresHas = await rows<{ number: number }>('SELECT number FROM migration');
      const clickhouseHas = await clickhouse.query<{ number: number }>('SELECT number FROM migration');
      const missing = (store: keyof typeof ours, has: readonly { number: number }[]) =>
        ours[store].filter((number) => !has.some((one) => one.number === number)).map((number) => ({ store, number }));
      return [...missing('postgres', postgresHas), ...missing('clickhouse', clickhouseHas)];
    },

    /** The imports of a kind that PostgreSQL describes, without manual changes and previews. */
    described: (_: WholeProgram, kind: string) =>
      rows<Described>('SELECT id, state FROM import WHERE kind = $1 AND NOT by_hand AND NOT preview ORDER BY id', [kind]),

    /** The imports that a state table has shown or undone, with the last state. */
    kept: (_: WholeProgram, table: 'import_state' | 'weather_state') =>
      clickhouse.query<Described>(
        `SELECT t.import AS id, toString(argMax(t.state, (t.at, t.state))) AS state FROM ${table} AS t WHERE t.state IN ('shown', 'undone') GROUP BY t.import ORDER BY id`,
      ),

    /** The numbers that rows of a table refer to, and those of them unknown to PostgreSQL. */
    async strangers(
      _: WholeProgram,
      table: 'reading' | 'day' | 'weather',
      column: 'meter' | 'station',
    ): Promise<{ all: number; unknown: number[] }> {
      const held = await clickhouse.queryCompact<[number]>(`SELECT DISTINCT ${column} FROM ${table}`);
      // readings are stored under the numbers of meters and of points
      const owners = column === 'station' ? ['weather_station'] : ['meter', 'point'];
      const ids = [held.map(([id]) => id)];
      const found = (
        await Promise.all(owners.map((owner) => rows<{ id: number }>(`SELECT id FROM ${owner} WHERE id = ANY($1::int[])`, ids)))
      ).flat();
      const known = new Set(found.map(({ id }) => id));
      return { all: held.length, unknown: held.map(([id]) => id).filter((id) => !known.has(id)) };
    },

    /** Readings and repeats of imports that were never shown, started or undone. */
    orphanReadings: async (_: WholeProgram) => (await count(strayIn('reading'))) + (await count(strayIn('repeat_run'))),

    async versions(_: WholeProgram): Promise<{ postgres: string; clickhouse: string }> {
      const [ours] = await rows<{ server_version: string }>('SHOW server_version');
      const [theirs] = await clickhouse.query<{ v: string }>('SELECT version() AS v');
      return { postgres: ours?.server_version.split(' ')[0] ?? '', clickhouse: theirs?.v ?? '' };
    },

    /** The size of each store in bytes; null if it does not report it. */
    async sizes(_: WholeProgram): Promise<{ postgres: number | null; clickhouse: number | null }> {
      const [ours] = await rows<{ n: string }>('SELECT pg_database_size(current_database()) AS n');
      const oneServer = clickhouse.cluster === null;
      const theirs = oneServer
        ? await count('SELECT toFloat64(sum(bytes_on_disk)) AS n FROM system.parts WHERE active').catch(() => null)
        : null;
      return { postgres: ours === undefined ? null : Number(ours.n), clickhouse: theirs };
    },

    /** Merges the parts of every table, which frees superseded and deleted rows, and lets PostgreSQL reuse dead rows. */
    async compact(_: WholeProgram): Promise<void> {
      for (const table of merged) await clickhouse.mergeParts(table);
      await postgres.query('VACUUM (ANALYZE)');
    },

    months: monthsOf(clickhouse),

    readings: (_: WholeProgram) => count('SELECT count() AS n FROM reading'),

    /** Meters whose lines have changed but whose days are not recomputed. */
    async notRedrawn(_: WholeProgram): Promise<number> {
      const [found] = await rows<{ n: number }>(
        'SELECT (SELECT count(DISTINCT meter) FROM meter_touched)::int + (SELECT count(*) FROM recompute_due)::int AS n',
      );
      return found?.n ?? 0;
    },
  };
}

export type DoctorStore = ReturnType<typeof createDoctorStore>;

const told = 'count() AS rows, toString((count(), sum(cityHash64(meter, month, used, covered, moved)))) AS said';
// the marks are stored only in front of the shards
const holding = 'month GLOBAL NOT IN (SELECT month FROM month_mark GROUP BY month HAVING argMax(loose, number) = 1)';
const byDays = `SELECT ${told} FROM (SELECT meter, toStartOfMonth(day) AS month, sum(use) AS used, sum(seconds) AS covered, max(since) AS moved
  FROM day FINAL GROUP BY meter, month) WHERE ${holding}`;
const byMonths = `SELECT ${told} FROM (SELECT meter, month, use AS used, toUInt64(seconds) AS covered, since AS moved FROM month FINAL) WHERE ${holding}`;

/**
 * Sums of day rows by month, and the stored month rows, restricted to valid ones: a checksum over the content of each, and the number of
 * stored rows.
 */
function monthsOf(clickhouse: ClickHouse) {
  const ask = async (sql: string) => {
    const settings = { optimize_aggregation_in_order: 1, do_not_merge_across_partitions_select_final: 1 };
    const [row] = await clickhouse.query<{ rows: number; said: string }>(sql, {}, settings);
    return row ?? { rows: 0, said: '' };
  };
  return async (_: WholeProgram): Promise<{ calculated: string; kept: string; rows: number }> => {
    const [calculated, kept] = [await ask(byDays), await ask(byMonths)];
    return { calculated: calculated.said, kept: kept.said, rows: kept.rows };
  };
}
