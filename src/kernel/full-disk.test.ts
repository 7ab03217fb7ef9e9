import { expect, test } from 'vitest';
import { diskFullProblem, isDiskFull } from './full-disk.ts';
import { Problem } from './problem.ts';

const withCode = (code: string, cause?: unknown) => Object.assign(new Error('write', { cause }), { code });

test.each(['ENOSPC', 'EDQUOT', '53100'])('%s means a full disk, also behind another error', (code) => {
  expect(isDiskFull(withCode(code))).toBe(true);
  expect(isDiskFull(new Error('fetch failed', { cause: withCode(code) }))).toBe(true);
});

test('a full disk in ClickHouse is recognised, by its problem or by its words', () => {
  expect(isDiskFull(new Problem('busy', 'store-full', { store: 'clickhouse' }))).toBe(true);
  expect(isDiskFull(new Problem('broken', 'store-broken', { reason: 'Cannot write: errno: 28, No space left on device' }))).toBe(true);
});

test('another error is not, and an error that causes itself terminates', () => {
  const round = withCode('EACCES');
  round.cause = round;
  for (const error of [round, withCode('ECONNRESET'), new Problem('busy', 'store-busy', { reason: 'timeout' }), 'ENOSPC', null])
    expect(diskFullProblem(error)).toBe(null);
});

test('it is reported as a full disk, and a store’s own words are kept', () => {
  expect(diskFullProblem(withCode('ENOSPC'))).toMatchObject({ kind: 'busy', code: 'disk-full' });
  const own = new Problem('busy', 'store-full', { store: 'postgres' });
  expect(diskFullProblem(own)).toBe(own);
});
