import { expect, test } from 'vitest';
import { placeOptions } from './place-options.ts';

const places = [
  { code: '140000', name: '山西省', parent: null },
  { code: '140200', name: '大同市', parent: '140000' },
  { code: '140202', name: '城区', parent: '140200' },
  { code: '140300', name: '阳泉市', parent: '140000' },
  { code: '140302', name: '城区', parent: '140300' },
  { code: '140303', name: '矿区', parent: '140300' },
];

test('places of the own city come first, and a name that several have stands behind its parent’s', () => {
  expect(placeOptions(places, '140300').map(({ label }) => label)).toEqual([
    '阳泉市 140300',
    '阳泉市 · 城区 140302',
    '矿区 140303',
    '山西省 140000',
    '大同市 140200',
    '大同市 · 城区 140202',
  ]);
});

test('where nobody knows the own city, places keep their order', () => {
  expect(placeOptions(places, undefined).map(({ value }) => value)).toEqual(places.map(({ code }) => code));
});
