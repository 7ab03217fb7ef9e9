import { identifier, type Params } from './bind.ts';
import { inFront, shardDatabase } from './sharding.ts';

/** Work on whole tables, wherever their rows lie: on the one server, or those of meters on the shards and the rest in front. */
export type Tables = {
  /** Makes an empty table of the same make as another, whose rows belong to meters. */
  createLike(table: string, like: string): Promise<void>;
  /** Makes a table that holds the rows of another as they are now and shares their parts: no byte is copied. */
  cloneTable(table: string, of: string): Promise<void>;
  /** Takes a table away; content where there is none. */
  dropTable(table: string): Promise<void>;
  /** Merges its parts, which frees what later rows have taken the place of. */
  mergeParts(table: string): Promise<void>;
  /** The tables whose rows are kept, and the make of those that keep them. */
  tablesWithRows(): Promise<{ name: string; engine: string; columns: string[] }[]>;
};

/** What of a client makes and takes tables. */
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
