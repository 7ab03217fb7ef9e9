import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ClickHouse, Whereabouts } from '#db/clickhouse.ts';
import type { Evidence } from '#kernel/finding.ts';
import { Problem, type ProblemKind } from '#kernel/problem.ts';
import type { Drawing, Measured, Piece } from './lines.ts';

/** A piece as it goes to another thread: its zone by name. */
type PlainPiece = Omit<Piece, 'zone'> & { readonly zone: string };

export type LineRequest = Drawing & { readonly whereabouts: Whereabouts; readonly pieces: readonly PlainPiece[] };

export type LineReply =
  | { readonly drawn: Measured }
  | { readonly problem: { readonly kind: ProblemKind; readonly code: string; readonly evidence: Evidence } }
  | { readonly trouble: string };

/** A thread without work is kept for so long (ms): the next part of a question comes at once. */
const keptMs = 5000;

/** The way into what is read, taken once a thread is free; and when whoever asks has left: the reading is broken off. */
type Way = { readonly enter: <T>(work: () => Promise<T>) => Promise<T>; readonly leaves: AbortSignal };

export type LineWorkers = ReturnType<typeof createLineWorkers>;

/**
 * Threads that read readings and draw lines, as many as there are processors, made when they are needed. They read with connections of their own and answer with what was
 * cut, so that neither readings nor lines pass through the main thread. A thread holds a block of readings and the line of one meter.
 */
export function createLineWorkers({ whereabouts }: Pick<ClickHouse, 'whereabouts'>, size = availableParallelism()) {
  const crew = createCrew(size);
  return {
    size,
    /** What these pieces measured, their atoms one after another. Throws what the thread met. */
    async draw(pieces: readonly Piece[], drawing: () => Drawing, { enter, leaves }: Way): Promise<Measured> {
      const worker = await crew.take();
      if (leaves.aborted) {
        crew.leave(worker);
        throw leaves.reason;
      }
      const plain = pieces.map((one) => ({ ...one, zone: one.zone.name }));
      let told: LineReply;
      try {
        told = await enter(() => answerOf(worker, { ...drawing(), whereabouts: whereabouts(), pieces: plain }, leaves));
      } catch (error) {
        crew.lose(worker);
        throw error;
      }
      crew.leave(worker);
      return measuredOf(told);
    },
  };
}

/** Up to so many threads; who comes when all are at work waits for one, in turn. */
function createCrew(size: number) {
  const idle = new Map<Worker, NodeJS.Timeout>();
  const waiting: ((worker: Worker) => void)[] = [];
  let running = 0;
  const lose = (worker: Worker): void => {
    clearTimeout(idle.get(worker));
    idle.delete(worker);
    void worker.terminate();
    running -= 1;
    const next = waiting.shift();
    if (next !== undefined) next(start());
  };
  const start = (): Worker => {
    running += 1;
    const worker = new Worker(new URL('./line-worker.ts', import.meta.url));
    worker.unref();
    // one that dies at work is told by `answerOf`; without a listener it would end the program
    worker.on('error', () => (idle.has(worker) ? lose(worker) : undefined));
    return worker;
  };
  return {
    async take(): Promise<Worker> {
      const [free] = idle.keys();
      if (free === undefined) return running < size ? start() : new Promise((resolve) => waiting.push(resolve));
      clearTimeout(idle.get(free));
      idle.delete(free);
      return free;
    },
    leave(worker: Worker): void {
      const next = waiting.shift();
      if (next === undefined) idle.set(worker, setTimeout(lose, keptMs, worker).unref());
      else next(worker);
    },
    /** One that died, or that works for somebody who has left, makes room for another. */
    lose,
  };
}

function answerOf(worker: Worker, asked: LineRequest, leaves: AbortSignal): Promise<LineReply> {
  const { promise, resolve, reject } = Promise.withResolvers<LineReply>();
  const died = (): void => reject(new Error('a thread that draws lines ended before it answered'));
  const left = (): void => reject(leaves.reason as Error);
  worker.once('message', resolve).once('error', reject).once('exit', died);
  leaves.addEventListener('abort', left);
  worker.postMessage(asked);
  return promise.finally(() => {
    worker.off('message', resolve).off('error', reject).off('exit', died);
    leaves.removeEventListener('abort', left);
  });
}

function measuredOf(told: LineReply): Measured {
  if ('drawn' in told) return told.drawn;
  if ('problem' in told) throw new Problem(told.problem.kind, told.problem.code, told.problem.evidence);
  throw new Error(told.trouble);
}
