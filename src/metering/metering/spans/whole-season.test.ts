import { expect, test } from 'vitest';
import { parseDay } from '#kernel/day.ts';
import { wholeSeason } from './whole-season.ts';

const winter = { from: '11-01', to: '03-31' };
const on = (day: string, which: 'before' | 'after', season = winter) => Object.values(wholeSeason(season, parseDay(day) ?? 0, which));

test('works in summer have the winter before and the winter after', () => {
  expect(on('2025-08-20', 'before')).toEqual(['2024-11-01', '2025-04-01']);
  expect(on('2025-08-20', 'after')).toEqual(['2025-11-01', '2026-04-01']);
});

test('a season in which the works fell is neither', () => {
  expect(on('2025-01-10', 'before')).toEqual(['2023-11-01', '2024-04-01']);
  expect(on('2025-01-10', 'after')).toEqual(['2025-11-01', '2026-04-01']);
});

test('the day after the last and the first day itself count', () => {
  expect(on('2025-04-01', 'before')).toEqual(['2024-11-01', '2025-04-01']);
  expect(on('2025-03-31', 'before')).toEqual(['2023-11-01', '2024-04-01']);
  expect(on('2025-11-01', 'after')).toEqual(['2025-11-01', '2026-04-01']);
});

test('a season within one year', () => {
  const spring = { from: '01-15', to: '03-01' };
  expect(on('2025-08-20', 'before', spring)).toEqual(['2025-01-15', '2025-03-02']);
  expect(on('2025-08-20', 'after', spring)).toEqual(['2026-01-15', '2026-03-02']);
});
