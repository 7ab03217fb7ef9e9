import { expect, test } from 'vitest';
import { kindOf, type Room } from './kinds.ts';
import { createShed } from './shed.ts';

const room = (atOnce: number, waiting: number): Room => ({ atOnce, waiting, comeBackSeconds: 7 });
const shedOf = (heavy: Room) => createShed({ upload: room(1, 1), import: room(1, 1), live: room(1, 1), heavy, light: room(1, 1) });

test('so many go in, so many wait, and the next is told when to come back', async () => {
  const shed = shedOf(room(2, 3));
  const leave = [await shed.enter('heavy'), await shed.enter('heavy')];
  const waiting = [shed.enter('heavy'), shed.enter('heavy'), shed.enter('heavy')];
  await expect(shed.enter('heavy')).rejects.toMatchObject({ kind: 'busy', code: 'overloaded', evidence: { kind: 'heavy', seconds: 7 } });
  expect(shed.counts('heavy')).toEqual({ running: 2, waiting: 3 });
  leave[0]?.();
  leave[0]?.();
  (await waiting[0])?.();
  expect(shed.counts('heavy')).toEqual({ running: 2, waiting: 1 });
});

test('a kind that is full leaves room to the others', async () => {
  const shed = shedOf(room(1, 0));
  await shed.enter('heavy');
  await expect(shed.enter('heavy')).rejects.toThrow();
  expect(await shed.enter('light')).toBeTypeOf('function');
});

test('who leaves while waiting gives the place back', async () => {
  const shed = shedOf(room(1, 1));
  const leave = await shed.enter('heavy');
  const gone = new AbortController();
  const waiting = shed.enter('heavy', gone.signal);
  gone.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'overloaded' });
  const next = shed.enter('heavy');
  leave();
  expect(await next).toBeTypeOf('function');
  expect(shed.counts('heavy')).toEqual({ running: 1, waiting: 0 });
});

test.each([
  ['PUT', '/api/files', 5, 'upload'],
  ['POST', '/api/imports/readings', 50, 'import'],
  ['POST', '/api/undo', 10, 'import'],
  ['GET', '/api/imports/7', 0, 'light'],
  ['GET', '/api/rank', 0, 'heavy'],
  ['GET', '/api/buildings', 0, 'light'],
  ['GET', '/api/buildings/A1/use', 0, 'heavy'],
  ['GET', '/api/buildings/use', 0, 'light'],
  ['POST', '/api/readings', 4000, 'light'],
  ['POST', '/api/readings', 9_000_000, 'upload'],
  ['POST', '/api/readings', null, 'upload'],
  ['POST', '/api/readings/live', 5000, 'live'],
  ['POST', '/api/readings/live', 900_000, 'light'],
  ['POST', '/api/readings/live', 9_000_000, 'upload'],
] as const)('%s %s with %s bytes is of the kind %4$s', (method, path, bytes, kind) => {
  expect(kindOf(method, path, bytes)).toBe(kind);
});
