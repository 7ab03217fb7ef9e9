import { expect, test } from 'vitest';
import { hasAsked, inOrderOf, kindList } from './kind-list.ts';
import { category } from './vocabulary.ts';

const list = kindList({
  filters: { building: 'building', kind: category({ pump: { zh: '水泵', en: 'Pump' } }), room: 20, point: 'code' },
  sought: ['name', 'code'],
  sort: { code: 'code', name: 'name', power: 'number' },
});

const order = { sort: 'code', descending: false } as const;
const one = { code: 'P-01', name: '循环泵', building: 'B1', kind: 'pump', room: '301', point: null };

test('what is asked of a field must be its value; a building is for the kind itself to look up', () => {
  expect(hasAsked(list, one, order)).toBe(true);
  expect(hasAsked(list, one, { ...order, kind: 'pump', room: '301' })).toBe(true);
  expect(hasAsked(list, one, { ...order, room: '30' })).toBe(false);
  expect(hasAsked(list, one, { ...order, point: 'P1' })).toBe(false);
  expect(hasAsked(list, one, { ...order, building: 'B2' })).toBe(true);
});

test('a text is looked for in the fields declared, whatever its width, case and spaces around; an empty one finds all', () => {
  const finds = (search: string) => hasAsked(list, one, { ...order, search });
  expect(['循环', ' p-０1 ', '  ', ''].map(finds)).toEqual([true, true, true, true]);
  expect(['301', '冷水泵'].map(finds)).toEqual([false, false]);
});

test('names are in the order of their pinyin, numbers by value, codes byte by byte; unknown values last both ways, equal ones by code', () => {
  const all = [
    { code: 'b', name: '张', power: 10 },
    { code: 'B', name: '安', power: 9 },
    { code: 'a', name: null, power: null },
    { code: 'c', name: '安', power: 9 },
  ];
  const codes = (sort: string, descending: boolean) => inOrderOf(list, all, { sort, descending }).map(({ code }) => code);
  expect(codes('code', false)).toEqual(['B', 'a', 'b', 'c']);
  expect(codes('name', false)).toEqual(['B', 'c', 'b', 'a']);
  expect(codes('name', true)).toEqual(['b', 'B', 'c', 'a']);
  expect(codes('power', false)).toEqual(['B', 'c', 'b', 'a']);
  expect(codes('power', true)).toEqual(['b', 'B', 'c', 'a']);
});
