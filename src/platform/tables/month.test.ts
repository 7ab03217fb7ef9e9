import { expect, test } from 'vitest';
import { parseMonthHeading, parsePeriodHeading } from './month.ts';

test('a heading names a month', () => {
  for (const heading of ['2025-01', '2025/1', '2025.01', '2025年1月', '2025 年 01 月', '202501', '２０２５年１月', '2025年1月份']) {
    expect(parseMonthHeading(heading), heading).toEqual({ year: 2025, month: 1, rest: '' });
  }
  expect(parseMonthHeading('12月', 2024)).toEqual({ year: 2024, month: 12, rest: '' });
});

test('a month converted by a spreadsheet is that month', () => {
  for (const heading of ['2025-01-01', '2025-01-01T00:00:00', '2025/1/1', '2025年1月1日', 'Jan-25', 'jan 2025', 'January-2025']) {
    expect(parseMonthHeading(heading), heading).toEqual({ year: 2025, month: 1, rest: '' });
  }
  for (const heading of ['2025-01-01 08:00', 'Jan', 'Jam-25', '45658']) expect(parseMonthHeading(heading), heading).toBeNull();
});

test('the text after the month is kept', () => {
  expect(parseMonthHeading('2025年3月用电量（kWh）')).toEqual({ year: 2025, month: 3, rest: '用电量(kWh)' });
  expect(parseMonthHeading('3月 电量', 2025)).toEqual({ year: 2025, month: 3, rest: '电量' });
});

test('a heading names a quarter, a half or a year', () => {
  for (const heading of [
    '2025年第二季度',
    '2025年二季度',
    '2025年2季度',
    '2025Q2',
    '2025-Q2',
    'Q2 2025',
    '２０２５年第２季度',
    '2025年2季',
  ])
    expect(parsePeriodHeading(heading), heading).toEqual({ year: 2025, month: 4, months: 3, rest: '' });
  for (const heading of ['第四季度用电量', '四季度 用电量', 'Q4 用电量'])
    expect(parsePeriodHeading(heading, 2024), heading).toEqual({ year: 2024, month: 10, months: 3, rest: '用电量' });
  for (const heading of ['2025年下半年', '2025H2'])
    expect(parsePeriodHeading(heading)).toEqual({ year: 2025, month: 7, months: 6, rest: '' });
  for (const heading of ['2025年', '2025年度', '2025', '２０２５年'])
    expect(parsePeriodHeading(heading), heading).toEqual({ year: 2025, month: 1, months: 12, rest: '' });
  expect(parsePeriodHeading('2025年用电量（kWh）')).toEqual({ year: 2025, month: 1, months: 12, rest: '用电量(kWh)' });
  expect(parsePeriodHeading('2025-03')).toMatchObject({ month: 3, months: 1 });
});

test('what names no part of a year gives none', () => {
  for (const heading of [
    '一季度',
    'Q5 2025',
    '2025-03-15',
    '20250315',
    '2025年13月',
    '1001',
    '3012',
    '第三产业',
    '建成年份',
    '2025-2026年',
  ])
    expect(parsePeriodHeading(heading), heading).toBeNull();
});

test('what names no month gives none', () => {
  for (const heading of ['1月', '2025-13', '2025-00', '2025-01-15', '2025年1月15日', '20250115', '建筑', '', '2025'])
    expect(parseMonthHeading(heading), heading).toBeNull();
  expect(parseMonthHeading('1月15日', 2025)).toBeNull();
});
