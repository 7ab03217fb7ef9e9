import { expect, test } from 'vitest';
import { healthOf } from './health.ts';
import { timesOf, type Schedule } from './schedule.ts';

const at = (text: string): number => Date.parse(text);
const daily: Schedule = { every: 'day', at: '02:30', weekday: 1, kept: 7 };
const weekly: Schedule = { ...daily, every: 'week', weekday: 7 };

test('its times follow local time', () => {
  expect(timesOf(daily)).toEqual({ cron: '30 2 * * *', zone: 'Asia/Shanghai' });
  expect(timesOf(weekly)).toEqual({ cron: '30 2 * * 7', zone: 'Asia/Shanghai' });
  expect(timesOf({ ...daily, at: '23:05' })?.cron).toBe('5 23 * * *');
  expect(timesOf({ ...daily, every: 'never' })).toBe(null);
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
) => healthOf(rows as never, new Map([['a.yaodong', size]]), daily, good, at(now)).map(({ code }) => code);

test('problems are reported: a lost file, a failed last attempt, an overdue backup', () => {
  const good = row.began.getTime();
  expect(codes([row], 10, good, '2026-03-02T09:00:00+08:00')).toEqual([]);
  expect(codes([row], 9, good, '2026-03-02T09:00:00+08:00')).toEqual(['backup-file-lost']);
  expect(codes([row], null, good, '2026-03-02T09:00:00+08:00')).toEqual(['backup-file-lost']);
  expect(codes([row], 10, good, '2026-03-03T09:00:00+08:00')).toEqual(['backup-overdue']);
  const failed = { ...row, name: 'b.yaodong', problem: { code: 'backup-no-room', evidence: {} } };
  expect(codes([failed, row], 10, good, '2026-03-02T09:00:00+08:00')).toEqual(['backup-last-failed']);
  expect(codes([row, failed], 10, good, '2026-03-02T09:00:00+08:00')).toEqual([]);
});
