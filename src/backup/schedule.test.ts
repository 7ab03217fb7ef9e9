import { expect, test } from 'vitest';
import { createZone, type Zone } from '#kernel/zone.ts';
import { healthOf } from './health.ts';
import { isDue, lastDue, type Schedule } from './schedule.ts';

const zone = createZone('Asia/Shanghai') as Zone;
const at = (text: string): number => Date.parse(text);
const daily: Schedule = { every: 'day', at: '02:30', weekday: 1, kept: 7 };
const weekly: Schedule = { ...daily, every: 'week', weekday: 7 };
const none = { lastTry: null, lastGood: null };

test('each day at its time on the local clock', () => {
  expect(lastDue(daily, zone, at('2026-03-02T02:30:00+08:00'))).toBe(at('2026-03-02T02:30:00+08:00'));
  expect(lastDue(daily, zone, at('2026-03-02T02:29:59+08:00'))).toBe(at('2026-03-01T02:30:00+08:00'));
  expect(lastDue({ ...daily, every: 'never' }, zone, at('2026-03-02T02:30:00+08:00'))).toBe(null);
});

test('each week on its day', () => {
  expect(lastDue(weekly, zone, at('2026-03-04T12:00:00+08:00'))).toBe(at('2026-03-01T02:30:00+08:00')); // a Sunday
  expect(lastDue(weekly, zone, at('2026-03-01T02:00:00+08:00'))).toBe(at('2026-02-22T02:30:00+08:00'));
});

test('once each time, made up for where nothing ran, and again an hour after a failure', () => {
  const now = at('2026-03-02T09:00:00+08:00');
  const made = at('2026-03-02T02:30:30+08:00');
  expect(isDue(daily, zone, none, now)).toBe(true);
  expect(isDue(daily, zone, { lastTry: made, lastGood: made }, now)).toBe(false);
  const yesterday = made - 86_400_000;
  expect(isDue(daily, zone, { lastTry: yesterday, lastGood: yesterday }, now)).toBe(true);
  expect(isDue(daily, zone, { lastTry: now - 3_599_000, lastGood: yesterday }, now)).toBe(false);
  expect(isDue(daily, zone, { lastTry: now - 3_600_000, lastGood: yesterday }, now)).toBe(true);
});

const row = {
  name: 'a.yaodong',
  scheduled: true,
  actor: 'yaodong',
  began: new Date(at('2026-03-02T02:30:00+08:00')),
  ended: new Date(),
  bytes: 10,
  readings: 1,
  problem: null,
  removed: null,
};
const codes = (
  rows: (typeof row | (Omit<typeof row, 'problem'> & { problem: { code: string; evidence: object } }))[],
  size: number | null,
  good: number | null,
  now: string,
) =>
  healthOf(rows as never, new Map([['a.yaodong', size]]), daily, { lastTry: good, lastGood: good }, zone, at(now)).map(({ code }) => code);

test('what is wrong is told: a lost file, a failed last try, one that is overdue', () => {
  const good = row.began.getTime();
  expect(codes([row], 10, good, '2026-03-02T09:00:00+08:00')).toEqual([]);
  expect(codes([row], 9, good, '2026-03-02T09:00:00+08:00')).toEqual(['backup-file-lost']);
  expect(codes([row], null, good, '2026-03-02T09:00:00+08:00')).toEqual(['backup-file-lost']);
  expect(codes([row], 10, good, '2026-03-03T09:00:00+08:00')).toEqual(['backup-overdue']);
  const failed = { ...row, name: 'b.yaodong', problem: { code: 'backup-no-room', evidence: {} } };
  expect(codes([failed, row], 10, good, '2026-03-02T09:00:00+08:00')).toEqual(['backup-last-failed']);
  expect(codes([row, failed], 10, good, '2026-03-02T09:00:00+08:00')).toEqual([]);
});
