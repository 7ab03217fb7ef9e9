import { expect, test } from 'vitest';
import { answeringMembers, busyOver } from './offers.ts';

test('a merged member answers as the remaining building, and a building merged from several is offered once', () => {
  const answering = new Map([
    ['OLD', { code: 'NEW' }],
    ['NEW', { code: 'NEW' }],
    ['LONE', { code: 'KEPT' }],
  ]);
  expect(Object.fromEntries(answeringMembers(['OLD', 'NEW', 'LONE', 'B1'], answering))).toEqual({ B1: 'B1', LONE: 'KEPT', NEW: 'NEW' });
});

test('a member that must hold an hour into an event is busy in it, and one that ends as it begins is not', () => {
  const event = { from: 7200, to: 10_800 };
  expect(
    busyOver(
      [0, 3600, 7200, 10_800].map((from) => ({ from, to: from + 7200 })),
      [event],
    ),
  ).toEqual([false, true, true, false]);
});
