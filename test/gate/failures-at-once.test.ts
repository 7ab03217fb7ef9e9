import { expect, test } from 'vitest';
import { failureLines } from './failures-at-once.ts';

const now = new Date('2026-11-24T16:00:00Z');

test('a failed test is reported with time, file, name, difference and location', () => {
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

test('an error without a location is reported by its message alone', () => {
  expect(failureLines('test/a.test.ts', 'one', { message: 'no more memory' }, now)).toEqual([
    'FAILED 2026-11-24T16:00:00.000Z test/a.test.ts > one',
    'no more memory',
  ]);
});
