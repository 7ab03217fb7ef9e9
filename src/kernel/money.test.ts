import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exact, rounded } from './exact-number.ts';
import { yuanText } from './money-text.ts';
import { centsOf, moneyOf, parseYuan } from './money.ts';

const read = (text: string): string | null => {
  const yuan = parseYuan(text);
  return yuan === null ? null : rounded(yuan, 4);
};

test('amounts are read as printed in documents', () => {
  const amounts = [
    '100万元',
    '1.2亿元',
    '¥1,234.50',
    '￥１２元',
    'CNY 5',
    '30 yuan',
    '人民币 200 元整',
    '3百万元',
    '5千元',
    '-0.5元',
    '20',
  ];
  expect(amounts.map(read)).toEqual([
    '1000000.0000',
    '120000000.0000',
    '1234.5000',
    '12.0000',
    '5.0000',
    '30.0000',
    '200.0000',
    '3000000.0000',
    '5000.0000',
    '-0.5000',
    '20.0000',
  ]);
});

test('what is not an amount is refused, not guessed', () => {
  for (const text of ['', '元', '若干元', '50元/平方米', '1,23元', '12,3456', '1e5元', '5 dollars', '10%', '50—100万元'])
    expect(read(text)).toBeNull();
});

test('half a cent is rounded away from zero', () => {
  expect(['1.005', '-1.005', '1.00499'].map((text) => moneyOf(centsOf(exact(text))))).toEqual(['1.01', '-1.01', '1.00']);
});

test('money is formatted with a thousands separator, in both languages', () => {
  expect(yuanText('1234567.50', 'zh')).toBe('1,234,567.50 元');
  expect(yuanText('-1000.00', 'en')).toBe('-1,000.00 yuan');
  expect(yuanText('999.00', 'en')).toBe('999.00 yuan');
});

test('a formatted amount is read again as the same amount, however large', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 30n), 10n ** 30n), fc.constantFrom('zh' as const, 'en' as const), (cents, language) => {
      const again = parseYuan(yuanText(moneyOf(cents), language));
      expect(again === null ? null : centsOf(again)).toBe(cents);
    }),
  );
});
