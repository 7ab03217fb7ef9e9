/**
 * A thread of the pool (`workers.ts`): loads the requested module, runs the requested function, one at a time, and returns the outcome. A
 * module is loaded once for each thread, so that what it keeps (a connection) can be reused by its next call there.
 */
import { enableCompileCache, flushCompileCache } from 'node:module';
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { Problem } from '#kernel/problem.ts';
import type { ThreadNeeds, ThreadReply, ThreadRequest } from './messages.ts';
import { Moved } from './moved.ts';

const port = parentPort as NonNullable<typeof parentPort>;

const { background, compiled } = workerData as ThreadNeeds;

// of this thread alone
if (background) setPriority(19);
// a thread has no compile cache by default, and compiling its modules is most of its startup time
if (compiled !== null) enableCompileCache(compiled);
const loaded = new Set<string>();

/** Loads a module and caches its compiled form immediately: a thread that is terminated writes nothing any more. */
async function load(module: string): Promise<Record<string, unknown>> {
  const found = (await import(module)) as Record<string, unknown>;
  if (compiled !== null && !loaded.has(module)) flushCompileCache();
  loaded.add(module);
  return found;
}

async function resultOf({ module, name, input }: ThreadRequest): Promise<unknown> {
  const found = (await load(module))[name];
  if (typeof found !== 'function') throw new TypeError(`${module} exports no function ${name}`);
  return await (found as (input: unknown) => unknown)(input);
}

function troubleOf(error: unknown): ThreadReply {
  if (!(error instanceof Problem)) return { trouble: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  const { kind, code, evidence, findings } = error;
  return { problem: { kind, code, evidence, findings } };
}

port.on('message', (request: ThreadRequest) => {
  resultOf(request).then(
    (result) => {
      if (result instanceof Moved) port.postMessage({ result: result.value } satisfies ThreadReply, [...result.buffers]);
      else port.postMessage({ result } satisfies ThreadReply);
    },
    (error: unknown) => port.postMessage(troubleOf(error)),
  );
});
