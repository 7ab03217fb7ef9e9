import type { Pool, PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import { codesOfBuildingsWhere, seesBuilding, seesMeter } from '#registry/registry/public/scope-filter.ts';

type Queryable = Pool | PoolClient;

/** The current state of a channel, bound to a series. */
export type KeptChannel = {
  readonly code: string;
  readonly connection: string;
  readonly channel: string;
  readonly series: string;
  readonly scale: number | null;
  readonly offset: number | null;
  readonly unit: string | null;
};

/**
 * SQL for «this scope sees the channel»: it sees the series that the channel is bound to. Appends the parameters it needs to the values.
 */
export function seesChannel(scope: Scope, alias: string, values: unknown[]): string {
  const sight = seesMeter(scope, 'm', 'b', values);
  if (sight === 'true' || sight === 'false') return sight;
  const meters = `SELECT m.code FROM meter m LEFT JOIN building n ON n.id = m.building
    LEFT JOIN building b ON b.id = coalesce(n.merged_into, n.id) WHERE m.gone IS NULL AND ${sight}`;
  const building = seesBuilding(scope, 'b', values);
  if (building === 'false') return `${alias}.series IN (${meters})`;
  const points = `SELECT p.code FROM point p WHERE p.gone IS NULL AND p.building IN (${codesOfBuildingsWhere(building)})`;
  return `${alias}.series IN (${meters} UNION ALL ${points})`;
}

/** Channels that the scope sees, of one connection or all. */
export async function channels(on: Queryable, scope: Scope, connection?: string): Promise<KeptChannel[]> {
  const values: unknown[] = [];
  const sight = seesChannel(scope, 'c', values);
  const named = connection === undefined ? 'true' : `c.connection = $${values.push(connection)}`;
  const sql = `SELECT c.code, c.connection, c.fields ->> 'channel' AS channel, c.series, (c.fields ->> 'scale')::float8 AS scale,
      (c.fields ->> 'offset')::float8 AS offset, c.fields ->> 'unit' AS unit
    FROM channel c WHERE c.gone IS NULL AND c.series IS NOT NULL AND ${sight} AND ${named} ORDER BY c.code COLLATE "C"`;
  return (await on.query<KeptChannel>(sql, values)).rows;
}

/** The series that channels of these codes are bound to, regardless of scope. */
export async function seriesOfChannels(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<string[]> {
  const sql = 'SELECT DISTINCT series FROM channel WHERE code = ANY($1) AND series IS NOT NULL';
  return (await on.query<{ series: string }>(sql, [codes])).rows.map(({ series }) => series);
}
