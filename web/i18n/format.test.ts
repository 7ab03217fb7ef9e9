import { expect, test } from 'vitest';
import { unitSign } from '#kernel/unit-sign.ts';
import { createFormat } from './format.ts';

const zh = createFormat('zh', '无数据');
const en = createFormat('en', 'no data');

test('numbers keep the digits that mean something, thousands apart', () => {
  expect([0, 1234567.8, 1000.4, 123.456, 75.3186, 0.0123456].map(zh.number)).toEqual([
    '0',
    '1,234,568',
    '1,000',
    '123.5',
    '75.32',
    '0.0123',
  ]);
});

test('what is not known is never 0 and has no unit', () => {
  expect(zh.quantity(null, 'kWh')).toBe('无数据');
  expect(en.quantity(undefined, 'kWh/m2')).toBe('no data');
  expect(zh.quantity(0, 'kWh')).toBe('0 kWh');
});

test('units are printed with their signs', () => {
  expect(unitSign('kgce/m2')).toBe('kgce/m²');
  expect(unitSign('m3/household')).toBe('m³/household');
});

test('a coverage short of whole is never told as 100 %', () => {
  expect([1, 0.99999, 0.973, 0].map(zh.share)).toEqual(['100%', '99.9%', '97.3%', '0%']);
});

test('days and instants as people write them there', () => {
  expect(zh.day('2026-03-01')).toBe('2026年3月1日');
  expect(en.day('2026-03-01')).toBe('1 March 2026');
  expect(zh.instant('2026-02-28T16:00:00Z')).toBe('2026年3月1日 00:00');
  expect(zh.stepStart('2025-12-31T16:00:00Z', 'month')).toBe('2026年1月');
});
