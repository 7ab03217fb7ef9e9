import { expect, test } from 'vitest';
import { createZone, type Zone } from '#kernel/zone.ts';
import { typicalHourOf } from './typical-hour.ts';

test('an hour is placed in a typical year by its date and standard time, a leap day by the day before', () => {
  const of = (zone: string, at: string): string =>
    new Date(typicalHourOf(createZone(zone) as Zone, Date.parse(at) / 1000) * 1000).toISOString().slice(0, 16);
  expect(of('Asia/Shanghai', '2026-07-01T04:30:00Z')).toBe('2001-07-01T12:00');
  expect(of('Asia/Shanghai', '2027-12-31T17:00:00Z')).toBe('2001-01-01T01:00');
  // summer time: 14:00 is 13:00 in standard time
  expect(of('Europe/Berlin', '2026-07-01T12:00:00Z')).toBe('2001-07-01T13:00');
  expect(of('Asia/Shanghai', '2028-02-29T04:00:00Z')).toBe('2001-02-28T12:00');
});
