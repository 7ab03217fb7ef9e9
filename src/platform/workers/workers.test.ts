import { mkdtempSync, readdirSync } from 'node:fs';
import { enableCompileCache, getCompileCacheDir } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import type * as actions from '../../../test/workers/actions-worker.ts';
import { createWorkers, type Workers } from './workers.ts';

const module = new URL('../../../test/workers/actions-worker.ts', import.meta.url);
const opened: Workers[] = [];
const workersOf = (size: number, mostMb = 64): Workers => {
  const workers = createWorkers({ size, mostMb });
  opened.push(workers);
  return workers;
};
afterAll(async () => {
  for (const workers of opened) await workers.stop();
});

const double = (workers: Workers, value: number) => workers.run<typeof actions.double>(module, 'double', value);

/** Runs an endless function until it has started. */
async function begunOn(workers: Workers, signal: AbortSignal): Promise<{ readonly going: Promise<unknown> }> {
  const begun = new Int32Array(new SharedArrayBuffer(4));
  const going = workers.run<typeof actions.goOn>(module, 'goOn', begun, { signal });
  going.catch(() => undefined);
  await Atomics.waitAsync(begun, 0, 0).value;
  return { going };
}

test('a function of a module runs in a thread, and more than there are threads take turns', async () => {
  const workers = workersOf(2);
  expect(await Promise.all([1, 2, 3, 4, 5].map((value) => double(workers, value)))).toEqual([2, 4, 6, 8, 10]);
  expect(workers.busy()).toBe(0);
});

test('a thread serves the next call too: what a module keeps stays for it', async () => {
  const workers = workersOf(1);
  const next = () => workers.run<typeof actions.whichCall>(module, 'whichCall', null);
  const first = await next();
  expect(await next()).toEqual({ thread: first.thread, call: 2 });
});

test('a thread caches compiled code where the program does, and finds it there the next time', async () => {
  enableCompileCache(mkdtempSync(join(tmpdir(), 'yaodong-compiled-')));
  const kept = getCompileCacheDir();
  expect(await workersOf(1).run<typeof actions.compiledIn>(module, 'compiledIn', null)).toBe(kept);
  expect(readdirSync(kept ?? '').length).toBeGreaterThan(0);
});

test('buffers are transferred both ways and not copied', async () => {
  const workers = workersOf(1);
  const bytes = new Uint8Array(1000);
  expect(await workers.run<typeof actions.lengthOf>(module, 'lengthOf', bytes, { transfer: [bytes.buffer] })).toBe(1000);
  expect(bytes.length).toBe(0);
  expect([...(await workers.run<typeof actions.squares>(module, 'squares', 4)).values]).toEqual([0, 1, 4, 9]);
});

test('a problem is passed out of the thread unchanged', async () => {
  const refused = workersOf(1).run<typeof actions.refuse>(module, 'refuse', 'x');
  await expect(refused).rejects.toBeInstanceOf(Problem);
  await expect(refused).rejects.toMatchObject({ kind: 'bad-input', code: 'no-such-user', evidence: { name: 'x' } });
});

test('a function that does not exist, and one that ends its thread, are reported; the next is served', async () => {
  const workers = workersOf(1);
  await expect(workers.run(module, 'nothing', null as never)).rejects.toThrow('exports no function nothing');
  await expect(workers.run<typeof actions.leave>(module, 'leave', null)).rejects.toThrow('ended before it answered');
  expect(await double(workers, 4)).toBe(8);
});

test('a caller that needs more memory than a thread has gets an explanation, and nothing else ends', async () => {
  const workers = workersOf(1, 32);
  await expect(workers.run<typeof actions.fillMemory>(module, 'fillMemory', null)).rejects.toMatchObject({
    kind: 'cannot-do',
    code: 'work-needs-memory',
    evidence: { mb: 32 },
  });
  expect(await double(workers, 5)).toBe(10);
});

test('cancelled work ends its thread, and waiting callers are served', async () => {
  const workers = workersOf(1);
  const cancelling = new AbortController();
  const { going } = await begunOn(workers, cancelling.signal);
  const next = double(workers, 6);
  cancelling.abort(new Error('not needed any more'));
  await expect(going).rejects.toThrow('not needed any more');
  expect(await next).toBe(12);
});

test('a caller that leaves while waiting for a thread is told at once, and blocks nobody', async () => {
  const workers = workersOf(1);
  const [first, second] = [new AbortController(), new AbortController()];
  const { going } = await begunOn(workers, first.signal);
  const waits = workers.run<typeof actions.double>(module, 'double', 1, { signal: second.signal });
  second.abort(new Error('gone home'));
  await expect(waits).rejects.toThrow('gone home');
  first.abort(new Error('over'));
  await expect(going).rejects.toThrow('over');
});

test('background work delays no answer', async () => {
  const workers = workersOf(1);
  const begun = new Int32Array(new SharedArrayBuffer(4));
  const cancelling = new AbortController();
  const going = workers.run<typeof actions.goOn>(module, 'goOn', begun, { signal: cancelling.signal, background: true });
  going.catch(() => undefined);
  await Atomics.waitAsync(begun, 0, 0).value;
  expect(await double(workers, 7)).toBe(14);
  cancelling.abort(new Error('over'));
  await expect(going).rejects.toThrow('over');
});

test('the end of the program ends all threads, and their work is reported', async () => {
  const workers = workersOf(1);
  const { going } = await begunOn(workers, new AbortController().signal);
  const waits = double(workers, 1);
  waits.catch(() => undefined);
  await workers.stop();
  await expect(going).rejects.toThrow('ended before it answered');
  await expect(waits).rejects.toThrow('the program ends');
  await expect(double(workers, 1)).rejects.toThrow('the program ends');
});
