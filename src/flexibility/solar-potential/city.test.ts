import { expect, test } from 'vitest';
import { cityAmong } from './city.ts';
import { installedOf } from './roof.ts';

test('the city of a place is its prefecture, a municipality, or a county governed directly by a province', () => {
  expect(cityAmong(['140302', '140300', '140000', '100000'])).toBe('140300');
  expect(cityAmong(['140300', '140000', '100000'])).toBe('140300');
  expect(cityAmong(['110101', '110000', '100000'])).toBe('110000');
  expect(cityAmong(['500101', '500000', '100000'])).toBe('500000');
  expect(cityAmong(['429004', '420000', '100000'])).toBe('429004');
  expect(cityAmong(['YQ-GXQ', '140300', '140000'])).toBe('140300');
});

test('the area on a roof is known if every area is, and 0 if there is nothing', () => {
  expect(installedOf([])).toEqual({ area: 0, kw: 0 });
  expect(
    installedOf([
      { area: 200, kw: 40 },
      { area: 100, kw: 20 },
    ]),
  ).toEqual({ area: 300, kw: 60 });
  expect(
    installedOf([
      { area: 200, kw: 40 },
      { area: null, kw: 20 },
    ]),
  ).toEqual({ area: null, kw: 60 });
});
