import type { Words } from '#kernel/finding.ts';

/** The words for trouble with the stores and the data directory. */
export const words: Words = {
  'store-busy': {
    zh: '数据库 {store} 暂时没有应答（{reason}）。请稍后再试；若持续出现，请查看日志目录。',
    en: 'The store {store} is not answering ({reason}). Try again shortly; if this continues, check the log directory.',
  },
  'store-full': {
    zh: '数据库 {store} 所在的磁盘已满，没有写入任何内容。请腾出空间后重试。',
    en: 'The disk of the store {store} is full, and nothing was written. Free some space and try again.',
  },
  'store-broken': {
    zh: '数据库 {store} 拒绝了一条语句：{reason}',
    en: 'The store {store} refused a statement: {reason}',
  },
  'store-not-started': {
    zh: '数据库 {store} 未能启动（{reason}）。详情见日志：{log}',
    en: 'The store {store} did not start ({reason}). Its log says more: {log}',
  },
  'cluster-unnamed': {
    zh: 'CLICKHOUSE_URL 给了 {count} 个地址，但没有说集群的名称。请把 CLICKHOUSE_CLUSTER 设为服务器配置（remote_servers）中的名称，或只给一个地址。',
    en: 'CLICKHOUSE_URL names {count} addresses, but not what their cluster is called. Set CLICKHOUSE_CLUSTER to its name in the servers’ configuration (remote_servers), or give one address.',
  },
  'store-newer': {
    zh: '数据库 {store} 由更新版本的程序写过（迁移 {number} {name} 本版本不认识）。请使用更新的版本，或从备份恢复。数据未作任何改动。',
    en: 'The store {store} was written by a newer version of the program (this one does not know migration {number} {name}). Use a newer version, or restore a backup. Nothing was changed.',
  },
  'store-used': {
    zh: '数据库 {store} 中已有数据。只能恢复到空的数据库。未作任何改动。',
    en: 'The store {store} holds data already. Only an empty one can be restored into. Nothing was changed.',
  },
  'stores-claimed': {
    zh: 'DATABASE_URL 所指的数据库正由另一个程序使用：主机 {host}，数据目录 {directory}，自 {since} 起。一套数据库只能由一个程序使用。请先停止那个程序，或为本程序指定另一套数据库。数据未作任何改动。',
    en: 'The stores that DATABASE_URL names are in use by another program: host {host}, data directory {directory}, since {since}. One program alone may use them. Stop that one first, or name other stores for this one. Nothing was changed.',
  },
  'stores-claimed-unknown': {
    zh: 'DATABASE_URL 所指的数据库正由另一个程序使用，它刚刚启动，尚未登记是谁。一套数据库只能由一个程序使用。请先停止那个程序，或为本程序指定另一套数据库。数据未作任何改动。',
    en: 'The stores that DATABASE_URL names are in use by another program, which has just started and has not yet said who it is. One program alone may use them. Stop that one first, or name other stores for this one. Nothing was changed.',
  },
  'stores-not-a-pair': {
    zh: 'PostgreSQL（DATABASE_URL）与 ClickHouse（CLICKHOUSE_URL）不是同一套数据：安装编号分别为 {postgres} 和 {clickhouse}。请改为一同建立的两个库，或把备份恢复到两个空库。数据未作任何改动。',
    en: 'The PostgreSQL (DATABASE_URL) and the ClickHouse (CLICKHOUSE_URL) do not belong together: their installations are {postgres} and {clickhouse}. Name the two that were made together, or restore a backup into two empty ones. Nothing was changed.',
  },
  'migration-changed': {
    zh: '迁移 {number} {name} 在数据库 {store} 中已经执行过，但文件内容已改变。已发布的迁移不能修改，请新增一个文件。',
    en: 'Migration {number} {name} has already run in the store {store}, but its file has changed. A migration that was run is never edited: add a new file.',
  },
  'migration-failed': {
    zh: '数据库 {store} 的迁移 {number} {name} 失败：{reason}。该迁移未生效。',
    en: 'Migration {number} {name} of the store {store} failed: {reason}. It did not take effect.',
  },
  'directory-locked': {
    zh: '数据目录正被另一个程序使用（进程 {pid}：{command}），正在等待它结束……',
    en: 'The data directory is held by another program (process {pid}: {command}); waiting for it to end ...',
  },
  'directory-newer': {
    zh: '数据目录由更新的版本（{program}）写过，本版本（{ours}）不能打开它。请使用更新的版本，或从备份恢复。数据未作任何改动。',
    en: 'The data directory was written by a newer version ({program}); this one ({ours}) cannot open it. Use the newer version, or restore a backup. Nothing was changed.',
  },
  'not-a-data-directory': {
    zh: '数据目录的版本文件无法读取（{reason}）。请检查该目录是否确为本程序的数据目录。',
    en: 'The version file of the data directory cannot be read ({reason}). Check that the directory is a data directory of this program.',
  },
  'backup-failed': {
    zh: '升级前的自动备份失败（{reason}），因此没有升级。数据未作任何改动。',
    en: 'The automatic backup before the upgrade failed ({reason}), so nothing was upgraded and nothing was changed.',
  },
  'restore-unfinished': {
    zh: '目录 {data} 的恢复没有做完，其中只有一部分数据，因此不能打开。请删除该目录，再恢复一次。',
    en: 'The restore into {data} was not completed: it holds only part of the data, so it cannot be opened. Delete the directory and restore again.',
  },
  'platform-unsupported': {
    zh: '此平台（{platform}）没有随程序提供的数据库。请设置 DATABASE_URL（PostgreSQL）和 CLICKHOUSE_URL（ClickHouse）。',
    en: 'The program includes no databases for this platform ({platform}). Set DATABASE_URL (PostgreSQL) and CLICKHOUSE_URL (ClickHouse).',
  },
};
