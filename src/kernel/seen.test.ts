import { expect, test } from 'vitest';
import { Problem } from './problem.ts';
import { changedNames, refuseNotLatest, refuseUnread, refuseUnreadVersion } from './seen.ts';

function refusal(work: () => void): unknown {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof Problem ? [error.kind, error.code, error.evidence] : error;
  }
}

test('the latest version that was read is accepted, and none where none need be named', () => {
  expect(refusal(() => refuseNotLatest(2, 2, '—'))).toBeNull();
  expect(refusal(() => refuseNotLatest(undefined, 2, '—'))).toBeNull();
  expect(refusal(() => refuseUnread('ab', 'ab', '—'))).toBeNull();
});

test('an earlier version is refused with the latest and the changes; none at all is refused if it must be named', () => {
  const changed = { case: 'A', seen: 1, latest: 2, changed: 'fee' };
  expect(refusal(() => refuseNotLatest(1, 2, 'fee', { case: 'A' }))).toEqual(['conflict', 'seen-not-latest', changed]);
  expect(refusal(() => refuseUnread(0, 2, 'fee'))).toEqual(['conflict', 'seen-not-latest', { seen: 0, latest: 2, changed: 'fee' }]);
  expect(refusal(() => refuseUnread(undefined, 2, 'fee'))).toEqual(['bad-input', 'seen-missing', { latest: 2 }]);
});

test('the first version may be stated without reading one, each later one after reading the last', () => {
  const latest = { version: 2, says: '4000.00' };
  expect(refusal(() => refuseUnreadVersion(undefined, undefined))).toBeNull();
  expect(refusal(() => refuseUnreadVersion(0, undefined))).toBeNull();
  expect(refusal(() => refuseUnreadVersion(2, latest))).toBeNull();
  expect(refusal(() => refuseUnreadVersion(1, undefined))).toMatchObject(['conflict', 'seen-not-latest', { seen: 1, latest: 0 }]);
  expect(refusal(() => refuseUnreadVersion(1, latest))).toMatchObject(['conflict', 'seen-not-latest', { changed: '4000.00' }]);
  expect(refusal(() => refuseUnreadVersion(undefined, latest))).toMatchObject(['bad-input', 'seen-missing', { latest: 2 }]);
});

test('the names of differing values of two objects are listed, including added and removed ones', () => {
  expect(changedNames({ fee: '1', to: 'x', of: { b: 1, a: 2 } }, { fee: '2', of: { a: 2, b: 1 }, note: 'n' })).toBe('fee, to, note');
  expect(changedNames({ fee: '1' }, { fee: '1' })).toBe('—');
  expect(changedNames(undefined, { fee: '1' })).toBe('fee');
});
