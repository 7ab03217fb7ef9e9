import { expect, test } from 'vitest';
import { createZone, type Zone } from '#kernel/zone.ts';
import { forecast } from './ahead.ts';
import { byClock } from './clock-past.ts';
import { forecastSteps, type Past, perDay, quarter } from './past.ts';
import { signalCount, signalsOf } from './signals.ts';
import { makeUpOf, measuredWithin, spreadOf } from './spread.ts';

const zone = createZone('Asia/Shanghai') as Zone;
const days = { zone, isWorked: () => true };
/** 2026-03-16 at noon. */
const noon = zone.dayStart(20_528) + 12 * 3600;

/** Readings of whole local days over 95 days; those of the day of `noon` are unknown. */
function daily(kwOf: (day: number) => number): Past {
  const from = zone.dayStart(20_528 - 95);
  const count = (noon - from) / quarter;
  const day = (at: number): number => Math.floor(at / perDay);
  const isRead = (at: number): boolean => day(at) < 95;
  return {
    from,
    kw: Float64Array.from({ length: count }, (_, at) => (isRead(at) ? kwOf(day(at)) : Number.NaN)),
    longest: Float64Array.from({ length: count }, (_, at) => (isRead(at) ? 86_400 : 0)),
  };
}

const noisy = (day: number): number => 10 + 5 * Math.sin(day * 12.9898);

test('from a past instant nothing is known of a reading that ended after it', () => {
  const [some, other] = [daily(noisy), daily((day) => (day === 85 ? 1000 : noisy(day)))].map((past) => byClock(past, noon, days));
  const rows = [some, other].map((clock) => {
    if (clock === undefined) return [];
    const write = signalsOf(clock, perDay).from(clock.kw.length - 10 * perDay);
    return Array.from({ length: perDay }, (_, at) => {
      const row = new Float64Array(signalCount);
      write(row, 0, clock.kw.length - 10 * perDay + at);
      return row;
    });
  });
  // ten days before the noon of day 95 is the noon of day 85, whose reading ends at midnight
  expect(rows[0]).toEqual(rows[1]);
});

test('daily readings are compared by daily means, and half of one is not', () => {
  const past = daily(noisy);
  expect(forecast(past, noon, days, forecastSteps).error.days).toBe(28);
  expect([...measuredWithin(spreadOf(past), perDay / 2, 3 * perDay)]).toEqual([
    [perDay, 2 * perDay],
    [2 * perDay, 3 * perDay],
  ]);
  const flat = forecast(
    daily(() => 7),
    noon,
    days,
    forecastSteps,
  );
  expect(flat.error).toMatchObject({ wape: 0, yesterday: 0 });
  expect(flat.p50[0]).toBeCloseTo(7, 9);
});

test('shares of longer readings are distinguished from measured values; a clock that drifts by minutes does not matter', () => {
  const past = { from: 0, kw: new Float64Array(8).fill(1), longest: Float64Array.from([900, 905, 890, 0, 3600, 3600, 3600, 3600]) };
  expect(makeUpOf(past, 0)).toEqual({ coverage: 0.5, estimated: 0.5, seconds: 3600 });
  expect([...measuredWithin(spreadOf(past), 0, 8)].at(-1)).toEqual([4, 8]);
  expect([...measuredWithin(spreadOf(past), 0, 6)].at(-1)).toEqual([3, 4]);
});
