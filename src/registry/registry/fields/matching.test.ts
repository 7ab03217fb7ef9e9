import { expect, test } from 'vitest';
import { alike, comparedAddress, comparedName, likeness } from './matching.ts';

test('names that differ only in their writing are the same', () => {
  expect(comparedName('阳泉市第一中学（３号楼）')).toBe(comparedName('阳泉市第一中学 三号楼'));
  expect(comparedName('华星科技有限公司办公楼')).toBe(comparedName('华星科技'));
  expect(comparedName('第十二号楼')).toBe(comparedName('第12#楼'));
  expect(comparedName('第二十一栋')).toBe(comparedName('第21号楼'));
  expect(comparedName('3号楼')).not.toBe(comparedName('5号楼'));
  expect(comparedName('大厦')).toBe('大厦');
});

test('addresses are compared from the street on', () => {
  expect(comparedAddress('山西省阳泉市矿区桃北西街１２号')).toBe(comparedAddress('桃北西街12号'));
  expect(comparedAddress('405 Olive Avenue')).toBe(comparedAddress('405 Olive ave.'));
});

test('likeness is between 0 and 1 and does not depend on the order', () => {
  expect(alike('', '')).toBe(0);
  expect(alike('abc', 'abc')).toBe(1);
  expect(alike('abcd', 'abxd')).toBe(alike('abxd', 'abcd'));
});

const building = (code: string, fields: Record<string, string | number>) => ({
  code,
  nameKey: comparedName(String(fields['name'])),
  addressKey: comparedAddress(String(fields['address'] ?? '')),
  fields,
});

test('the same customer number weighs most, another house number speaks against it', () => {
  const one = building('A', { name: '一中3号楼', 'code:户号': '77', latitude: 37.86, longitude: 113.57, floorArea: 5000 });
  const twin = likeness(
    one,
    building('B', { name: '一中三号楼', 'code:户号': '77', latitude: 37.8601, longitude: 113.5701, floorArea: 5010 }),
  );
  const neighbour = likeness(one, building('C', { name: '一中5号楼', latitude: 37.8601, longitude: 113.5701, floorArea: 5000 }));
  expect(twin.score).toBeGreaterThan(0.95);
  expect(twin.why.map((one) => one.code)).toEqual(['same-outside-code', 'names-alike', 'places-near', 'areas-equal']);
  expect(neighbour.score).toBeLessThan(0.5);
});
