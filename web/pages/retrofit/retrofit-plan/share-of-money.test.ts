import { expect, test } from 'vitest';
import { readShare } from './share-of-money.ts';

test('a share of the money is read in per cent, however its digits and its sign are typed', () => {
  for (const text of ['90', ' 90 ', '90%', '90 %', '９０', '９０％', '90.0', '+90'])
    expect(readShare(text)).toEqual({ percent: 90, isSmall: false });
  expect([readShare('200'), readShare('66.67')]).toEqual([
    { percent: 200, isSmall: false },
    { percent: 66.67, isSmall: false },
  ]);
});

test('a share that may be meant as a part of one is told of, and taken as it is typed', () => {
  expect([readShare('0.9'), readShare('2'), readShare('2.5')]).toEqual([
    { percent: 0.9, isSmall: true },
    { percent: 2, isSmall: true },
    { percent: 2.5, isSmall: false },
  ]);
});

test('what is no share is told apart: nothing, no number, or outside of what can be planned', () => {
  for (const text of ['', ' ', '%']) expect(readShare(text)).toEqual({ why: 'empty' });
  for (const text of ['九成', '1e1', '90-', '9 0', '1,000', '九十%']) expect(readShare(text)).toEqual({ why: 'not-number' });
  for (const text of ['0', '-10', '250', '200.1']) expect(readShare(text)).toEqual({ why: 'out-of-range' });
});
