/**
 * The process in which the embedded ClickHouse lives: `node clickhouse-child.ts LIBRARY CONFIG DIRECTORY [TCP]`. It serves HTTP (and as a
 * shard TCP, for its neighbours) until its
 * standard input ends, which is when the program that started it stops or dies. It ends by SIGKILL: the library hangs or
 * breaks on an orderly exit (measured), and what was acknowledged is on the disk by then.
 */
import { DataType, load, open } from 'ffi-rs';

const [library = '', config = '', directory = '', more = ''] = process.argv.slice(2);

function stop(): void {
  process.kill(process.pid, 'SIGKILL');
}

process.stdin.once('end', stop).once('error', stop).once('close', stop).resume();
// Ctrl-C reaches the whole group of a terminal: it is the program's to say when we end.
process.on('SIGINT', () => undefined);
process.on('SIGHUP', () => undefined);
process.on('SIGTERM', stop);

// The statement that never ends keeps the server up; it wakes each three seconds, the longest sleep there is.
const listen = ['HTTP', ...(more === 'TCP' ? ['TCP'] : [])].map((protocol) => `SYSTEM START LISTEN ${protocol}; `).join('');
const statement = `${listen}SELECT sleepEachRow(3) FROM system.numbers SETTINGS max_block_size = 1 FORMAT Null`;
const args = ['clickhouse', `--config-file=${config}`, `--path=${directory}`, '--log-level=warning', `--query=${statement}`];

open({ library: 'clickhouse', path: library });
await load({
  library: 'clickhouse',
  funcName: 'chdb_query_cmdline',
  retType: DataType.External,
  paramsType: [DataType.I32, DataType.StringArray],
  paramsValue: [args.length, args],
  runInNewThread: true,
});
stop();
