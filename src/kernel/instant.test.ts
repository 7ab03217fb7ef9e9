import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatInstant, parseInstant, parseInstantMs } from './instant.ts';
import { createZone, type Zone } from './zone.ts';

const shanghai = createZone('Asia/Shanghai') as Zone;
const told = (text: string, zone = shanghai): string | null => {
  const found = parseInstant(text, zone);
  return found === null ? null : formatInstant(found);
};

test('an offset takes precedence over the zone, and without one the time is local', () => {
  expect(told('2026-03-01T00:00:00Z')).toBe('2026-03-01T00:00:00Z');
  expect(told('2026-03-01T00:00+01:00')).toBe('2026-02-28T23:00:00Z');
  expect(told('2026-03-01T00:00:30.9-0330')).toBe('2026-03-01T03:30:30Z');
  expect(told('2026-03-01')).toBe('2026-02-28T16:00:00Z');
  expect(told('2026-03-01T00:00')).toBe('2026-02-28T16:00:00Z');
  expect(told('2026-03-01 01:02:03')).toBe('2026-02-28T17:02:03Z');
});

test('what is not a time, or does not exist, is refused', () => {
  for (const text of [
    '',
    'now',
    '2026-02-30',
    '2026-03-01T24:00',
    '2026-03-01T00:60',
    '2026-03-01T00',
    '2026-03-01T00:00+25:00',
    '2026-03',
    '1772323200',
  ]) {
    expect(told(text)).toBeNull();
  }
  const london = createZone('Europe/London') as Zone;
  expect(told('2026-03-29T01:30', london)).toBeNull();
  expect(told('2026-10-25T01:30', london)).toBe('2026-10-25T00:30:00Z');
});

test('a formatted instant is read as the same instant', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 4.1e9 }), (at) => parseInstant(formatInstant(at), shanghai) === at));
});

test('the last minute and second of an hour are valid times, and surrounding spaces are ignored', () => {
  expect(told(' 2026-03-01T23:59:59Z ')).toBe('2026-03-01T23:59:59Z');
  expect(told('2026-03-01T00:00:60Z')).toBeNull();
});

test('the fraction of a second is read on request, to the millisecond', () => {
  const at = Date.UTC(2026, 2, 1, 1, 2, 3);
  const read = ['', '.5', ',25', '.0625', '.000'].map((fraction) => parseInstantMs(`2026-03-01T01:02:03${fraction}Z`, shanghai));
  expect(read).toEqual([at, at + 500, at + 250, at + 62, at]);
  expect(parseInstantMs('2026-03-01', shanghai)).toBe(Date.UTC(2026, 1, 28, 16));
  expect(parseInstantMs('2026-02-30', shanghai)).toBeNull();
});
