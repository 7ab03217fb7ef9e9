import { expect, test } from 'vitest';
import { amountsIn } from './amounts.ts';

test('a sentence is cut at its amounts, and no character is lost', () => {
  const said = '您家 2025-26 采暖季热费 2,431.50 元，比上一采暖季（2024-25）多 312.40 元。';
  expect(amountsIn(said).filter(({ isAmount }) => isAmount)).toEqual([
    { part: '2,431.50 元', isAmount: true },
    { part: '312.40 元', isAmount: true },
  ]);
  expect(
    amountsIn(said)
      .map(({ part }) => part)
      .join(''),
  ).toBe(said);
  expect(amountsIn('colder weather, about 120.10 yuan more').map(({ part }) => part)).toEqual([
    'colder weather, about ',
    '120.10 yuan',
    ' more',
  ]);
  expect(amountsIn('没有金额，6.1% 和 48.5 元不是到分的数')).toHaveLength(1);
});
