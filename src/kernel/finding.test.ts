import { expect, test } from 'vitest';
import { fill } from './finding.ts';

test('quantities have a thousands separator, in both languages', () => {
  for (const language of ['zh', 'en'] as const) {
    expect(fill('{count} readings, {use} kWh', { count: 1_234_567, use: 12_345.6 }, language)).toBe('1,234,567 readings, 12,345.6 kWh');
    expect(fill('{share} {use}', { share: 0.1 + 0.2, use: -1000 }, language)).toBe('0.3 -1,000');
  }
});

test('numbers that are names, years and texts are unchanged', () => {
  expect(fill('import {import}, row {row}, {year}, {code}', { import: 12_345, row: 54_321, year: 2025, code: '140302' }, 'en')).toBe(
    'import 12345, row 54321, 2025, 140302',
  );
  expect(fill('{min} to {max}', { field: 'yearBuilt', min: 1000, max: 2100 }, 'en')).toBe('1000 to 2100');
});

test('evidence with a hyphen in its name is inserted too', () => {
  expect(fill('There is no settlement point {settlement-point}.', { 'settlement-point': 'P9' }, 'en')).toBe(
    'There is no settlement point P9.',
  );
});

test('several texts are inserted with commas between them, each by its name', () => {
  const words = { 'side=owner': { zh: '业主', en: 'owner' }, 'side=provider': { zh: '服务公司', en: 'provider' } };
  expect(fill('{side}', { side: ['owner', 'provider'] }, 'zh', words)).toBe('业主、服务公司');
  expect(fill('{allowed}', { allowed: ['kWh', 'MWh'] }, 'en')).toBe('kWh, MWh');
});
