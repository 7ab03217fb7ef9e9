/** A server's position among the shards of a cluster, each identified by its port on loopback. */
type ShardConfig = { readonly cluster: string; readonly tcpPort: number; readonly tcpPorts: readonly number[]; readonly password: string };

/**
 * The inputs of a configuration of the embedded ClickHouse. `password` is that of `yaodong`; no request is accepted without it. Only shards
 * use the port: the sandbox replaces it with a Unix socket.
 */
export type ClickHouseConfig = {
  readonly port: number;
  readonly password: string;
  readonly users: string;
  readonly log: string;
  readonly memory: number;
  readonly shard?: ShardConfig;
};

function text(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** The server's configuration: loopback only, small caches and few threads, because memory and two cores are shared. */
export function configXml({ port, password, users, log, memory, shard }: ClickHouseConfig): string {
  return `<clickhouse>
  <listen_host>127.0.0.1</listen_host>
  <http_port>${String(port)}</http_port>
  <http_handlers>
    <rule>
      <headers><X-ClickHouse-User>yaodong</X-ClickHouse-User><X-ClickHouse-Key>${text(password)}</X-ClickHouse-Key></headers>
      <handler><type>dynamic_query_handler</type><query_param_name>query</query_param_name></handler>
    </rule>
  </http_handlers>
  <users_config>${text(users)}</users_config>
  <timezone>UTC</timezone>
  <logger><log>${text(log)}</log><size>10M</size><count>3</count></logger>
  <keep_alive_timeout>60</keep_alive_timeout>
  <max_server_memory_usage>${String(memory)}</max_server_memory_usage>
  <mark_cache_size>67108864</mark_cache_size>
  <index_mark_cache_size>16777216</index_mark_cache_size>
  <uncompressed_cache_size>0</uncompressed_cache_size>
  <primary_index_cache_size>67108864</primary_index_cache_size>
  <query_cache><max_size_in_bytes>0</max_size_in_bytes></query_cache>
  <background_pool_size>4</background_pool_size>
  <background_schedule_pool_size>8</background_schedule_pool_size>
  <background_common_pool_size>2</background_common_pool_size>
  <background_move_pool_size>2</background_move_pool_size>
  <background_fetches_pool_size>1</background_fetches_pool_size>
  <background_buffer_flush_schedule_pool_size>1</background_buffer_flush_schedule_pool_size>
  <background_distributed_schedule_pool_size>2</background_distributed_schedule_pool_size>
  <background_message_broker_schedule_pool_size>1</background_message_broker_schedule_pool_size>
  <merge_tree>
    <number_of_free_entries_in_pool_to_execute_mutation>2</number_of_free_entries_in_pool_to_execute_mutation>
    <number_of_free_entries_in_pool_to_lower_max_size_of_merge>2</number_of_free_entries_in_pool_to_lower_max_size_of_merge>
    <number_of_free_entries_in_pool_to_execute_optimize_entire_partition>2</number_of_free_entries_in_pool_to_execute_optimize_entire_partition>
  </merge_tree>${shard === undefined ? '' : shardXml(shard)}
</clickhouse>
`;
}

function shardXml({ cluster, tcpPort, tcpPorts, password }: ShardConfig): string {
  const shards = tcpPorts.map(
    (port) =>
      `<shard><replica><host>127.0.0.1</host><port>${String(port)}</port><user>yaodong</user><password>${text(password)}</password></replica></shard>`,
  );
  return `
  <tcp_port>${String(tcpPort)}</tcp_port>
  <remote_servers><${cluster}>${shards.join('')}</${cluster}></remote_servers>`;
}

/** What the program does with tables. Other servers, files, programs, users and the server itself are not included. */
const granted = [
  'SELECT',
  'INSERT',
  'ALTER TABLE',
  'CREATE DATABASE',
  'CREATE TABLE',
  'CREATE ARBITRARY TEMPORARY TABLE',
  'DROP DATABASE',
  'DROP TABLE',
  'TRUNCATE',
  'OPTIMIZE',
  'SHOW',
  'KILL QUERY',
];

/** The table engines that the program uses, and those that hold external tables of a query. */
const engines = ['MergeTree', 'ReplacingMergeTree', 'AggregatingMergeTree', 'Memory', 'Distributed'];

/**
 * The peer address that the sandbox reports to ClickHouse for connections through the socket: an address that no one has (RFC 5737) and,
 * above all, not loopback.
 */
export const socketPeer = '192.0.2.1';

/**
 * Its users. `default`, without a password as the library requires, may only open the port and wait, and is accepted from loopback alone,
 * which is what the library takes itself for; `yaodong` may do what the program does with tables, and nothing with files, addresses or
 * other servers.
 * @param digest SHA-256 of the password of `yaodong`, in hexadecimal digits
 * @param from the address it connects from
 */
export function usersXml(digest: string, from: string): string {
  const grants = [...granted.map((right) => `GRANT ${right} ON *.*`), ...engines.map((engine) => `GRANT TABLE ENGINE ON ${engine}`)];
  return `<clickhouse>
  <profiles>
    <default>
      <session_timezone>UTC</session_timezone>
      <constraints>
        <add_http_cors_header><const/></add_http_cors_header><merge_tree_disk><const/></merge_tree_disk><merge_tree_storage_policy><const/></merge_tree_storage_policy>
      </constraints>
    </default>
  </profiles>
  <quotas><default/></quotas>
  <users>
    <default>
      <password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota>
      <grants><query>GRANT SYSTEM LISTEN ON *.*</query><query>GRANT SELECT ON system.numbers</query></grants>
    </default>
    <yaodong>
      <password_sha256_hex>${digest}</password_sha256_hex><networks><ip>${from}</ip></networks><profile>default</profile><quota>default</quota>
      <grants>${grants.map((grant) => `<query>${grant}</query>`).join('')}</grants>
    </yaodong>
  </users>
</clickhouse>
`;
}
