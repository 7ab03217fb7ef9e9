import { expect, test } from 'vitest';
import { parseDay } from '#kernel/day.ts';
import { changedAfter, type Facts, fieldOn, firstDayOfPoint } from './facts.ts';

const day = (text: string): number => parseDay(text) ?? 0;
const season = { from: day('2026-01-01'), to: day('2026-01-21') };
const begun = (text: string, value: string) => [
  { from: null, value: null },
  { from: text, value },
];
const point = (from: string): Facts => ({
  code: 'P1',
  fields: {},
  dated: {
    building: begun(from, 'B1'),
    tariff: begun(from, 't1'),
    meter: begun(from, 'M1'),
    method: [...begun(from, 'share-area'), { from: '2026-01-15', value: 'area' }],
  },
});

test('a point that begins within a season keeps the facts of its first day all season', () => {
  const late = point('2026-01-10');
  const first = firstDayOfPoint(late, season);
  expect(first).toBe(day('2026-01-10'));
  expect(['method', 'tariff', 'meter'].map((field) => fieldOn(late, field, first))).toEqual(['share-area', 't1', 'M1']);
  expect(changedAfter(late, ['method', 'tariff', 'meter'], first, season.to)).toEqual(['method']);
});

test('one that existed before, or starts afterwards, has those of the season’s first day', () => {
  expect(['2025-06-01', '2026-01-01', '2026-01-21'].map((from) => firstDayOfPoint(point(from), season))).toEqual([
    season.from,
    season.from,
    season.from,
  ]);
});
