import { expect, test } from 'vitest';
import { createZone } from '#kernel/zone.ts';
import { zoneOfOffset } from './read-file.ts';

const hours = (offset: number) => zoneOfOffset(offset * 3600);

test.each([0, 1, -5, 8, 9, 4.5, 5.5, 5.75, 6.5, 9.5, -9.5])('an offset of %d hours has a matching zone', (offset) => {
  const zone = createZone(hours(offset));
  const [from, to] = [Date.UTC(1992, 0, 1) / 1000, Date.UTC(2099, 0, 1) / 1000];
  expect(zone?.offsetAt(from)).toBe(offset * 3600);
  expect(zone?.until(from)).toBeGreaterThan(to);
});

test.each([3.5, -3.5, 5.3])('for an offset of %d hours the zone must be stated', (offset) => {
  expect(() => hours(offset)).toThrow('zone-needed');
});
