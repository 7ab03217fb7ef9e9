import { describe, expect, test } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import { endShown } from './end-shown.ts';
import { findPlan } from '../columns/layout.ts';
import { periodNamed } from '../times/period-named.ts';
import { readSample } from '../columns/sample.ts';

type Around = Parameters<typeof periodNamed>[0];

const nothing: Around = { above: [], sheet: '', file: 'a.csv' };

/** The result for times in long form under a heading: `end`, the question asked, or null. */
function shown(times: readonly string[], { heading = '时间', around = nothing, isCut = false } = {}) {
  const header = [heading, '表号', '电量(kWh)'];
  const rows = times.map((time, at) => [time, 'M', String(at + 1)]);
  const { plan } = findPlan(header, rows, { timeColumn: heading });
  const { format, interval } = readSample(plan, rows);
  const known = { format, interval, period: periodNamed(around), isCut, codes: [], atInstants: new Set<string>() };
  try {
    return endShown(plan, header, rows, known) === null ? null : 'end';
  } catch (error) {
    return error instanceof Problem ? error.code : error;
  }
}

const at = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ');
const newYear = Date.UTC(2025, 0, 1) / 1000;
const steps = (from: number, count: number, step: number): string[] =>
  Array.from({ length: count }, (_, i) => at(newYear + (from + i) * step));
const days = (from: number, count: number): string[] => steps(from, count, 86_400).map((time) => time.slice(0, 10));

describe('hours and their parts', () => {
  test.each([
    ['quarters from 0:15 to midnight', steps(1, 96, 900), 'end'],
    ['the newest first', steps(1, 48, 3600).toReversed(), 'end'],
    ['a day and a half from 1:00 on', steps(1, 36, 3600), 'end'],
    ['from 0:00 to 23:00', steps(0, 24, 3600), null],
    ['from 0:00 to midnight', steps(0, 25, 3600), null],
    ['a morning from 1:00 on', steps(1, 8, 3600), null],
    ['from 1:00 to 23:00 of a day', steps(1, 23, 3600), 'marks-open'],
    ['from 1:00 to 23:00 of the next day', steps(1, 47, 3600), 'marks-open'],
    ['in UTC, whole days', steps(1, 24, 3600).map((time) => `${time.replace(' ', 'T')}:00Z`), 'marks-open'],
    ['in UTC, no whole days', steps(1, 20, 3600).map((time) => `${time.replace(' ', 'T')}:00Z`), null],
    ['24:00 beside 0:00', [...steps(1, 23, 3600), '2025-01-01 24:00', ...steps(25, 47, 3600)], 'marks-open'],
    ['with gaps, from 1:00 to 23:00', [...steps(1, 23, 3600), ...steps(48, 24, 3600)], null],
    ['with gaps, from 1:00 to midnight', [...steps(1, 12, 3600), ...steps(36, 13, 3600)], null],
    ['24:00, and 0:00 before all', [...steps(0, 24, 3600), '2025-01-01 24:00'], 'end'],
    ['24时', ['2025年1月1日 8时', '2025年1月1日 16时', '2025年1月1日 24时'], 'end'],
  ] as const)('%s', (_title, times, told) => {
    expect(shown(times)).toBe(told);
  });

  test('of a file longer than the sample only the first time decides', () => {
    expect(shown(steps(1, 47, 3600), { isCut: true })).toBe('end');
    expect(shown(steps(1, 47, 3600).toReversed(), { isCut: true })).toBe(null);
  });
});

describe('days and months', () => {
  test.each([
    ['a month from the first on', days(0, 31), null],
    ['from the second to the first', days(1, 31), 'marks-open'],
    ['a quarter from the second to the first', days(1, 90), 'marks-open'],
    ['from the second to the last', days(1, 30), null],
    ['24:00 of each day', days(0, 3).map((day) => `${day} 24:00`), 'end'],
  ] as const)('%s', (_title, times, told) => {
    expect(shown(times)).toBe(told);
  });

  test.each([
    ['2025年1月', 'end'],
    ['统计时间：2025-01-01 至 2025-01-31', 'end'],
    ['2025/01/01~01/31', 'end'],
    ['统计时间：2025年1月2日至2月1日', null],
    ['2024年12月', 'marks-open'],
    ['2025年度', 'end'],
  ])('a title that says %s', (title, told) => {
    expect(shown(days(1, 31), { around: { ...nothing, above: [title] } })).toBe(told);
  });

  test.each(['截止', '止', '截止日期', 'End date', 'until', 'to', 'Date to', 'Period End'])('a column called %s', (heading) => {
    expect(shown(days(0, 31), { heading })).toBe('end');
  });

  test.each(['weekend', 'Start', 'from', '起始日期', '起止日期', 'Total'])('a column called %s', (heading) => {
    expect(shown(days(0, 31), { heading })).toBe(null);
  });
});
