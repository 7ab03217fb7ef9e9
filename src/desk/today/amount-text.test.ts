import { expect, test } from 'vitest';
import { amountText } from './amount-text.ts';

test('an amount is in the unit that people use, with four digits at most', () => {
  expect(amountText(798_000, 'kWh', 'zh')).toBe('79.8 万 kWh');
  expect(amountText(798_000, 'kWh', 'en')).toBe('798 MWh');
  expect(amountText(123_456_789, 'kWh', 'zh')).toBe('1.235 亿 kWh');
  expect(amountText(123_456_789, 'kWh', 'en')).toBe('123.5 GWh');
  expect(amountText(25_000, 'GJ', 'en')).toBe('25 TJ');
  expect(amountText(3456.7, 'm3', 'zh')).toBe('3,457 m³');
});

test('standard coal is in tons from one ton on', () => {
  expect(amountText(812.3, 'kgce', 'zh')).toBe('812.3 千克标准煤');
  expect(amountText(8123, 'kgce', 'zh')).toBe('8.123 吨标准煤');
  expect(amountText(8123, 'kgce', 'en')).toBe('8.123 tce');
  expect(amountText(121_600_000, 'kgce', 'zh')).toBe('12.16 万吨标准煤');
});
