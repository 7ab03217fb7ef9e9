import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { kindOf, rooms, type Room } from './work-kinds.ts';
import { createConcurrencyLimit } from './concurrency-limit.ts';

const room = (atOnce: number, waiting: number, more: Partial<Room> = {}): Room => ({
  atOnce,
  waiting,
  share: atOnce,
  waitingShare: waiting,
  waitSeconds: 30,
  comeBackSeconds: 7,
  ...more,
});
const one = room(1, 1);
const shedOf = (heavy: Room) =>
  createConcurrencyLimit({ upload: one, import: one, live: one, download: one, heavy, usual: one, light: one });

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

test('a limited number runs, a limited number waits, and the next is told when to retry', async () => {
  const limit = shedOf(room(2, 3));
  const leave = [await limit.enter('heavy', 'a'), await limit.enter('heavy', 'a')];
  const waiting = [limit.enter('heavy', 'a'), limit.enter('heavy', 'b'), limit.enter('heavy', 'a')];
  await expect(limit.enter('heavy', 'c')).rejects.toMatchObject({
    kind: 'busy',
    code: 'overloaded',
    evidence: { kind: 'heavy', seconds: 7 },
  });
  expect(limit.counts('heavy')).toEqual({ running: 2, waiting: 3 });
  leave[0]?.();
  leave[0]?.();
  (await waiting[1])?.();
  expect(limit.counts('heavy')).toEqual({ running: 2, waiting: 1 });
});

test('a full kind leaves room for the others', async () => {
  const limit = shedOf(room(1, 0));
  await limit.enter('heavy', 'a');
  await expect(limit.enter('heavy', 'a')).rejects.toThrow();
  expect(await limit.enter('light', 'a')).toBeTypeOf('function');
});

test('each caller has a share of running and waiting places: the rest of both is for others', async () => {
  const limit = shedOf(room(3, 4, { share: 2, waitingShare: 3 }));
  await limit.enter('heavy', 'greedy');
  await limit.enter('heavy', 'greedy');
  const waits = [1, 2, 3].map(() => limit.enter('heavy', 'greedy'));
  await expect(limit.enter('heavy', 'greedy')).rejects.toMatchObject({ code: 'overloaded' });
  const leave = await limit.enter('heavy', 'other');
  const next = limit.enter('heavy', 'third');
  expect(limit.counts('heavy')).toEqual({ running: 3, waiting: 4 });
  leave();
  expect(await next).toBeTypeOf('function');
  expect(waits).toHaveLength(3);
});

test('the caller with the fewest running requests is next; of equals the one waiting longest', async () => {
  const limit = shedOf(room(2, 9));
  const [first, second] = [await limit.enter('heavy', 'a'), await limit.enter('heavy', 'a')];
  const order: string[] = [];
  const come = (asker: string, name: string) => limit.enter('heavy', asker).then((leave) => (order.push(name), leave));
  const waiting = [come('a', 'a3'), come('b', 'b1'), come('b', 'b2'), come('c', 'c1')];
  first();
  second();
  (await waiting[1])?.();
  (await waiting[0])?.();
  await Promise.all(waiting);
  expect(order).toEqual(['b1', 'a3', 'b2', 'c1']);
});

test('a caller that waits too long is told when to retry, and the place is free', async () => {
  const limit = shedOf(room(1, 1, { waitSeconds: 20 }));
  const leave = await limit.enter('heavy', 'a');
  const refused = expect(limit.enter('heavy', 'b')).rejects.toMatchObject({ code: 'overloaded', evidence: { seconds: 7 } });
  vi.advanceTimersByTime(20_000);
  await refused;
  expect(limit.counts('heavy')).toEqual({ running: 1, waiting: 0 });
  leave();
  expect(limit.counts('heavy')).toEqual({ running: 0, waiting: 0 });
  expect(vi.getTimerCount()).toBe(0);
});

test('a caller that leaves while waiting frees its place', async () => {
  const limit = shedOf(room(1, 1));
  const leave = await limit.enter('heavy', 'a');
  const gone = new AbortController();
  const waiting = limit.enter('heavy', 'a', gone.signal);
  gone.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'overloaded' });
  const next = limit.enter('heavy', 'a');
  leave();
  expect(await next).toBeTypeOf('function');
  expect(limit.counts('heavy')).toEqual({ running: 1, waiting: 0 });
});

test.each([
  ['PUT', '/files', '/api/files', 5, 'upload'],
  ['POST', '/imports/readings', '/api/imports/readings', 50, 'import'],
  ['POST', '/undo', '/api/undo', 10, 'import'],
  ['GET', '/imports/{id}', '/api/imports/7', 0, 'usual'],
  ['GET', '/rank', '/api/rank', 0, 'heavy'],
  ['GET', '/buildings', '/api/buildings', 0, 'usual'],
  ['GET', '/buildings/{building}/use', '/api/buildings/A1/use', 0, 'heavy'],
  ['GET', '/buildings/{building}', '/api/buildings/use', 0, 'usual'],
  ['POST', '/readings', '/api/readings', 4000, 'usual'],
  ['GET', '/me', '/api/me', 0, 'light'],
  ['GET', '/meter-verification/invalid', '/api/meter-verification/invalid', 0, 'heavy'],
  ['GET', '/solar/ranking', '/api/solar/ranking', 0, 'heavy'],
  ['POST', '/readings/live', '/api/readings/live', 5000, 'live'],
  ['POST', '/readings/live', '/api/readings/live', 900_000, 'usual'],
] as const)('%s %s as %s with %s bytes is of the kind %s', (method, path, asked, bytes, kind) => {
  expect(kindOf({ method, path, download: false, action: 'edit' }, asked, bytes)).toBe(kind);
});

test('a query sent as a body counts as a calculation', () => {
  expect(kindOf({ method: 'POST', path: '/warning/test', download: false, action: 'view' }, '/api/warning/test', 500)).toBe('heavy');
});

test('no caller takes all places of a kind', () => {
  for (const { atOnce, share, waiting, waitingShare } of Object.values(rooms)) {
    expect(share).toBeLessThan(atOnce);
    expect(waitingShare).toBeLessThan(waiting);
  }
});

test('a download is a kind of its own', () => {
  expect(kindOf({ method: 'GET', path: '/exports/readings', download: true, action: 'export' }, '/api/exports/readings', 0)).toBe(
    'download',
  );
});
