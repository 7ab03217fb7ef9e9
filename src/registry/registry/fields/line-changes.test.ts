import { expect, test } from 'vitest';
import { lineChange, upToNext, type MeterState } from './line-changes.ts';

const standing = [{ at: 3000 }, { at: 1000 }, { at: 2000 }];
const whole = { meter: 7, from: null, to: null };
const beforeFirst = { meter: 7, from: null, to: 1000 };

/** What setting these fields changes in a meter's line. */
function setting(kind: string, fields: Record<string, unknown>, swaps = standing, calendar: Partial<MeterState> = {}) {
  const before = { fields: { carrier: 'electricity', kind, capacity: 5, multiplier: 2 }, zone: 'Asia/Shanghai' };
  return lineChange(7, before, { ...before, fields: { ...before.fields, ...fields }, ...calendar }, swaps);
}

test('a swap moves what lies up to the next one, the last one all that follows', () => {
  expect(upToNext(7, 1000, standing)).toEqual({ meter: 7, from: 1000, to: 2000 });
  expect(upToNext(7, 1500, standing)).toEqual({ meter: 7, from: 1500, to: 2000 });
  expect(upToNext(7, 3000, standing)).toEqual({ meter: 7, from: 3000, to: null });
});

test('how the first device is read moves what lies before the first swap, and all where there is none', () => {
  expect(setting('register', { multiplier: 3, digits: 6 })).toEqual(beforeFirst);
  expect(setting('register', { unit: 'MWh' })).toEqual(beforeFirst);
  expect(setting('interval', { multiplier: 3 }, [])).toEqual(whole);
});

test('the calendar, what the readings are and the unit of use move the whole line', () => {
  expect(setting('interval', {}, standing, { zone: 'Europe/Berlin' })).toEqual(whole);
  expect(setting('interval', { kind: 'register' })).toEqual(whole);
  expect(setting('interval', { carrier: 'gas', unit: 'm3' })).toEqual(whole);
});

test('the capacity moves intervals of energy alone, the direction registers alone', () => {
  expect(setting('interval', { capacity: 9 })).toEqual(whole);
  expect(setting('register', { capacity: 9 })).toBe(null);
  expect(setting('register', { direction: 'both' })).toEqual(whole);
  expect(setting('interval', { direction: 'both' })).toBe(null);
});

test('what is told anew and means the same moves nothing', () => {
  expect(setting('interval', { multiplier: 2, unit: 'kWh', digits: 6, building: 'B2' })).toBe(null);
  expect(
    lineChange(
      7,
      { fields: { carrier: 'electricity' }, zone: null },
      { fields: { carrier: 'electricity', unit: 'kWh' }, zone: 'Asia/Shanghai' },
      [],
    ),
  ).toBe(null);
});
