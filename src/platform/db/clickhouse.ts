import { leaving } from '#kernel/cancellation.ts';
import { notedQuestion } from '#kernel/store-questions.ts';
import { bind, identifier, type Params } from './bind.ts';
import { createTransport, streamed, whole, type Address, type Body, type Question, type Transport } from './clickhouse-http.ts';
import { withoutLongLists } from './long-lists.ts';
import { decodeNative, encodeNative, type Block, type Column } from './native.ts';
import { tables, type Tables } from './clickhouse-tables.ts';
import { shardDatabase } from './sharding.ts';
import { storeProblem } from './trouble.ts';

/** The location of a ClickHouse, as plain data. For a cluster, the addresses of all shards; queries go to the first. */
export type Whereabouts = { readonly addresses: readonly Address[]; readonly cluster: string | null; readonly database: string };

export type Settings = Readonly<Record<string, string | number>>;

/**
 * ClickHouse over HTTP. Parameters are always bound (`{name:Type}` in the SQL). Every failure is a Problem: `busy` or `broken`. 64-bit
 * integers are returned as numbers: beyond 2^53 select `toString(x)`.
 */
export type ClickHouse = Tables & {
  /** Its current location: `clickhouseIn` creates an equivalent client from it, also in another thread. */
  readonly whereabouts: () => Whereabouts;
  /** The database of unqualified names. */
  readonly database: string;
  /** The cluster whose shards store what belongs to meters; null if one server stores everything. */
  readonly cluster: string | null;
  /** Rows as objects (JSONEachRow) of a read-only statement. For answers of up to some 10,000 rows; for more use `selectNative`. */
  query<T>(sql: string, params?: Params, settings?: Settings): Promise<T[]>;
  /** Rows as arrays in the order of the select (JSONCompactEachRow). */
  queryCompact<T extends readonly unknown[]>(sql: string, params?: Params, settings?: Settings): Promise<T[]>;
  /** A statement without a result. */
  command(sql: string, params?: Params, settings?: Settings): Promise<void>;
  /**
   * A statement on where rows are stored (DROP PARTITION, DELETE, OPTIMIZE, CREATE): runs on each server that stores rows of meters, the
   * only one or every shard.
   */
  onShards(sql: string, params?: Params, settings?: Settings): Promise<void>;
  /** Inserts a few rows (JSONCompactEachRow). An empty list inserts nothing. */
  insert(table: string, columns: readonly string[], rows: readonly (readonly unknown[])[], settings?: Settings): Promise<void>;
  /**
   * Columns as typed arrays, block by block as they arrive. The SQL has no FORMAT.
   * @param reused a block is valid only until the next is requested
   */
  selectNative(sql: string, params?: Params, settings?: Settings, reused?: boolean): AsyncGenerator<Block>;
  /** Inserts one block of columns. Without rows it inserts nothing. */
  insertNative(table: string, columns: readonly Column[], settings?: Settings): Promise<void>;
  /** A statement that changes something and may query a table sent with it: columns under a name known only to the statement. */
  commandWith(sql: string, table: { readonly name: string; readonly columns: readonly Column[] }, params?: Params): Promise<void>;
  /** Streams bytes into an INSERT that names its format, such as `insert into t select .. from input('..') format CSV`. */
  send(sql: string, body: Body, params?: Params, settings?: Settings): Promise<void>;
  /** Streams the bytes of a SELECT that names its format. */
  read(sql: string, params?: Params, settings?: Settings): AsyncGenerator<Uint8Array>;
  /** The same server, another database. It shares the connections: close only one of them. */
  in(database: string): ClickHouse;
  /** The same server and database over separate connections, to check that it is alive while all others are busy. Close it. */
  besides(): ClickHouse;
  close(): void;
};

const always: Settings = {
  output_format_json_quote_64bit_integers: 0,
  output_format_json_quote_denormals: 0,
  low_cardinality_allow_in_native_format: 0,
  http_write_exception_in_output_format: 0,
  date_time_input_format: 'best_effort',
  session_timezone: 'UTC',
  enable_http_compression: 0,
};

/** The database that always exists. */
const anyDatabase = 'default';

/** Longer parameters are sent in the body, so that no limit on URLs is reached. */
const longest = 16_000;

