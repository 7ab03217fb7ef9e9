import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createZone } from '#kernel/zone.ts';
import type { Zone } from '#kernel/zone.ts';
import { quietUntil } from './quiet.ts';

const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'].map(
  (name) => createZone(name) as Zone,
);

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const at = fc.integer({ min: Date.UTC(2020, 0, 1) / 1000, max: Date.UTC(2030, 0, 1) / 1000 }).map((seconds) => seconds * 1000);
const hours = fc.record({ from: time, until: time });

/** The local time as a wall clock shows it, computed in a different way from the code under test. */
const onTheWall = (ms: number, zone: Zone): string =>
  new Date(ms).toLocaleTimeString('en-GB', { timeZone: zone.name, hour: '2-digit', minute: '2-digit' });

const isQuiet = (clock: string, { from, until }: { from: string; until: string }): boolean =>
  from < until ? clock >= from && clock < until : from > until && (clock >= from || clock < until);

test('what falls into quiet hours waits until they end, and not a minute longer, in every zone and across every clock change', () => {
  fc.assert(
    fc.property(at, hours, fc.constantFrom(...zones), (now, quiet, zone) => {
      const end = quietUntil(now, quiet, zone);
      expect(end).toBeGreaterThanOrEqual(now);
      expect(isQuiet(onTheWall(end, zone), quiet)).toBe(false);
      for (let between = now; between < end; between += 7 * 60_000) expect(isQuiet(onTheWall(between, zone), quiet)).toBe(true);
      if (end > now) expect(isQuiet(onTheWall(end - 1, zone), quiet)).toBe(true);
    }),
  );
});

test('at any other time nothing waits', () => {
  fc.assert(
    fc.property(at, hours, fc.constantFrom(...zones), (now, quiet, zone) => {
      if (!isQuiet(onTheWall(now, zone), quiet)) expect(quietUntil(now, quiet, zone)).toBe(now);
    }),
  );
  expect(quietUntil(5, null, zones[0] as Zone)).toBe(5);
});

test('quiet hours in progress when the clock is put forward end when it shows a later time', () => {
  const berlin = createZone('Europe/Berlin') as Zone;
  const end = quietUntil(Date.UTC(2026, 2, 28, 23), { from: '22:00', until: '02:30' }, berlin);
  expect(new Date(end).toISOString()).toBe('2026-03-29T01:00:00.000Z');
});
