/**
 * The process in which the embedded ClickHouse lives: `node clickhouse-child.ts LIBRARY CONFIG DIRECTORY SOCKET LOGS`. It serves HTTP on a
 * Unix socket, closed in by `bin/clickhouse-sandbox`, until its standard input ends, which is when the program that started it stops or
 * dies. It ends by SIGKILL: the library hangs or breaks on an orderly exit (measured), and what was acknowledged is on the disk by then.
 * With `TCP` in the place of the socket it serves its neighbours among the shards of a test, on loopback and without a sandbox.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { DataType, load, open } from 'ffi-rs';
import { lock } from './lock.ts';

const [library = '', config = '', directory = '', socket = '', logs = ''] = process.argv.slice(2);

function stop(): void {
  process.kill(process.pid, 'SIGKILL');
}

process.stdin.once('end', stop).once('error', stop).once('close', stop).resume();
// Ctrl-C reaches the whole group of a terminal: it is the program's to say when we end.
process.on('SIGINT', () => undefined);
process.on('SIGHUP', () => undefined);
process.on('SIGTERM', stop);
// what it writes, its log among it, is nobody else's to read
process.umask(0o077);

/** Puts the closed box around the library before it does anything. Throws where it does not close. */
function closeIn(): void {
  open({ library: 'sandbox', path: fileURLToPath(new URL('../../../bin/clickhouse-sandbox/sandbox.so', import.meta.url)) });
  const { String: text, I32 } = DataType;
  const paramsValue = [library, socket, directory, logs];
  const wrong = load({
    library: 'sandbox',
    funcName: 'clickhouse_sandbox',
    retType: I32,
    paramsType: [text, text, text, text],
    paramsValue,
  });
  if (wrong !== 0) throw new Error(`the sandbox of ClickHouse does not close (${String(wrong)}): is the library another one?`);
}

const shard = socket === 'TCP';
// The statement that never ends keeps the server up; it wakes each three seconds, the longest sleep there is.
const listen = ['HTTP', ...(shard ? ['TCP'] : [])].map((protocol) => `SYSTEM START LISTEN ${protocol}; `).join('');
const statement = `${listen}SELECT sleepEachRow(3) FROM system.numbers SETTINGS max_block_size = 1 FORMAT Null`;
const args = ['clickhouse', `--config-file=${config}`, `--path=${directory}`, '--log-level=warning', `--query=${statement}`];

// one that was just being started when its program was killed hears of that here, and ends; another waits for its end
await lock(path.dirname(directory));
open({ library: 'clickhouse', path: library });
if (!shard) closeIn();
await load({
  library: 'clickhouse',
  funcName: 'chdb_query_cmdline',
  retType: DataType.External,
  paramsType: [DataType.I32, DataType.StringArray],
  paramsValue: [args.length, args],
  runInNewThread: true,
});
stop();