/** A client of the server at that address. */
export function createClickHouse(address: () => Address, database: string): ClickHouse {
  return clientOf({ addresses: [address], front: createTransport(address), shards: null }, database);
}

/** A client of a ClickHouse at a fixed location. */
export function clickhouseIn({ addresses, cluster, database }: Whereabouts): ClickHouse {
  const all = addresses.map((address) => () => address);
  return cluster === null ? createClickHouse(all[0] as () => Address, database) : createClickHouseCluster(all, cluster, database);
}

/** Settings for queries over shards: no partial answers, a subquery runs once, and acknowledged data is on the shards. */
const overShards: Settings = {
  distributed_product_mode: 'global',
  prefer_global_in_and_join: 1,
  distributed_foreground_insert: 1,
  parallel_distributed_insert_select: 2,
  skip_unavailable_shards: 0,
};

/**
 * A client of a cluster: `shards[0]` is queried and queries the others; statements on where rows are stored go to each. `cluster` as in the
 * servers' configuration.
 */
export function createClickHouseCluster(shards: readonly (() => Address)[], cluster: string, database: string): ClickHouse {
  const transports = shards.map(createTransport);
  const [front] = transports;
  if (front === undefined) throw new RangeError('a cluster has at least one shard');
  return clientOf({ addresses: shards, front, shards: { cluster, transports } }, database);
}

type Servers = {
  readonly addresses: readonly (() => Address)[];
  readonly front: Transport;
  readonly shards: { readonly cluster: string; readonly transports: readonly Transport[] } | null;
};

function clientOf(servers: Servers, database: string): ClickHouse {
  const { front: transport, shards } = servers;
  const standing = shards === null ? {} : overShards;
  const ask = requester(transport, database, standing);
  const reading = requester(transport, database, standing, true);
  const rows = async (sql: string, format: string, params?: Params, settings?: Settings): Promise<unknown[]> => {
    const response = await reading(`${sql}\nformat ${format}`, params, { wait_end_of_query: 1, ...settings });
    return lines((await complete(response)).toString('utf8'));
  };
  const send: ClickHouse['send'] = async (sql, body, params, settings) => {
    const search = searchOf(database, { ...standing, wait_end_of_query: 1, ...settings }, params);
    search.set('query', sql);
    await complete(await notedQuestion('clickhouse', transport.send({ search, body })));
  };
  async function* read(sql: string, params?: Params, settings?: Settings): AsyncGenerator<Uint8Array> {
    yield* streamed(await reading(sql, params, settings));
  }
  const command: ClickHouse['command'] = async (sql, params, settings) => {
    await complete(await ask(sql, params, { wait_end_of_query: 1, ...settings }));
  };
  const query: ClickHouse['query'] = (sql, params, settings) => rows(sql, 'JSONEachRow', params, settings) as Promise<never[]>;
  const cluster = shards?.cluster ?? null;
  const onShards = shards === null ? command : onEach(shards.transports, database);
  return {
    database,
    cluster,
    whereabouts: () => ({ addresses: servers.addresses.map((address) => address()), cluster, database }),
    query,
    queryCompact: (sql, params, settings) => rows(sql, 'JSONCompactEachRow', params, settings) as Promise<never[]>,
    command,
    onShards,
    ...tables({ query, command, onShards, cluster, database }),
    insert: async (table, columns, values, settings) => {
      if (values.length === 0) return;
      await send(insertSql(table, columns, 'JSONCompactEachRow'), values.map((row) => JSON.stringify(row)).join('\n'), {}, settings);
    },
    selectNative: (sql, params, settings, reused) => decodeNative(read(`${sql}\nformat Native`, params, settings), reused),
    insertNative: async (table, columns, settings) => {
      if ((columns[0]?.data.length ?? 0) === 0) return;
      const names = columns.map((column) => column.name);
      await send(insertSql(table, names, 'Native'), encodeNative(columns), {}, settings);
    },
    commandWith: async (sql, table, params = {}) => {
      const search = searchOf(database, { ...standing, wait_end_of_query: 1 });
      search.set(`${table.name}_structure`, table.columns.map(({ name, type }) => `${name} ${type}`).join(', '));
      search.set(`${table.name}_format`, 'Native');
      const bound = Object.entries(params).map(([name, value]) => [`param_${name}`, bind(value)] as const);
      const file = [`${table.name}"; filename="${table.name}`, encodeNative(table.columns)] as const;
      await complete(await notedQuestion('clickhouse', transport.send({ search, ...formWith([['query', sql], ...bound], file) })));
    },
    send,
    read,
    in: (other) => clientOf(servers, other),
    besides: () => clientOf({ ...servers, front: createTransport(servers.addresses[0] as () => Address), shards: null }, database),
    close: () => (shards?.transports ?? [transport]).forEach((one) => one.close()),
  };
}

