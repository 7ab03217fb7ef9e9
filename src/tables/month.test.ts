import { expect, test } from 'vitest';
import { parseMonthHeading } from './month.ts';

test('a heading names a month', () => {
  for (const heading of ['2025-01', '2025/1', '2025.01', '2025年1月', '2025 年 01 月', '202501', '２０２５年１月', '2025年1月份']) {
    expect(parseMonthHeading(heading), heading).toEqual({ year: 2025, month: 1, rest: '' });
  }
  expect(parseMonthHeading('12月', 2024)).toEqual({ year: 2024, month: 12, rest: '' });
});

test('what a spreadsheet makes of a month is that month', () => {
  for (const heading of ['2025-01-01', '2025-01-01T00:00:00', '2025/1/1', '2025年1月1日', 'Jan-25', 'jan 2025', 'January-2025']) {
    expect(parseMonthHeading(heading), heading).toEqual({ year: 2025, month: 1, rest: '' });
  }
  for (const heading of ['2025-01-01 08:00', 'Jan', 'Jam-25', '45658']) expect(parseMonthHeading(heading), heading).toBeNull();
});

test('what stands behind the month is kept', () => {
  expect(parseMonthHeading('2025年3月用电量（kWh）')).toEqual({ year: 2025, month: 3, rest: '用电量(kWh)' });
  expect(parseMonthHeading('3月 电量', 2025)).toEqual({ year: 2025, month: 3, rest: '电量' });
});

test('what names no month is none', () => {
  for (const heading of ['1月', '2025-13', '2025-00', '2025-01-15', '2025年1月15日', '20250115', '建筑', '', '2025'])
    expect(parseMonthHeading(heading), heading).toBeNull();
  expect(parseMonthHeading('1月15日', 2025)).toBeNull();
});
