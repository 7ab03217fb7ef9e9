import { statements } from './migrations.ts';

/** What a migration statement becomes when readings are stored on shards. */
export type Placed = { readonly onShards: readonly string[]; readonly inFront: readonly string[] };

/** Where tables are stored: `front` is the database that is queried, the shards' local tables are in `<front>_shard`. */
export type Cluster = { readonly cluster: string; readonly front: string };

/** The database of the shards' local tables. */
export function shardDatabase(front: string): string {
  return `${front}_shard`;
}

const creates = /^create\s+table\s+if\s+not\s+exists\s+(\w+)\s*\(/iu;
const alters = /^alter\s+table\s+(\w+)\s/iu;
const drops = /^drop\s+table\s+if\s+exists\s+(\w+)/iu;

/** The tables that belong to meters, in any migration: those with a column `meter`. */
export function shardedTables(migrations: readonly { readonly sql: string }[]): Set<string> {
  const all = migrations.flatMap(({ sql }) => statements(sql));
  return new Set(all.filter((one) => /[(,]\s*meter UInt32\b/u.test(one)).flatMap((one) => creates.exec(one)?.[1] ?? []));
}

/** The table in front that knows which shard a row of a meter is stored on. */
export function inFront(table: string, { cluster, front }: Cluster): string {
  const shards = shardDatabase(front);
  return `CREATE TABLE IF NOT EXISTS ${table} AS ${shards}.${table} ENGINE = Distributed(${cluster}, ${shards}, ${table}, intHash32(meter))`;
}

/**
 * Tables of meters are stored on the shards, each meter on one of them, with a table in front that knows which; everything else is stored
 * only in front. A table in front of shards contains no data: it is recreated after a change to the shards' table.
 */
export function place(statement: string, sharded: ReadonlySet<string>, cluster: Cluster): Placed {
  const dropped = drops.exec(statement)?.[1];
  if (dropped !== undefined && sharded.has(dropped)) return { onShards: [statement], inFront: [statement] };
  const [made, changed] = [creates.exec(statement)?.[1], alters.exec(statement)?.[1]];
  const table = made ?? changed;
  if (table === undefined || !sharded.has(table)) return { onShards: [], inFront: [statement] };
  const make = inFront(table, cluster);
  return { onShards: [statement], inFront: changed === undefined ? [make] : [`DROP TABLE IF EXISTS ${table}`, make] };
}
