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

test('what was read last is taken, and where nothing need be named also nothing', () => {
  expect(refusal(() => refuseNotLatest(2, 2, '—'))).toBeNull();
  expect(refusal(() => refuseNotLatest(undefined, 2, '—'))).toBeNull();
  expect(refusal(() => refuseUnread('ab', 'ab', '—'))).toBeNull();
});

test('what was read before is refused with the latest and what changed; none at all where it must be named', () => {
  const changed = { case: 'A', seen: 1, latest: 2, changed: 'fee' };
  expect(refusal(() => refuseNotLatest(1, 2, 'fee', { case: 'A' }))).toEqual(['conflict', 'seen-not-latest', changed]);
  expect(refusal(() => refuseUnread(0, 2, 'fee'))).toEqual(['conflict', 'seen-not-latest', { seen: 0, latest: 2, changed: 'fee' }]);
  expect(refusal(() => refuseUnread(undefined, 2, 'fee'))).toEqual(['bad-input', 'seen-missing', { latest: 2 }]);
});

test('the first of versions may be stated by who has read none, each later one by who read the last', () => {
  const latest = { version: 2, says: '4000.00' };
  expect(refusal(() => refuseUnreadVersion(undefined, undefined))).toBeNull();
  expect(refusal(() => refuseUnreadVersion(0, undefined))).toBeNull();
  expect(refusal(() => refuseUnreadVersion(2, latest))).toBeNull();
  expect(refusal(() => refuseUnreadVersion(1, undefined))).toMatchObject(['conflict', 'seen-not-latest', { seen: 1, latest: 0 }]);
  expect(refusal(() => refuseUnreadVersion(1, latest))).toMatchObject(['conflict', 'seen-not-latest', { changed: '4000.00' }]);
  expect(refusal(() => refuseUnreadVersion(undefined, latest))).toMatchObject(['bad-input', 'seen-missing', { latest: 2 }]);
});

test('the names under which two objects differ are told, those that came and went among them', () => {
  expect(changedNames({ fee: '1', to: 'x', of: { b: 1, a: 2 } }, { fee: '2', of: { a: 2, b: 1 }, note: 'n' })).toBe('fee, to, note');
  expect(changedNames({ fee: '1' }, { fee: '1' })).toBe('—');
  expect(changedNames(undefined, { fee: '1' })).toBe('fee');
});
