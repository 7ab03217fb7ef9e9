import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { OfficialCalendar } from '#casework/workdays/facts.ts';
import { modelOccupied } from '../../../test/occupancy-model.ts';
import { dayKeys, type Hours, type HoursPoint } from './facts.ts';
import { readHours } from './hours.ts';
import { occupiedSpans } from './spans.ts';

const zoneNamed = (name: string): Zone => createZone(name) as Zone;

/** A calendar that names only these days. */
function calendarOf(named: ReadonlyMap<string, 'closed' | 'worked'>): OfficialCalendar {
  const why = (day: number) => ({ reason: named.get(dayText(day)) ?? 'weekday', notice: null });
  return { why } as unknown as OfficialCalendar;
}

const noNotice = calendarOf(new Map());

/** The occupied time of these hours as texts of instants. */
function occupied(hours: unknown, zone: string, from: string, to: string, china = noNotice): string[] {
  const read = readHours(hours);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const seconds = (text: string) => Date.parse(text) / 1000;
  const line = [{ from: null, hours: read.hours }];
  const spans = occupiedSpans({ zone: zoneNamed(zone), line, china }, seconds(from), seconds(to)) ?? [];
  const text = (at: number) => new Date(at * 1000).toISOString().slice(0, 16);
  return spans.map(({ start, end }) => `${text(start)}/${text(end)}`);
}

test('a single day takes precedence, then a holiday as a rest day and a make-up day as a workday, then the weekday, then the type', () => {
  const hours = { workday: ['08:00-18:00'], rest: ['10:00-11:00'], sat: ['09:00-12:00'], days: { '2025-09-30': [] } };
  const china = calendarOf(
    new Map([
      ['2025-10-01', 'closed'],
      ['2025-10-04', 'closed'],
      ['2025-10-11', 'worked'],
    ] as const),
  );
  // Tuesday with its own hours, Wednesday off, Thursday, Friday, Saturday off, Sunday
  expect(occupied(hours, 'Asia/Shanghai', '2025-09-29T16:00Z', '2025-10-05T16:00Z', china)).toEqual([
    '2025-10-01T02:00/2025-10-01T03:00',
    '2025-10-02T00:00/2025-10-02T10:00',
    '2025-10-03T00:00/2025-10-03T10:00',
    '2025-10-04T02:00/2025-10-04T03:00',
    '2025-10-05T02:00/2025-10-05T03:00',
  ]);
  // a Saturday worked in exchange, and one that is not
  expect(occupied(hours, 'Asia/Shanghai', '2025-10-10T16:00Z', '2025-10-11T16:00Z', china)).toEqual(['2025-10-11T00:00/2025-10-11T10:00']);
  expect(occupied(hours, 'Asia/Shanghai', '2025-10-17T16:00Z', '2025-10-18T16:00Z', china)).toEqual(['2025-10-18T01:00/2025-10-18T04:00']);
});

test('holidays count in the time zone of China, unless the hours say otherwise', () => {
  const china = calendarOf(new Map([['2025-10-01', 'closed']] as const));
  const ask = (hours: object, zone: string) =>
    occupied({ workday: ['12:00-13:00'], ...hours }, zone, '2025-10-01T00:00Z', '2025-10-02T00:00Z', china);
  expect(ask({}, 'Asia/Shanghai')).toHaveLength(0);
  expect(ask({ calendar: 'none' }, 'Asia/Shanghai')).toHaveLength(1);
  expect(ask({}, 'Asia/Tokyo')).toHaveLength(1);
  expect(ask({ calendar: 'china' }, 'Asia/Tokyo')).toHaveLength(0);
});

test('hours past midnight end the next day, extend into a period, and join adjacent ones', () => {
  const hours = { fri: ['22:00-06:00'], sat: ['06:00-09:00'] };
  expect(occupied(hours, 'Etc/UTC', '2025-10-03T00:00Z', '2025-10-06T00:00Z')).toEqual(['2025-10-03T22:00/2025-10-04T09:00']);
  expect(occupied(hours, 'Etc/UTC', '2025-10-04T01:00Z', '2025-10-04T02:00Z')).toEqual(['2025-10-04T01:00/2025-10-04T02:00']);
});

test('a clock time that does not exist is the first instant after it, one that occurs twice its first occurrence', () => {
  const hours = { sun: ['02:30-03:30'], rest: ['00:00-24:00'] };
  // Berlin: at 01:00 UTC on 30 March 02:00 becomes 03:00, on 26 October 03:00 becomes 02:00
  expect(occupied(hours, 'Europe/Berlin', '2025-03-30T00:00Z', '2025-03-30T12:00Z')).toEqual(['2025-03-30T01:00/2025-03-30T01:30']);
  expect(occupied(hours, 'Europe/Berlin', '2025-10-26T00:00Z', '2025-10-26T12:00Z')).toEqual(['2025-10-26T00:30/2025-10-26T02:30']);
  expect(occupied({ sun: ['02:10-02:50'] }, 'Europe/Berlin', '2025-03-30T00:00Z', '2025-03-30T12:00Z')).toEqual([]);
});

