import { expect, test } from 'vitest';
import { decimalField } from './decimal-field.ts';

const area = decimalField({ name: 'area', zh: '收费面积', synonyms: [] }, { below: 'area-negative' });
const share = decimalField({ name: 'areaShare', zh: '面积分摊比例', synonyms: [] }, { below: 'share-bad', limit: 1n });
const read = (text: string, field = area) => {
  const found = field.parse(text, 1);
  return 'value' in found ? found.value : found.fault;
};

test.each([
  ['89.50', '89.5'],
  ['１,020.50㎡', '1020.5'],
  ['1,234,567', '1234567'],
  ['+5', '5'],
  ['-0', '0'],
  ['060', '60'],
])('%s is stored as %s', (text, value) => {
  expect(read(text)).toBe(value);
});

test.each(['0,500', '-0,500', '1,5', '1,50', '12,34', '1,2345', ',5', '1,', '1e3', '1.5.2', '', '八十'])(
  'a comma anywhere but before three digits is not a number, nor is anything else: %s',
  (text) => {
    expect(read(text)).toBe('not-a-number');
  },
);

test('a negative, an impossible and an excessive value each have their own fault', () => {
  expect(['-5', '99999999999'].map((text) => read(text))).toEqual(['area-negative', 'out-of-range']);
  expect(['1', '1.000', '1.5', '-0.1'].map((text) => read(text, share))).toEqual(['1', '1', 'out-of-range', 'share-bad']);
});

test('a column in another unit is stored in the field’s own, without rounding error', () => {
  const units = { m2: 1, '10000m2': 10_000 };
  const scaled = decimalField({ name: 'area', zh: '收费面积', synonyms: [] }, { below: 'area-negative', units });
  expect(scaled.parse('0.06027', 10_000)).toEqual({ value: '602.7' });
  expect(scaled.parse('100000', 10_000)).toMatchObject({ fault: 'out-of-range' });
  expect([share.parse('12.345678', 0.01), share.parse('100.000001', 0.01)]).toMatchObject([
    { value: '0.12345678' },
    { fault: 'out-of-range' },
  ]);
});

test('a share may state per cent itself', () => {
  const told = decimalField(
    { name: 'areaShare', zh: '面积分摊比例', synonyms: [] },
    { below: 'share-bad', limit: 1n, units: { 1: 1, '%': 0.01 } },
  );
  expect([told.parse('95%', 1), told.parse('12.5 ％', 0.01), told.parse('95', 0.01)]).toEqual([
    { value: '0.95' },
    { value: '0.125' },
    { value: '0.95' },
  ]);
  expect(told.parse('101%', 1)).toMatchObject({ fault: 'out-of-range' });
});
