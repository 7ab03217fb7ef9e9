import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addCalendar, dayEdges, stepCount, stepNames, steps, stepWithin } from './calendar.ts';
import { formatInstant } from './instant.ts';
import { createZone, type Zone } from './zone.ts';

const zoneNamed = (name: string): Zone => createZone(name) as Zone;
const [shanghai, london, lordHowe, samoa] = [
  zoneNamed('Asia/Shanghai'),
  zoneNamed('Europe/London'),
  zoneNamed('Australia/Lord_Howe'),
  zoneNamed('Pacific/Apia'),
];
const at = (text: string): number => Date.parse(text) / 1000;
const told = (edges: Float64Array): string[] => [...edges].map((edge) => formatInstant(edge));

test('the first and the last step are cut by from and to', () => {
  expect(told(steps(shanghai, at('2026-01-30T12:00:00Z'), at('2026-03-05T00:00:00Z'), 'month'))).toEqual([
    '2026-01-30T12:00:00Z',
    '2026-01-31T16:00:00Z',
    '2026-02-28T16:00:00Z',
    '2026-03-05T00:00:00Z',
  ]);
  expect(told(steps(shanghai, at('2025-12-31T16:00:00Z'), at('2027-12-31T16:00:00Z'), 'year'))).toEqual([
    '2025-12-31T16:00:00Z',
    '2026-12-31T16:00:00Z',
    '2027-12-31T16:00:00Z',
  ]);
});

test('days have 23 to 25 hours, and hours follow the clock through the change', () => {
  const days = steps(london, at('2026-03-28T00:00:00Z'), at('2026-03-30T23:00:00Z'), 'day');
  expect([...days].map((edge, i) => (edge - (days[i - 1] ?? edge)) / 3600)).toEqual([0, 24, 23, 24]);
  const autumn = steps(london, at('2026-10-24T23:00:00Z'), at('2026-10-26T00:00:00Z'), 'hour');
  expect(autumn.length).toBe(26);
});

test('hours and quarter hours are aligned to the local clock, whatever its offset', () => {
  const nepal = zoneNamed('Asia/Kathmandu');
  expect(told(steps(nepal, at('2026-01-01T00:00:00Z'), at('2026-01-01T02:00:00Z'), 'hour'))).toEqual([
    '2026-01-01T00:00:00Z',
    '2026-01-01T00:15:00Z',
    '2026-01-01T01:15:00Z',
    '2026-01-01T02:00:00Z',
  ]);
  // 2026-04-05 02:00 is set back to 01:30 on Lord Howe: the repeated half hour is a step of its own
  expect(told(steps(lordHowe, at('2026-04-04T14:00:00Z'), at('2026-04-04T16:30:00Z'), 'hour'))).toEqual([
    '2026-04-04T14:00:00Z',
    '2026-04-04T15:00:00Z',
    '2026-04-04T15:30:00Z',
    '2026-04-04T16:30:00Z',
  ]);
});

test('a day skipped by the zone is not a step', () => {
  const edges = steps(samoa, samoa.dayStart(15_336), samoa.dayStart(15_341), 'day');
  expect(edges.length).toBe(5);
});

test('there is nothing between an end and a later start', () => {
  expect(steps(shanghai, 100, 100, 'hour')).toEqual(Float64Array.of(100));
  expect(stepCount(shanghai, 100, 50, 'day')).toBe(0);
});

test('steps ascend from from to to, match the count, and none is longer than allowed', () => {
  const longest = {
    '15min': 900 + 899,
    hour: 3600 + 3599,
    day: 48 * 3600,
    month: 33 * 86_400,
    year: 368 * 86_400,
  };
  fc.assert(
    fc.property(
      fc.constantFrom('Asia/Shanghai', 'Europe/London', 'Australia/Lord_Howe', 'America/St_Johns', 'Africa/Monrovia', 'Pacific/Apia'),
      fc.integer({ min: 0, max: 4e9 }),
      fc.integer({ min: 1, max: 3e7 }),
      fc.constantFrom(...stepNames),
      (name, from, length, step) => {
        const zone = zoneNamed(name);
        const edges = steps(zone, from, from + length, step);
        expect([edges[0], edges.at(-1)]).toEqual([from, from + length]);
        const count = stepCount(zone, from, from + length, step);
        expect(count - (edges.length - 1)).toBeOneOf(name === 'Pacific/Apia' ? [0, 1] : [0]);
        for (let i = 1; i < edges.length; i++) {
          const size = (edges[i] as number) - (edges[i - 1] as number);
          if (size <= 0 || size > longest[step]) throw new Error(`${size} s at ${edges[i]}`);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('quarter hours, days and years of the same time share their boundaries', () => {
  const [from, to] = [at('2026-01-01T00:00:00Z'), at('2027-01-01T00:00:00Z')];
  const quarters = new Set(steps(london, from, to, '15min'));
  for (const step of stepNames) expect([...steps(london, from, to, step)].every((edge) => quarters.has(edge))).toBe(true);
  expect(dayEdges(london, 20_454, 20_818)).toEqual(steps(london, from, to, 'day'));
});

test('a calendar day, month or year runs to the same local time', () => {
  expect(addCalendar(london, at('2026-03-28T12:00:00Z'), { days: 1 })).toBe(at('2026-03-29T11:00:00Z'));
  expect(addCalendar(shanghai, at('2026-01-31T04:00:00Z'), { months: 1 })).toBe(at('2026-02-28T04:00:00Z'));
  expect(addCalendar(shanghai, at('2024-02-28T16:00:00Z'), { years: 1 })).toBe(at('2025-02-27T16:00:00Z'));
  expect(addCalendar(london, at('2026-03-29T00:00:00Z'), { days: -1 })).toBe(at('2026-03-28T00:00:00Z'));
});

test('a day that begins late still ends at midnight', () => {
  const brazil = zoneNamed('America/Sao_Paulo');
  expect(addCalendar(brazil, at('2018-11-04T03:00:00Z'), { days: 1 })).toBe(at('2018-11-05T02:00:00Z'));
  expect(addCalendar(brazil, at('2018-11-03T03:00:00Z'), { days: 1 })).toBe(at('2018-11-04T03:00:00Z'));
  expect(addCalendar(brazil, at('2018-11-03T03:30:00Z'), { days: 1 })).toBe(at('2018-11-04T03:30:00Z'));
});

test('if there would be too many steps the next longer ones are used, years at the most', () => {
  const [from, to] = [at('2016-01-01T00:00:00+08:00'), at('2026-01-01T00:00:00+08:00')];
  expect(stepWithin(shanghai, from, to, '15min', 36_000)).toBe('day');
  expect(stepWithin(shanghai, from, to, '15min', 100_000)).toBe('hour');
  expect(stepWithin(shanghai, from, to, 'month', 36_000)).toBe('month');
  expect(stepWithin(shanghai, from, to, '15min', 3)).toBe('year');
});
