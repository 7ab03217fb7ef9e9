import { expect, test } from 'vitest';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { Past } from './past.ts';
import { lessOnDays } from './taken-off.ts';

const zone = createZone('Asia/Shanghai') as Zone;
const first = zone.dayOf(Date.parse('2026-06-01T00:00:00Z') / 1000);
const pastOf = (days: readonly number[], seconds = 900): Past => ({
  from: zone.dayStart(first),
  kw: Float64Array.from({ length: days.length * 96 }, (_, at) => days[Math.floor(at / 96)] as number),
  longest: new Float64Array(days.length * 96).fill(seconds),
});
const byDay = (values: ArrayLike<number> | undefined) => Array.from(values ?? []).filter((_, at) => at % 96 === 0);

test('a meter is subtracted on its own days only: days before an array existed stay as measured', () => {
  const made = { past: pastOf([Number.NaN, 4, Number.NaN]), days: new Set([first + 1, first + 2]) };
  expect(byDay(lessOnDays(pastOf([10, 10, 10]), zone, [made]).kw)).toEqual([10, 6, Number.NaN]);
});

test('two meters are each subtracted on their days, and the remainder has the resolution of the longest reading', () => {
  const hourly = { past: pastOf([1, 1, 1], 3600), days: new Set([first, first + 1]) };
  const daily = { past: pastOf([2, 2, 2], 86_400), days: new Set([first + 1]) };
  const left = lessOnDays(pastOf([10, 10, 10]), zone, [hourly, daily]);
  expect([byDay(left.kw), byDay(left.longest)]).toEqual([
    [9, 7, 10],
    [3600, 86_400, 900],
  ]);
});
