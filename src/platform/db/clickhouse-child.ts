/**
 * The process that runs the embedded ClickHouse: `node clickhouse-child.ts LIBRARY CONFIG DIRECTORY SOCKET LOGS`. It serves HTTP on a Unix
 * socket, sandboxed by `bin/clickhouse-sandbox`, until its standard input ends, which happens when the program that started it stops or
 * dies. It ends by SIGKILL: the library hangs or breaks on an orderly exit (measured), and everything acknowledged is on disk by then. With
 * `TCP` instead of the socket it serves the other shards of a test, on loopback and without a sandbox.
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
// Ctrl-C reaches the whole process group of a terminal: the program decides when this process ends.
process.on('SIGINT', () => undefined);
process.on('SIGHUP', () => undefined);
process.on('SIGTERM', stop);
// what it writes, including its log, is readable by no other user
process.umask(0o077);

/** Puts the sandbox around the library before it does anything. Throws if the sandbox cannot be set up. */
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
// The statement that never ends keeps the server up; it wakes every three seconds, the longest sleep allowed.
const listen = ['HTTP', ...(shard ? ['TCP'] : [])].map((protocol) => `SYSTEM START LISTEN ${protocol}; `).join('');
const statement = `${listen}SELECT sleepEachRow(3) FROM system.numbers SETTINGS max_block_size = 1 FORMAT Null`;
const args = ['clickhouse', `--config-file=${config}`, `--path=${directory}`, '--log-level=warning', `--query=${statement}`];

// one that was just being started when its program was killed learns of that here, and exits; another waits for its end
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