test('hours apply from their day on; if none are set in a period nothing is returned', () => {
  const line = [
    { from: null, hours: null },
    { from: '2025-10-08', hours: { wed: ['08:00-09:00'] } },
    { from: '2025-10-15', hours: { wed: ['09:00-10:00'] } },
  ];
  const within = (from: string, to: string) =>
    occupiedSpans({ zone: zoneNamed('Etc/UTC'), line, china: noNotice }, Date.parse(from) / 1000, Date.parse(to) / 1000);
  expect(within('2025-10-01T00:00Z', '2025-10-08T00:00Z')).toBeNull();
  expect(within('2025-10-09T00:00Z', '2025-10-10T00:00Z')).toEqual([]);
  expect(within('2025-10-01T00:00Z', '2025-10-20T00:00Z')?.map(({ start }) => new Date(start * 1000).toISOString())).toEqual([
    '2025-10-08T08:00:00.000Z',
    '2025-10-15T09:00:00.000Z',
  ]);
});

const clock = fc
  .integer({ min: 0, max: 1439 })
  .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);
const spanText = fc
  .tuple(clock, fc.oneof(clock, fc.constant('24:00')))
  .filter(([a, b]) => a !== b)
  .map((pair) => pair.join('-'));
const spanTexts = fc.array(spanText, { maxLength: 3 });

/** Days around clock changes, a day that was skipped, and a night without any. */
const places = [
  ['Europe/Berlin', '2025-03-28'],
  ['Europe/Berlin', '2025-10-24'],
  ['America/New_York', '2025-03-07'],
  ['America/New_York', '2025-10-31'],
  ['Australia/Lord_Howe', '2025-04-04'],
  ['Australia/Lord_Howe', '2025-10-03'],
  ['Africa/Cairo', '2024-04-24'],
  ['Pacific/Apia', '2011-12-28'],
  ['Asia/Shanghai', '1988-04-15'],
  ['Asia/Shanghai', '2025-09-29'],
] as const;

const world = fc.constantFrom(...places).chain(([zone, first]) => {
  const days = Array.from({ length: 6 }, (_, at) => dayText((parseDay(first) as number) + at));
  const hours = fc.record(
    {
      ...(Object.fromEntries(dayKeys.map((key) => [key, spanTexts])) as Record<(typeof dayKeys)[number], typeof spanTexts>),
      days: fc.dictionary(fc.constantFrom(...days), spanTexts, { maxKeys: 2 }),
      calendar: fc.constantFrom('china' as const, 'none' as const),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<Hours>;
  return fc.record({
    zone: fc.constant(zone as string),
    start: fc.constant(days[0] as string),
    first: hours,
    later: fc.option(fc.record({ from: fc.constantFrom(...days), hours }), { nil: null }),
    named: fc.dictionary(fc.constantFrom(...days), fc.constantFrom('closed' as const, 'worked' as const), { maxKeys: 4 }),
    minutes: fc.tuple(fc.integer({ min: 0, max: 5 * 1440 }), fc.integer({ min: 1, max: 3 * 1440 })),
  });
});

test('the result equals a model that marks every minute, at both clock changes, with any hours, days and holidays', () => {
  fc.assert(
    fc.property(world, ({ zone: name, start, first, later, named, minutes: [skip, length] }) => {
      const zone = zoneNamed(name);
      const line: HoursPoint[] = [{ from: null, hours: first }, ...(later === null ? [] : [later])];
      const from = zone.dayStart(parseDay(start) as number) + skip * 60;
      const to = from + length * 60;
      const model = modelOccupied({ zone: name, line, named }, from, to);
      const spans = occupiedSpans({ zone, line, china: calendarOf(new Map(Object.entries(named))) }, from, to) ?? [];
      const marked = new Uint8Array(length);
      for (const { start: a, end: b } of spans) marked.fill(1, (a - from) / 60, (b - from) / 60);
      expect([...marked]).toEqual([...model]);
      spans.slice(1).forEach((one, at) => expect(one.start).toBeGreaterThan((spans[at] as (typeof spans)[number]).end));
    }),
    { numRuns: 400 },
  );
});

test('an unreadable file reports every fault with its location', () => {
  const codes = (given: unknown) => {
    const read = readHours(given);
    return 'faults' in read ? read.faults.map(({ code, evidence }) => [code, evidence['key'] ?? evidence['value']]) : read.hours;
  };
  expect(codes([])).toEqual([['hours-not-object', undefined]]);
  expect(codes({})).toEqual([['hours-empty', undefined]]);
  expect(
    codes({
      workdays: [],
      workday: ['8-18', '08:00-25:00', '08:00-08:00'],
      rest: '08:00-09:00',
      days: { '2025-02-30': [], '2025-05-01': [7] },
      calendar: 'de',
    }),
  ).toEqual([
    ['hours-unknown-key', 'workdays'],
    ['hours-span-bad', 'workday'],
    ['hours-span-bad', 'workday'],
    ['hours-span-bad', 'workday'],
    ['hours-list-bad', 'rest'],
    ['hours-day-bad', '2025-02-30'],
    ['hours-span-bad', '2025-05-01'],
    ['hours-calendar-bad', 'de'],
  ]);
  expect(codes({ workday: ['8:00 - 24:00', '22:00至06:00'] })).toEqual({ workday: ['08:00-24:00', '22:00-06:00'] });
});
