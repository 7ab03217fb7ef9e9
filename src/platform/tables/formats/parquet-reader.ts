import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Problem, type ProblemKind } from '#kernel/problem.ts';
import { closeGate, createGate } from '#platform/workers/gate.ts';
import type { ByteTable } from './csv.ts';
import type { RowBatch, Table } from '../table.ts';

type ReaderMessage = {
  readonly alive?: true;
  readonly header?: readonly string[];
  readonly batch?: RowBatch;
  readonly lines?: Uint8Array;
  readonly end?: true;
  readonly problem?: { readonly kind: ProblemKind; readonly code: string; readonly evidence: Record<string, unknown> };
};

/** How long a reader may be silent (ms), and its maximum memory (MB). */
const patienceMs = 60_000;
const mostMb = 1024;

/**
 * Opens a Parquet file as a table of text; it is read in a separate thread, which is ended if the file keeps it busy too long or needs too
 * much memory.
 */
export async function openParquetInThread(path: string, patience = patienceMs): Promise<{ table: Table; bytes: ByteTable }> {
  const first = start(path, patience);
  try {
    const { header = [] } = await first.next();
    return { table: tableOf(path, header, patience), bytes: bytesOf(path, header, patience) };
  } finally {
    await first.end();
  }
}

function tableOf(path: string, header: readonly string[], patience: number): Table {
  return { header, rows: { [Symbol.asyncIterator]: () => rowsOf(path, patience) }, findings: [], format: 'parquet' };
}

/** The same as bytes of a CSV. */
function bytesOf(path: string, header: readonly string[], patience: number): ByteTable {
  const bytes = { [Symbol.asyncIterator]: () => linesOf(path, patience) };
  return { header, above: [], width: header.length, delimiter: ',', encoding: 'utf-8', firstRow: 2, bytes, findings: [] };
}

/** While one chunk is processed, the next is read. */
async function* linesOf(path: string, patience: number): AsyncGenerator<Uint8Array> {
  const reader = start(path, patience);
  const ask = (): Promise<ReaderMessage> => {
    const coming = reader.ask('lines');
    // a consumer that stops before the end must not be affected by a later error
    coming.catch(() => undefined);
    return coming;
  };
  try {
    await reader.next();
    let coming = ask();
    for (let told = await coming; told.lines !== undefined; told = await coming) {
      coming = ask();
      yield told.lines;
    }
  } finally {
    await reader.end();
  }
}

async function* rowsOf(path: string, patience: number): AsyncGenerator<RowBatch> {
  const reader = start(path, patience);
  try {
    await reader.next();
    for (let told = await reader.ask('rows'); told.batch !== undefined; told = await reader.ask('rows')) yield told.batch;
  } finally {
    await reader.end();
  }
}

function start(path: string, patience: number) {
  const gate = createGate();
  const worker = new Worker(new URL('./parquet-worker.ts', import.meta.url), {
    workerData: { path, gate },
    resourceLimits: { maxOldGenerationSizeMb: mostMb },
  });
  worker.unref();
  // between two requests no one listens: its death is reported at the next one
  let died: unknown = null;
  worker.on('error', (error) => (died = error));
  const next = async (): Promise<ReaderMessage> => {
    for (;;) {
      if (died !== null) throw broken(died);
      const told = await heard(worker, patience);
      if (told.problem !== undefined) throw new Problem(told.problem.kind, told.problem.code, told.problem.evidence);
      if (told.alive !== true) return told;
    }
  };
  return {
    next,
    ask: (what: 'rows' | 'lines'): Promise<ReaderMessage> => {
      worker.postMessage(what);
      return next();
    },
    end: async (): Promise<void> => {
      await closeGate(gate);
      await worker.terminate();
    },
  };
}

/** The next message of a reader; if it dies or stays silent, the file is broken. */
async function heard(worker: Worker, patience: number): Promise<ReaderMessage> {
  const waiting = AbortSignal.timeout(patience);
  try {
    const [told] = (await once(worker, 'message', { signal: waiting })) as [ReaderMessage];
    return told;
  } catch (error) {
    throw broken(waiting.aborted ? new Error('timeout') : error);
  }
}

function broken(cause: unknown): Problem {
  const { code, message } = cause as NodeJS.ErrnoException;
  return new Problem('bad-input', 'parquet-broken', { reason: code ?? message });
}
