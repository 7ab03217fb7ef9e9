import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDecimal, parseDecimalAt } from './number.ts';

const both = (text: string) => {
  const bytes = Buffer.from(`x${text}y`);
  const byText = parseDecimal(text);
  expect(parseDecimalAt(bytes, 1, bytes.length - 1), text).toBe(byText);
  return byText;
};

test('a number is read in 0.0001, half away from zero at the fifth digit', () => {
  const cases: [string, number][] = [
    ['0', 0],
    ['1', 10_000],
    ['-0', 0],
    ['-0.00004', 0],
    ['1.5', 15_000],
    ['.5', 5000],
    ['5.', 50_000],
    ['+3', 30_000],
    ['-2.25', -22_500],
    ['0.00005', 1],
    ['-0.00005', -1],
    ['0.000049999', 0],
    ['0.12345', 1235],
    ['9.99995', 100_000],
    ['1,234.5', 12_345_000],
    ['-12,345,678', -123_456_780_000],
    ['1.2e3', 12_000_000],
    ['1E-4', 1],
    ['5e-5', 1],
    ['1e-400', 0],
    ['0e400', 0],
    ['１２３．５', 1_235_000],
    ['－１，２３４', -12_340_000],
    ['＋７', 70_000],
    [' 7 ', 70_000],
    ['\u00a07\u3000', 70_000],
    ["'7.5", 75_000],
    ['900719925474.0991', 2 ** 53 - 1],
    ['99999999999.9999', 999_999_999_999_999],
    ['00000000000000000012', 120_000],
    ['0000000000000.00005', 1],
  ];
  for (const [text, value] of cases) expect(both(text), text).toBe(value);
});

test('anything but a number gives a reason', () => {
  for (const text of ['', ' ', '\u00a0', "'"]) expect(both(text), text).toBe('empty');
  for (const text of [
    'NaN',
    'nan',
    '0x10',
    '1.234,5',
    '1,23',
    '12,34,567',
    ',5',
    '1,234,',
    '--1',
    '+-1',
    '1.2.3',
    '.',
    '-',
    '-.',
    'e5',
    '1e',
    '12kWh',
    '#N/A',
    '1,234e2',
    '5-',
    '一',
  ]) {
    expect(both(text), text).toBe('not-a-number');
  }
  for (const text of ['inf', '-Infinity', '+INF', '∞']) expect(both(text), text).toBe('infinite');
  for (const text of ['900719925474.0992', '1e13', '1e400', '99999999999999999999']) expect(both(text), text).toBe('too-big');
});

test('every integer in 0.0001 below 2^53 is read exactly', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n - 2n ** 53n, max: 2n ** 53n - 1n }), fc.integer({ min: 0, max: 3 }), (value, zeros) => {
      const digits = (value < 0n ? -value : value).toString().padStart(5, '0');
      const text = `${value < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}${'0'.repeat(zeros)}`;
      expect(both(text)).toBe(Number(value));
    }),
    { numRuns: 2000 },
  );
});

test('bytes and text agree on any input', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."0123456789.,+-eE '".split('')), maxLength: 24 }), (text) => void both(text)),
    { numRuns: 5000 },
  );
});
