import { expect, test } from 'vitest';
import { lastTime, nextTime } from './cron.ts';

const at = (text: string): number => Date.parse(text);
const told = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
const daily = { cron: '30 2 * * *', zone: 'Asia/Shanghai' };
const newYork = (cron: string) => ({ cron, zone: 'America/New_York' });

test('each day at its time in the zone of the place, and never twice at the same instant', () => {
  expect(told(nextTime(daily, at('2026-03-01T02:29:59+08:00')))).toBe('2026-02-28T18:30:00.000Z');
  expect(told(nextTime(daily, at('2026-03-01T02:30:00+08:00')))).toBe('2026-03-01T18:30:00.000Z');
  expect(told(lastTime(daily, at('2026-03-01T02:30:00+08:00')))).toBe('2026-02-28T18:30:00.000Z');
  expect(told(lastTime(daily, at('2026-03-01T02:29:59+08:00')))).toBe('2026-02-27T18:30:00.000Z');
});

test('each week on its day', () => {
  const sundays = { cron: '30 2 * * 7', zone: 'Asia/Shanghai' };
  expect(told(nextTime(sundays, at('2026-03-04T12:00:00+08:00')))).toBe('2026-03-07T18:30:00.000Z');
  expect(told(lastTime(sundays, at('2026-03-04T12:00:00+08:00')))).toBe('2026-02-28T18:30:00.000Z');
});

test('a time skipped by the clock change comes when the clock continues, once', () => {
  const first = nextTime(newYork('30 2 * * *'), at('2026-03-07T12:00:00Z')) as number;
  expect(told(first)).toBe('2026-03-08T07:00:00.000Z');
  expect(told(nextTime(newYork('30 2 * * *'), first))).toBe('2026-03-09T06:30:00.000Z');
});

test('a time that occurs twice counts once', () => {
  const first = nextTime(newYork('30 1 * * *'), at('2026-10-31T12:00:00Z')) as number;
  expect(told(first)).toBe('2026-11-01T05:30:00.000Z');
  expect(told(nextTime(newYork('30 1 * * *'), first))).toBe('2026-11-02T06:30:00.000Z');
});

test('an invalid expression or zone is refused', () => {
  expect(() => nextTime({ cron: 'now and then', zone: 'Asia/Shanghai' }, 0)).toThrow();
  expect(() => nextTime({ cron: '30 2 * * *', zone: 'Mars/Olympus' }, 0)).toThrow();
});
