import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createZone, type Zone } from './zone.ts';

const names = [
  'Asia/Shanghai',
  'Europe/London',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'Africa/Monrovia',
  'Africa/Casablanca',
  'Asia/Gaza',
  'UTC',
];

const zoneNamed = (name: string): Zone => createZone(name) as Zone;
const at = (text: string): number => Date.parse(text) / 1000;
const day = (text: string): number => at(`${text}T00:00:00Z`) / 86_400;
const instants = fc.integer({ min: 0, max: at('2100-12-30T00:00:00Z') });

test('a zone is recognised by any IANA name, including old aliases, and by nothing else', () => {
  expect(zoneNamed('PRC').offsetAt(at('2026-01-01T00:00:00Z'))).toBe(28_800);
  expect(zoneNamed('Asia/Chongqing').offsetAt(at('1987-07-01T00:00:00Z'))).toBe(32_400);
  expect(zoneNamed('US/Eastern').offsetAt(at('2026-07-01T00:00:00Z'))).toBe(-14_400);
  expect(createZone('Asia/Nowhere')).toBeNull();
  expect(createZone('+08:00')).toBeNull();
  expect(createZone('2026-01-01T00:00Z')).toBeNull();
  expect(createZone('')).toBeNull();
  expect(createZone('PRC')).toBe(createZone('PRC'));
});

test('every offset equals that of Temporal', () => {
  fc.assert(
    fc.property(fc.constantFrom(...names), instants, (name, utc) => {
      const truth = Temporal.Instant.fromEpochMilliseconds(utc * 1000).toZonedDateTimeISO(name);
      expect(zoneNamed(name).offsetAt(utc)).toBe(truth.offsetNanoseconds / 1e9);
    }),
    { numRuns: 2000 },
  );
});

test('a local time occurs once, twice or never', () => {
  const london = zoneNamed('Europe/London');
  const never = at('2026-03-29T01:30:00Z');
  expect(london.toUtc(never)).toBeNaN();
  expect(london.ambiguity(never)).toBe(0);
  expect(london.nearestUtc(never)).toBe(at('2026-03-29T01:30:00Z'));
  const twice = at('2026-10-25T01:30:00Z');
  expect(london.ambiguity(twice)).toBe(2);
  expect(london.toUtc(twice)).toBe(at('2026-10-25T00:30:00Z'));
  expect(london.laterUtc(twice)).toBe(at('2026-10-25T01:30:00Z'));
  expect(london.ambiguity(at('2026-10-25T02:00:00Z'))).toBe(1);
});

test('local times equal those of Temporal, around every clock change', () => {
  const near = fc.tuple(fc.constantFrom(...names), instants, fc.integer({ min: -100_000, max: 100_000 })).map(([name, utc, off]) => {
    const change = zoneNamed(name).until(utc);
    return [name, (Number.isFinite(change) ? change : utc) + off] as const;
  });
  fc.assert(
    fc.property(near, ([name, local]) => {
      const zone = zoneNamed(name);
      const plain = Temporal.Instant.fromEpochMilliseconds(local * 1000)
        .toZonedDateTimeISO('UTC')
        .toPlainDateTime();
      const truth = (how: 'earlier' | 'later' | 'compatible'): number =>
        plain.toZonedDateTime(name, { disambiguation: how }).epochMilliseconds / 1000;
      expect(zone.nearestUtc(local)).toBe(truth('compatible'));
      const exists = zone.ambiguity(local) > 0;
      expect(zone.toUtc(local)).toBe(exists ? truth('earlier') : Number.NaN);
      expect(zone.laterUtc(local)).toBe(exists ? truth('later') : Number.NaN);
    }),
    { numRuns: 3000 },
  );
});

test('a day starts at its first instant, even if midnight is missing, occurs twice, or the day is skipped', () => {
  const brazil = zoneNamed('America/Sao_Paulo');
  expect(brazil.dayStart(day('2018-11-04'))).toBe(at('2018-11-04T03:00:00Z'));
  expect(brazil.dayOf(at('2018-11-04T02:59:59Z'))).toBe(day('2018-11-03'));
  const newfoundland = zoneNamed('America/St_Johns');
  expect(newfoundland.dayStart(day('2009-11-01'))).toBe(at('2009-11-01T02:30:00Z'));
  expect(newfoundland.dayOf(at('2009-11-01T03:00:00Z'))).toBe(day('2009-11-01'));
  const samoa = zoneNamed('Pacific/Apia');
  expect(samoa.dayStart(day('2011-12-30'))).toBe(samoa.dayStart(day('2011-12-31')));
  expect(samoa.dayOf(at('2011-12-30T10:00:00Z'))).toBe(day('2011-12-31'));
});

test('an instant is within its day', () => {
  fc.assert(
    fc.property(fc.constantFrom(...names), instants, (name, utc) => {
      const zone = zoneNamed(name);
      const number = zone.dayOf(utc);
      expect(zone.dayStart(number)).toBeLessThanOrEqual(utc);
      expect(zone.dayStart(number + 1)).toBeGreaterThan(utc);
    }),
    { numRuns: 2000 },
  );
});
