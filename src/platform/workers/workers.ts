import { getCompileCacheDir } from 'node:module';
import { availableParallelism, totalmem } from 'node:os';
import path from 'node:path';
import { Worker, type Transferable } from 'node:worker_threads';
import { Problem } from '#kernel/problem.ts';
import { createCrew, type Crew, type CrewMember } from './crew.ts';
import type { ThreadFunction, ThreadNeeds, ThreadReply, ThreadRequest, ThreadResult } from './messages.ts';
import { closeGate, createGate } from './gate.ts';

/** A thread taken for some work: runs functions one after another. */
export type Thread = {
  readonly run: <F extends ThreadFunction>(
    module: URL,
    name: string,
    input: Parameters<F>[0],
    transfer?: readonly Transferable[],
  ) => Promise<ThreadResult<F>>;
};

export type ThreadOptions = {
  /**
   * Aborted when the work is no longer needed: its thread is ended, whatever it is doing, and the signal's reason is thrown to the waiting
   * caller.
   */
  readonly signal?: AbortSignal | undefined;
  /** With lower priority than all other work, in separate threads, so that responses never wait for it: packing, fits, solvers. */
  readonly background?: boolean | undefined;
};

export type Workers = ReturnType<typeof createWorkers>;

/** MB; data outside the heap of a thread (columns of numbers) does not count. */
const usualMostMb = Math.round(Math.min(1024, totalmem() / 2 ** 20 / 4));

/**
 * The one pool of worker threads: as many as there are processors for work that a caller waits for, and one less for background work.
 * Threads are created on demand and end after five seconds without work. Slices pass functions to it.
 * @param size how many work in parallel
 * @param mostMb the maximum heap of each
 * @example const workers = createWorkers({ size: 2 }); await workers.run(module, 'fitLine', points); await workers.stop();
 */
export function createWorkers({ size = availableParallelism(), mostMb = usualMostMb } = {}) {
  const starts = (background: boolean) => (died: (member: Member) => void) => start(mostMb, background, died);
  const answers = createCrew<Member>(size, starts(false));
  const background = createCrew<Member>(Math.max(1, size - 1), starts(true));
  /**
   * Takes a thread, in order, for work that runs functions in it; so that a contended resource (a lock) is taken only once there is a
   * thread.
   * @throws Problem thrown by the function; `work-needs-memory`; Error if the thread ends otherwise
   */
  async function withThread<T>(options: ThreadOptions, work: (thread: Thread) => Promise<T>): Promise<T> {
    const crew = options.background === true ? background : answers;
    const member = await crew.take(options.signal);
    try {
      return await work({
        run: (module, name, input, transfer) => runIn(crew, member, { module: module.href, name, input }, { ...options, transfer, mostMb }),
      });
    } finally {
      crew.leave(member);
    }
  }
  return {
    size,
    withThread,
    /**
     * Runs a function of a module in a thread. @throws like `withThread`
     * @param name of the exported function @param input structured-cloneable
     * @example await workers.run<typeof fitLine>(new URL('./fit-worker.ts', import.meta.url), 'fitLine', points, { signal })
     */
    run: <F extends ThreadFunction>(
      module: URL,
      name: string,
      input: Parameters<F>[0],
      { transfer, ...options }: ThreadOptions & { readonly transfer?: readonly Transferable[] } = {},
    ): Promise<ThreadResult<F>> => withThread(options, (thread) => thread.run<F>(module, name, input, transfer)),
    /** How many threads are busy. */
    busy: () => answers.busy() + background.busy(),
    /** Ends all threads, whatever they are doing. */
    stop: async (): Promise<void> => void (await Promise.all([answers.end(), background.end()])),
  };
}

/** A thread of the pool, and its end, which waits for work that must not be interrupted. */
type Member = CrewMember & { readonly worker: Worker };

function start(mostMb: number, background: boolean, died: (member: Member) => void): Member {
  const gate = createGate();
  const worker = new Worker(new URL('./thread-worker.ts', import.meta.url), {
    workerData: { background, gate, compiled: compiledIn() } satisfies ThreadNeeds,
    resourceLimits: { maxOldGenerationSizeMb: mostMb },
  });
  const member: Member = {
    worker,
    terminate: async () => {
      await closeGate(gate);
      await worker.terminate();
    },
  };
  worker.unref();
  // if one dies at work, `runIn` reports it as well; without a listener it would end the program
  worker.on('error', () => died(member));
  worker.on('exit', () => died(member));
  return member;
}

/** The configured compile cache of this process; null if there is none. */
function compiledIn(): string | null {
  const own = getCompileCacheDir();
  return own === undefined ? null : path.dirname(own);
}

type RunOptions = ThreadOptions & { readonly transfer: readonly Transferable[] | undefined; readonly mostMb: number };

async function runIn<T>(
  crew: Crew<Member>,
  member: Member,
  request: ThreadRequest,
  { signal, transfer = [], mostMb }: RunOptions,
): Promise<T> {
  signal?.throwIfAborted();
  const { worker } = member;
  const { promise, resolve, reject } = Promise.withResolvers<ThreadReply>();
  const died = (): void => reject(new Error(`the thread of ${request.name} ended before it answered`));
  const failed = (error: NodeJS.ErrnoException): void =>
    reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Problem('cannot-do', 'work-needs-memory', { mb: mostMb }) : error);
  const left = (): void => {
    reject(signal?.reason);
    crew.lose(member);
  };
  worker.once('message', resolve).once('error', failed).once('exit', died);
  signal?.addEventListener('abort', left);
  // a busy thread keeps the program alive, an idle one does not
  worker.ref();
  try {
    worker.postMessage(request, transfer);
    return valueOf(await promise) as T;
  } finally {
    worker.unref();
    worker.off('message', resolve).off('error', failed).off('exit', died);
    signal?.removeEventListener('abort', left);
  }
}

function valueOf(reply: ThreadReply): unknown {
  if ('result' in reply) return reply.result;
  if ('trouble' in reply) throw new Error(reply.trouble);
  const { kind, code, evidence, findings } = reply.problem;
  throw new Problem(kind, code, evidence, findings);
}
