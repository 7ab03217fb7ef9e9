import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import { counted } from './limit.ts';
import { encodeProblem, problemFrom, problemResponse } from '../problem.ts';
import { httpWords } from '../words.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

const tooLarge = () => new Problem('too-large', 'body-too-large', { mb: 1 });
const pace = { mostBytes: 1000, leastBytesAMinute: 0 };
const mb = 1024 * 1024;
const pieces = new Map<number, Uint8Array>();
/** This many bytes, the same buffer each time: ten gigabytes are sent and need not be allocated again. */
function bytes(size: number): Uint8Array {
  const piece = pieces.get(size) ?? new Uint8Array(size);
  pieces.set(size, piece);
  return piece;
}

/** A body that the test feeds by hand. */
function slowBody() {
  let feed!: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({ start: (controller) => void (feed = controller) });
  return { body, send: (size: number) => feed.enqueue(bytes(size)), end: () => feed.close() };
}

test('a body is given up after a minute without data', async () => {
  const { body, send } = slowBody();
  const reader = counted(body, pace, tooLarge).getReader();
  send(10);
  expect((await reader.read()).value).toHaveLength(10);
  const next = reader.read();
  const refused = expect(next).rejects.toMatchObject({ code: 'body-stalled', kind: 'too-slow' });
  vi.advanceTimersByTime(60_000);
  await refused;
});

test('without a minimum rate a slow body continues as long as data arrives within each minute', async () => {
  const { body, send, end } = slowBody();
  const reader = counted(body, pace, tooLarge).getReader();
  for (let piece = 0; piece < 10; piece += 1) {
    vi.advanceTimersByTime(59_000);
    send(1);
    expect((await reader.read()).value).toHaveLength(1);
  }
  end();
  expect((await reader.read()).done).toBe(true);
  vi.advanceTimersByTime(120_000);
  expect(vi.getTimerCount()).toBe(0);
});

test('a body longer than allowed is refused while it arrives', async () => {
  const { body, send } = slowBody();
  const reader = counted(body, { ...pace, mostBytes: 15 }, tooLarge).getReader();
  send(10);
  await reader.read();
  const refused = expect(reader.read()).rejects.toMatchObject({ code: 'body-too-large' });
  send(10);
  await refused;
});

/**
 * Sends this many bytes at this interval until it is refused or the time is over; returns after how many seconds it was refused, null if
 * never.
 */
async function trickle(least: number, { size, everyS, forS }: { size: number; everyS: number; forS: number }): Promise<number | null> {
  const { body, send, end } = slowBody();
  const reader = counted(body, { mostBytes: 1e12, leastBytesAMinute: least }, tooLarge).getReader();
  for (let at = 0; at < forS; at += everyS) {
    send(size);
    const read = await reader.read().catch((error: unknown) => error);
    if (read instanceof Problem) {
      expect(read).toMatchObject({ kind: 'too-slow', code: 'body-too-slow', evidence: { kb: least / 1024 } });
      expect(vi.getTimerCount()).toBe(0);
      return at;
    }
    vi.advanceTimersByTime(everyS * 1000);
  }
  end();
  const last = await reader.read().catch((error: unknown) => error);
  expect(last).toMatchObject({ done: true });
  expect(vi.getTimerCount()).toBe(0);
  return null;
}

test('a body with almost no data is given up within seconds, a slow one within a minute', async () => {
  expect(await trickle(256 * 1024, { size: 1, everyS: 59, forS: 3600 })).toBe(59);
  expect(await trickle(256 * 1024, { size: 1000, everyS: 1, forS: 3600 })).toBe(10);
  expect(await trickle(256 * 1024, { size: 2500, everyS: 1, forS: 3600 })).toBe(60);
});

test('ten gigabytes at a megabyte a second arrive completely, and so does a small message over a bad line', async () => {
  expect(await trickle(256 * 1024, { size: 10 * mb, everyS: 10, forS: 10_240 })).toBeNull();
  expect(await trickle(256 * 1024, { size: 2500, everyS: 1, forS: 59 })).toBeNull();
});

test('a connection that has sent a megabyte may pause', async () => {
  const { body, send, end } = slowBody();
  const reader = counted(body, { mostBytes: 1e9, leastBytesAMinute: 256 * 1024 }, tooLarge).getReader();
  for (let piece = 0; piece < 5; piece += 1) {
    send(2 * mb);
    expect((await reader.read()).value).toHaveLength(2 * mb);
    vi.advanceTimersByTime(50_000);
  }
  end();
  expect((await reader.read()).done).toBe(true);
});

test('a body is no longer watched once its sender or its reader has gone', async () => {
  const { body, send } = slowBody();
  const reader = counted(body, pace, tooLarge).getReader();
  send(1);
  await reader.read();
  await reader.cancel();
  expect(vi.getTimerCount()).toBe(0);
});

test('a body that is too slow gets 408', () => {
  const { problem, unforeseen } = problemFrom(new Error('read', { cause: new Problem('too-slow', 'body-too-slow', { kb: 256 }) }));
  expect(unforeseen).toBe(false);
  const told = encodeProblem({ problem, issues: [] }, httpWords, 'en');
  expect(problemResponse(told).status).toBe(408);
  expect(told.detail).toContain('256 KB');
});
