import { describe, expect, it } from 'vitest';
import { deviceTime as read } from './device-time.ts';

const now = Date.parse('2026-11-28T06:00:00Z');
const deviceTime = (given: unknown, wholeDays = false) => read(given, { now, wholeDays });
const instant = Date.parse('2026-11-28T00:44:35Z') / 1000;
const local = (text: string) => ({ local: text });

describe('device times', () => {
  it.each([
    '2026-11-28T08:44:35+08:00',
    '2026-11-28T08:44:35+0800',
    '2026-11-28T08:44:35+08',
    '2026-11-28 00:44:35Z',
    '2026-11-28T00:44:35.9Z',
    'Sat, 28 Nov 2026 00:44:35 GMT',
    instant,
    instant + 0.5,
    `${instant}.5`,
    String(instant),
    instant * 1e3 + 900,
    instant * 1e6,
    instant * 1e9,
    String(instant * 1e6),
  ])('are instants if they include the zone or count from 1970: %s', (given) => {
    expect(deviceTime(given)).toEqual({ instant });
  });

  it.each([
    ['20261128084435', '2026-11-28 08:44:35'],
    [20_261_128_084_435, '2026-11-28 08:44:35'],
    ['202611280844', '2026-11-28 08:44:00'],
    ['2026-11-28 08:44:35', '2026-11-28 08:44:35'],
    ['2026-11-28 08:44:35.5', '2026-11-28 08:44:35'],
    ['2026-11-28T08:44', '2026-11-28 08:44:00'],
    ['2026-11-28 08:44', '2026-11-28 08:44:00'],
    ['2026/11/28 08:44:35', '2026-11-28 08:44:35'],
    ['2026-11-27 24:00:00', '2026-11-28 00:00:00'],
    ['20261127240000', '2026-11-28 00:00:00'],
    ['２０２６１１２８０８４４３５', '2026-11-28 08:44:35'],
  ])('are in the local time zone without a zone: %s', (given, told) => {
    expect(deviceTime(given)).toEqual(local(told));
  });

  it.each([undefined, null, '', '  '])('are missing if there is none: %s', (given) => {
    expect(deviceTime(given)).toBeNull();
  });

  it.each([
    'x',
    '20260231000000',
    '2026-13-01 00:00:00',
    '2026-11-28 08:44:35 Asia/Shanghai',
    '20261127000060',
    // which of the three is the year, or the month, is unclear
    '26-11-28 08:44:35',
    '261127000000',
    '11/12/2026 08:00',
    // the time of day is missing
    '20261127',
    '2026-11-27',
    // a serial day, or seconds since the device was switched on
    46_354.25,
    '46354',
    0,
    -1,
    Number.NaN,
    true,
    {},
    ['2026-11-28 08:44:35'],
    '99999999999999999',
    // before 2000, and years ahead
    '1999-12-30 00:00:00',
    '2028-11-28T00:00:00Z',
    '20281128000000',
    915_148_800,
  ])('are reported as unread if they are present but implausible: %s', (given) => {
    expect(deviceTime(given)).toEqual({ unread: expect.any(String) });
  });

  it('are the start of a bare day for values of whole days', () => {
    expect(deviceTime('2026-11-27', true)).toEqual(local('2026-11-27 00:00:00'));
    expect(deviceTime('2026-11-27 08:00', true)).toEqual(local('2026-11-27 08:00:00'));
  });
});
