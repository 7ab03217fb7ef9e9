import { expect, test } from 'vitest';
import { isAmount } from './units.ts';

test('an additive quantity of a place is an amount, known by name or not; a share and a ratio are not', () => {
  expect(['万平方米', 'tce', '亿吨标准煤', '万吨', '万吨/年', '兆瓦', '户'].filter((unit) => !isAmount(unit))).toEqual([]);
  expect(['%', '‰', 'kgce/m2', '千克标准煤／平方米', '°C', '倍比'].filter(isAmount)).toEqual([]);
});
