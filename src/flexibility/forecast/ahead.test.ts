import { expect, test } from 'vitest';
import { createZone, type Zone } from '#kernel/zone.ts';
import { forecast } from './ahead.ts';
import { middleOf } from './middle.ts';
import { forecastSteps, type Past, quarter } from './past.ts';

const day = 86_400;
const isWorked = (at: number): boolean => (((at + 3) % 7) + 7) % 7 < 5;
const zoneOf = (name: string): Zone => createZone(name) as Zone;
const daysOf = (zone: string) => ({ zone: zoneOf(zone), isWorked });

/** A past of some days before a local midnight, computed by a formula from the local day and quarter hour. */
function pastBefore(zone: Zone, until: number, days: number, kw: (day: number, clock: number) => number): Past {
  const from = zone.dayStart(until - days);
  const count = (zone.dayStart(until) - from) / quarter;
  return {
    from,
    kw: Float64Array.from({ length: count }, (_, at) => {
      const local = from + at * quarter + zone.offsetAt(from + at * quarter);
      return kw(Math.floor(local / day), (local % day) / quarter);
    }),
  };
}

/** 2026-03-16, a Monday. */
const monday = 20_528;
/** An office: busy in the daytime on workdays, with noise from a formula. */
const office = (at: number, clock: number): number => {
  const noise = Math.sin(at * 12.9898 + clock * 78.233) * 43_758.5453;
  const busy = isWorked(at) && clock >= 32 && clock < 72 ? 40 : 8;
  return busy * (1 + 0.1 * (noise - Math.floor(noise) - 0.5));
};

test('values that were equal on every day of a type are forecast as such, without a band, on workdays and others', () => {
  const zone = zoneOf('Asia/Shanghai');
  const past = pastBefore(zone, monday + 5, 90, (at, clock) => (isWorked(at) ? clock + 1 : 2));
  const told = forecast(past, zone.dayStart(monday + 4), daysOf('Asia/Shanghai'), forecastSteps);
  // Friday, then Saturday: calculated by hand
  for (let step = 0; step < forecastSteps; step += 1) {
    const by = step < 96 ? step + 1 : 2;
    expect([told.p10[step], told.p50[step], told.p90[step]].map((one) => Math.round((one as number) * 1e6) / 1e6)).toEqual([by, by, by]);
  }
  expect(told.error).toMatchObject({ wape: 0, weekAgo: 0, days: 28 });
});

test.each(['Asia/Shanghai', 'Europe/London', 'Asia/Kolkata'])('later measurements do not change it: %s', (name) => {
  const zone = zoneOf(name);
  const past = pastBefore(zone, monday + 3, 95, office);
  for (const start of [zone.dayStart(monday), zone.dayStart(monday) + 10 * 3600 + quarter]) {
    const before = (start - past.from) / quarter;
    const changed = { from: past.from, kw: past.kw.map((one, at) => (at >= before ? 1e6 : one)) };
    const cut = { from: past.from, kw: past.kw.slice(0, before) };
    const told = forecast(past, start, daysOf(name), forecastSteps);
    expect(forecast(changed, start, daysOf(name), forecastSteps)).toEqual(told);
    expect(forecast(cut, start, daysOf(name), forecastSteps)).toEqual(told);
  }
});

test('the quantiles are ordered, and nothing is negative', () => {
  const zone = zoneOf('Asia/Shanghai');
  const past = pastBefore(zone, monday, 95, (at, clock) => Math.max(0, office(at, clock) - 8.2));
  const told = forecast(past, zone.dayStart(monday), daysOf('Asia/Shanghai'), forecastSteps);
  for (let step = 0; step < forecastSteps; step += 1) {
    expect(told.p10[step]).toBeGreaterThanOrEqual(0);
    expect(told.p10[step]).toBeLessThanOrEqual(told.p50[step] as number);
    expect(told.p50[step]).toBeLessThanOrEqual(told.p90[step] as number);
  }
});

test('twice the power gives twice the forecast, with the same error', () => {
  const zone = zoneOf('Asia/Shanghai');
  const past = pastBefore(zone, monday, 95, office);
  const told = forecast(past, zone.dayStart(monday), daysOf('Asia/Shanghai'), forecastSteps);
  const twice = forecast({ ...past, kw: past.kw.map((one) => 2 * one) }, zone.dayStart(monday), daysOf('Asia/Shanghai'), forecastSteps);
  for (const part of ['p10', 'p50', 'p90'] as const) expect(twice[part]).toEqual(told[part].map((one) => 2 * one));
  expect(twice.error).toEqual(told.error);
});

test('a clock time that was never measured is unknown, and a gap is not zero use', () => {
  const zone = zoneOf('Asia/Shanghai');
  const past = pastBefore(zone, monday, 95, (at, clock) => (clock === 5 || at % 3 === 0 ? Number.NaN : 10));
  const { p50, p10, p90 } = forecast(past, zone.dayStart(monday), daysOf('Asia/Shanghai'), forecastSteps);
  for (let step = 0; step < forecastSteps; step += 1) {
    if (step % 96 === 5) expect([p10[step], p50[step], p90[step]]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    else expect(p50[step]).toBeCloseTo(10, 9);
  }
  const none = forecast({ from: past.from, kw: new Float64Array(0) }, zone.dayStart(monday), daysOf('Asia/Shanghai'), forecastSteps);
  expect(none.p50.every((one) => Number.isNaN(one))).toBe(true);
  expect(none.error).toEqual({ wape: null, yesterday: null, weekAgo: null, days: 0 });
});

test('days with a clock change are forecast by clock time', () => {
  const zone = zoneOf('Europe/London');
  // the clock goes forward on Sunday 2026-03-29 and back on Sunday 2026-10-25
  for (const change of [20_541, 20_751]) {
    const start = zone.dayStart(change);
    const past = pastBefore(zone, change, 95, (_, clock) => clock + 1);
    const { p50 } = forecast(past, start, daysOf('Europe/London'), forecastSteps);
    for (let step = 0; step < forecastSteps; step += 1) {
      const at = start + step * quarter;
      expect(p50[step]).toBeCloseTo((((at + zone.offsetAt(at)) % day) + 0) / quarter + 1, 6);
    }
  }
});

test('one spike long ago does not change the forecast', () => {
  const zone = zoneOf('Asia/Shanghai');
  const past = pastBefore(zone, monday, 95, (at) => (at === monday - 31 ? 1000 : 10));
  const { p50 } = forecast(past, zone.dayStart(monday), daysOf('Asia/Shanghai'), forecastSteps);
  for (const one of p50) expect(one).toBeCloseTo(10, 1);
});

test('a value measured on a single day is forecast without a band: its error is unknown', () => {
  const zone = zoneOf('Asia/Shanghai');
  const past = pastBefore(zone, monday + 1, 1, office);
  const { p10, p50, p90, error } = forecast(past, zone.dayStart(monday + 1), daysOf('Asia/Shanghai'), 96);
  expect(error.days).toBe(0);
  expect(p50.every((one) => one > 0)).toBe(true);
  expect([...p10, ...p90].every((one) => Number.isNaN(one))).toBe(true);
});

test('the median alone equals that of the whole forecast, also across a clock change', () => {
  for (const [name, at] of [
    ['Asia/Shanghai', monday + 4],
    ['Europe/Copenhagen', 20_541],
  ] as const) {
    const zone = zoneOf(name);
    const start = zone.dayStart(at) + 7 * 3600;
    const past = pastBefore(zone, at, 90, office);
    expect(middleOf(past, start, daysOf(name), forecastSteps)).toEqual(forecast(past, start, daysOf(name), forecastSteps).p50);
  }
});
