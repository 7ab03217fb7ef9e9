import { statements } from './migrations.ts';

/** What a statement of a migration becomes where readings lie on shards. */
export type Placed = { readonly onShards: readonly string[]; readonly inFront: readonly string[] };

/** Where they lie: `front` is the database that is spoken to, the shards' own tables lie in `<front>_shard`. */
export type Cluster = { readonly cluster: string; readonly front: string };

/** The database of the shards' own tables. */
export function shardDatabase(front: string): string {
  return `${front}_shard`;
}

const creates = /^create\s+table\s+if\s+not\s+exists\s+(\w+)\s*\(/iu;
const alters = /^alter\s+table\s+(\w+)\s/iu;
const drops = /^drop\s+table\s+if\s+exists\s+(\w+)/iu;

/** The tables that belong to meters, whatever migration makes them: those with a column `meter`. */
export function shardedTables(migrations: readonly { readonly sql: string }[]): Set<string> {
  const all = migrations.flatMap(({ sql }) => statements(sql));
  return new Set(all.filter((one) => /[(,]\s*meter UInt32\b/u.test(one)).flatMap((one) => creates.exec(one)?.[1] ?? []));
}

/** The table in front that knows on which shard a row of a meter lies. */
export function inFront(table: string, { cluster, front }: Cluster): string {
  const shards = shardDatabase(front);
  return `CREATE TABLE IF NOT EXISTS ${table} AS ${shards}.${table} ENGINE = Distributed(${cluster}, ${shards}, ${table}, intHash32(meter))`;
}

/**
 * Tables of meters lie on the shards, each meter on one of them, and in front stands a table that knows where; all else lies in front
 * alone. A table in front holds nothing: after a change of the shards' it is made anew.
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
