import { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchConnections } from './connections.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/**
 * A response on a connection that reads `takes` bytes per minute, with `waits` bytes pending; whether it has been ended after each of some
 * minutes.
 */
function minutes(takes: number, waits: (minute: number) => number, many = 4): boolean[] {
  const server = Object.assign(new EventEmitter(), { setTimeout: () => undefined });
  watchConnections(server as unknown as Server, { unreadMs: 60_000, leastBytesAMinute: 256 * 1024, trustsProxy: () => false });
  const socket = { ended: false, taken: 0, writableLength: waits(0), destroy: () => (socket.ended = true), bytesWritten: 0 };
  const answer = new EventEmitter();
  server.emit('request', { socket }, answer);
  const ended = Array.from({ length: many }, (_, minute) => {
    socket.taken += takes;
    socket.writableLength = waits(minute + 1);
    socket.bytesWritten = socket.taken + socket.writableLength;
    vi.advanceTimersByTime(60_000);
    return socket.ended;
  });
  answer.emit('close');
  expect(vi.getTimerCount()).toBe(0);
  return ended;
}

test('a client that reads almost nothing of a pending answer is disconnected in the second minute', () => {
  expect(minutes(1000, () => 64_000)).toEqual([false, true, true, true]);
});

test('a slow client that reads enough is kept, and so is an answer still being produced', () => {
  expect(minutes(300_000, () => 64_000)).not.toContain(true);
  expect(minutes(1000, () => 0)).not.toContain(true);
  expect(minutes(1000, (minute) => (minute % 2) * 64_000)).not.toContain(true);
});
