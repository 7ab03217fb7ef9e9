import { expect, test } from 'vitest';
import { progressLine } from './progress.ts';

test('every minute shows the progress of the run and the files that have been running longest', () => {
  const atWork = [
    { file: 'b.test.ts', since: 100_000 },
    { file: 'a.test.ts', since: 30_000 },
  ];
  expect(progressLine({ all: 740, ended: 12, tests: 310, failed: 1 }, atWork, 0, 125_000)).toBe(
    '2 min: 12 of 740 files, 310 tests, 1 failed; at work: a.test.ts (95 s), b.test.ts (25 s)',
  );
});
