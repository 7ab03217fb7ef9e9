/**
 * Reads a Parquet file for `parquet-reader.ts`, in a thread that can be ended: a damaged file may keep its reader busy forever, or need
 * more memory than there is. Sends `{header}` first; answers each `rows` with `{batch}`, each `lines` with `{lines}`, `{alive}` while it
 * continues, `{end}`, or `{problem}`. Only one of the two is requested from a reader.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { Problem } from '#kernel/problem.ts';
import { openParquet } from './parquet.ts';

const port = parentPort as NonNullable<typeof parentPort>;
const file = openSync((workerData as { path: string }).path, 'r');

const readAt = async (position: number, length: number): Promise<Buffer> => {
  const bytes = Buffer.allocUnsafe(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, position));
};

async function begin(): Promise<void> {
  const table = await openParquet(readAt, fstatSync(file).size, () => port.postMessage({ alive: true }));
  port.postMessage({ header: table.header });
  const [batches, pieces] = [table.rows[Symbol.asyncIterator](), table.lines[Symbol.asyncIterator]()];
  port.on('message', (asked: 'rows' | 'lines') => {
    if (asked === 'rows')
      batches.next().then(({ done, value }) => port.postMessage(done === true ? { end: true } : { batch: value }), tell);
    else
      pieces.next().then(({ done, value }) => {
        if (done === true) port.postMessage({ end: true });
        else port.postMessage({ lines: value }, [value.buffer]);
      }, tell);
  });
}

function tell(error: unknown): void {
  const { kind, code, evidence } =
    error instanceof Problem ? error : new Problem('bad-input', 'parquet-broken', { reason: String(error).slice(0, 200) });
  port.postMessage({ problem: { kind, code, evidence } });
}

process.once('exit', () => closeSync(file));
begin().catch(tell);
