import { expect, test } from 'vitest';
import { failureLines } from './failures-at-once.ts';

const now = new Date('2026-11-24T16:00:00Z');

test('a failed test is told with its time, its file, its name, what differs and where', () => {
  const stack = ['AssertionError: two lines', 'of text', ...Array.from({ length: 9 }, (_, at) => `    at place${at} (a.ts:${at}:1)`)].join(
    '\n',
  );
  expect(failureLines('test/a.test.ts', 'one > two', { message: 'expected', diff: '\u001B[32m- 1\u001B[39m\n+ 2', stack }, now)).toEqual([
    'FAILED 2026-11-24T16:00:00.000Z test/a.test.ts > one > two',
    'expected',
    '- 1\n+ 2',
    ...Array.from({ length: 6 }, (_, at) => `    at place${at} (a.ts:${at}:1)`),
  ]);
});

test('what was thrown without a place is told by its words alone', () => {
  expect(failureLines('test/a.test.ts', 'one', { message: 'no more memory' }, now)).toEqual([
    'FAILED 2026-11-24T16:00:00.000Z test/a.test.ts > one',
    'no more memory',
  ]);
});