/** The same statement on the local tables of every shard; all are tried before the first failure is thrown. */
function onEach(transports: readonly Transport[], front: string): ClickHouse['onShards'] {
  const database = front === anyDatabase ? front : shardDatabase(front);
  return async (sql, params, settings) => {
    const done = await Promise.allSettled(
      transports.map(async (one) => complete(await requester(one, database, {})(sql, params, { wait_end_of_query: 1, ...settings }))),
    );
    for (const one of done) if (one.status === 'rejected') throw one.reason;
  };
}

/** The server stops the work of a query whose client has disconnected. It does so only where nothing can be written. */
const whoeverReads: Settings = { readonly: 2, cancel_http_readonly_queries_on_client_close: 1 };

/** @param reads the query changes nothing */
function requester(transport: Transport, database: string, standing: Settings, reads = false) {
  return (asked: string, all: Params = {}, given: Settings = {}) => {
    const settings = { ...standing, ...(reads ? whoeverReads : {}), ...given };
    const signal = reads ? leaving() : undefined;
    const way = { reads, ...(signal === undefined ? {} : { signal }) };
    const { sql, params, lists } = withoutLongLists(asked, all);
    const bound = Object.entries(params).map(([name, value]) => [`param_${name}`, bind(value)] as const);
    const size = bound.reduce((sum, [, value]) => sum + value.length, 0);
    const put = (question: Question) => notedQuestion('clickhouse', transport.send(question));
    if (size <= longest && lists.length === 0) return put({ search: searchOf(database, settings, params), body: sql, ...way });
    const search = searchOf(database, settings);
    for (const { table, structure } of lists) {
      search.set(`${table}_structure`, structure);
      search.set(`${table}_format`, 'TSV');
    }
    const files = lists.map(({ table, rows }) => [`${table}"; filename="${table}`, rows] as const);
    return put({ search, ...way, ...form([['query', sql], ...bound, ...files]) });
  };
}

function searchOf(database: string, settings: Settings, params: Params = {}): URLSearchParams {
  const search = new URLSearchParams({ database });
  for (const [name, value] of Object.entries({ ...always, ...settings })) search.set(name, String(value));
  for (const [name, value] of Object.entries(params)) search.set(`param_${name}`, bind(value));
  return search;
}

/** Like `form`, followed by a field of bytes. */
function formWith(fields: readonly (readonly [string, string])[], [name, bytes]: readonly [string, readonly Uint8Array[]]) {
  const { body, type } = form(fields);
  const [, boundary = ''] = type.split('boundary=');
  const begin = body.slice(0, -`--${boundary}--\r\n`.length);
  const head = `${begin}--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`;
  return { body: [Buffer.from(head), ...bytes, Buffer.from(`\r\n--${boundary}--\r\n`)], type };
}

function form(fields: readonly (readonly [string, string])[]): { body: string; type: string } {
  const boundary = `yd${crypto.randomUUID()}`;
  const parts = fields.map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  return { body: `${parts.join('')}--${boundary}--\r\n`, type: `multipart/form-data; boundary=${boundary}` };
}

function insertSql(table: string, columns: readonly string[], format: string): string {
  return `insert into ${identifier(table)} (${columns.map(identifier).join(', ')}) format ${format}`;
}

async function complete(response: Parameters<typeof streamed>[0]): Promise<Buffer> {
  try {
    return await whole(streamed(response));
  } catch (error) {
    leaving()?.throwIfAborted();
    throw storeProblem('clickhouse', error);
  }
}

function lines(text: string): unknown[] {
  return text === '' ? [] : (JSON.parse(`[${text.trimEnd().replaceAll('\n', ',')}]`) as unknown[]);
}
