import { expect, test } from 'vitest';
import { byPeriod, yuanOf } from './by-period.ts';

const hour = 3600;
/** Six hours of valley and six of peak. */
const steps = Array.from({ length: 12 }, (_, at) => ({
  start: at * hour,
  period: at < 6 ? '谷' : '峰',
  import: at < 6 ? '0.3' : '1.2',
}));
const row = (from: number, to: number, saved: number | null, hit: boolean | null = true) => ({ from, to, hit, use: null, saved });

test('each hour is priced by its own period, and a stretch across two is divided by time', () => {
  const periods = byPeriod([row(4 * hour, 5 * hour, 10), row(5 * hour, 7 * hour, 8), row(8 * hour, 9 * hour, 2)], steps, 12 * hour);
  expect(periods).toEqual([
    { period: '谷', price: '0.3', saved: 14, yuan: '4.20' },
    { period: '峰', price: '1.2', saved: 6, yuan: '7.20' },
  ]);
  expect(yuanOf(periods)).toBe('11.40');
});

test('what is not known, or would not have changed, costs nothing', () => {
  expect(byPeriod([row(0, hour, null), row(hour, 2 * hour, null, null), row(2 * hour, 3 * hour, 0, false)], steps, 12 * hour)).toEqual([]);
  expect(yuanOf([])).toBe('0.00');
});

test('the sum is rounded once', () => {
  const thirds = [0, 1, 2].map((at) => row(at * hour, (at + 1) * hour, 0.0175));
  expect(yuanOf(byPeriod(thirds, steps, 12 * hour))).toBe('0.02');
});

test('the last step ends where the time ends', () => {
  expect(byPeriod([row(11 * hour, 12 * hour, 5)], steps, 12 * hour)).toEqual([{ period: '峰', price: '1.2', saved: 5, yuan: '6.00' }]);
});
