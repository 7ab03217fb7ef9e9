import { identifier, type Params } from './bind.ts';
import { inFront, shardDatabase } from './sharding.ts';

/**
 * Operations on whole tables, wherever their rows are stored: on the single server, or, for rows of meters, on the shards and the rest in
 * front.
 */
export type Tables = {
  /** Creates an empty table like another one whose rows belong to meters. */
  createLike(table: string, like: string): Promise<void>;
  /** Creates a table with the current rows of another and shared parts: no byte is copied. */
  cloneTable(table: string, of: string): Promise<void>;
  /** Drops a table; does nothing if it does not exist. */
  dropTable(table: string): Promise<void>;
  /** Merges its parts, which frees the space of replaced rows. */
  mergeParts(table: string): Promise<void>;
  /** The tables whose rows are kept, and the engines of those that store them. */
  tablesWithRows(): Promise<{ name: string; engine: string; columns: string[] }[]>;
};

/** What a client needs to create and drop tables. */
type On = {
  readonly database: string;
  readonly cluster: string | null;
  query<T>(sql: string, params?: Params): Promise<T[]>;
  command(sql: string, params?: Params, settings?: Readonly<Record<string, string | number>>): Promise<void>;
  onShards(sql: string, params?: Params, settings?: Readonly<Record<string, string | number>>): Promise<void>;
};

export function tables({ query, command, onShards, cluster, database }: On): Tables {
  const databases = cluster === null ? [database] : [database, shardDatabase(database)];
  const isSharded = async (table: string): Promise<boolean> => {
    if (cluster === null) return false;
    const found = await query<{ engine: string }>(
      'select engine from system.tables where database = {database:String} and name = {table:String}',
      { database, table },
    );
    return found[0]?.engine === 'Distributed';
  };
  const front = async (table: string): Promise<void> => {
    if (cluster !== null) await command(inFront(table, { cluster, front: database }));
  };
  return {
    createLike: async (table, like) => {
      await onShards(`create table ${identifier(table)} as ${identifier(like)}`);
      await front(table);
    },
    cloneTable: async (table, of) => {
      const sql = `create table ${identifier(table)} clone as ${identifier(of)}`;
      if (!(await isSharded(of))) return command(sql);
      await onShards(sql);
      await front(table);
    },
    dropTable: async (table) => {
      const sql = `drop table if exists ${identifier(table)} sync`;
      if (cluster !== null) await command(sql);
      await onShards(sql);
    },
    mergeParts: async (table) => {
      const sql = `optimize table ${identifier(table)} final`;
      const settings = { optimize_skip_merged_partitions: 1 };
      await ((await isSharded(table)) ? onShards(sql, {}, settings) : command(sql, {}, settings));
    },
    tablesWithRows: () =>
      query(
        `select t.name as name, t.engine as engine, arrayMap(c -> c.2, arraySort(groupArray((c.position, c.name)))) as columns
         from system.tables as t join system.columns as c on c.database = t.database and c.table = t.name
         where t.database in {databases:Array(String)} and t.engine like '%MergeTree' and c.default_kind not in ('MATERIALIZED', 'ALIAS', 'EPHEMERAL')
         group by t.name, t.engine order by t.name`,
        { databases },
      ),
  };
}
