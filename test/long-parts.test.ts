import { expect, test } from 'vitest';
import { closingOf, sumOf } from './long-parts.ts';

test('a part of the long tests is counted by its closing line, the last one printed', () => {
  expect(closingOf('a test\n\n5 passed, 0 failed, 1 skipped\n', 0)).toEqual({ passed: 5, failed: 0, skipped: 1 });
  expect(closingOf('1 passed, 0 failed, 0 skipped\n2 passed, 1 failed, 0 skipped\n', 1)).toEqual({ passed: 2, failed: 1, skipped: 0 });
});

test('a part without a closing line counts as one', () => {
  expect([closingOf('200 rounds: none lost\n', 0), closingOf('round 7: lost\n', 1)]).toEqual([
    { passed: 1, failed: 0, skipped: 0 },
    { passed: 0, failed: 1, skipped: 0 },
  ]);
});

test('a part that exited with an error, was killed or ran nothing has failed, whatever its closing line says', () => {
  expect(closingOf('5 passed, 0 failed, 0 skipped\n', 1).failed).toBe(1);
  expect(closingOf('5 passed, 0 failed, 0 skipped\n', null).failed).toBe(1);
  expect(closingOf('0 passed, 0 failed, 0 skipped\n', 0).failed).toBe(1);
});

test('the counts of all parts are added up', () => {
  const one = { passed: 2, failed: 0, skipped: 1 };
  expect(sumOf([one, { passed: 3, failed: 1, skipped: 0 }])).toEqual({ passed: 5, failed: 1, skipped: 1 });
});
