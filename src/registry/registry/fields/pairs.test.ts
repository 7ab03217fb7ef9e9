import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparedAddress, comparedName, likeness } from './matching.ts';
import { pairsAmong, type Placed } from './pairs.ts';

const building = (code: string, fields: Record<string, string | number>, region = '140302'): Placed => ({
  code,
  region,
  nameKey: comparedName(String(fields['name'] ?? '')),
  addressKey: comparedAddress(String(fields['address'] ?? '')),
  fields,
});

const never = (): boolean => false;
const codes = (all: readonly Placed[], asked: Partial<Parameters<typeof pairsAmong>[1]> = {}): string[] =>
  [...pairsAmong(all, { least: 0.5, of: null, apart: never, ...asked })].flat().map(({ a, b }) => `${a.code} ${b.code}`);

const twins = [
  building('A', { name: '一中3号楼', 'code:户号': '77' }),
  building('B', { name: '别的名字', 'code:户号': '77' }, '140303'),
  building('C', { name: '一中三号楼' }),
  building('D', { name: '一中三号楼' }, '140303'),
];

test('pairs share an outside code wherever they lie, a name or an address in one region', () => {
  expect(codes(twins)).toEqual(['A C', 'A B']);
  expect(codes(twins, { of: 'B' })).toEqual(['A B']);
  expect(codes(twins, { apart: (a, b) => a.code === 'A' && b.code === 'B' })).toEqual(['A C']);
});

test('what more than twenty share says nothing', () => {
  const many = Array.from({ length: 21 }, (_, at) => building(`N${String(at).padStart(2, '0')}`, { name: '门房' }));
  expect(codes(many.slice(0, 20))).toHaveLength(190);
  expect(codes(many)).toEqual([]);
});

test('neighbours whose score is rounded up to the least are found', () => {
  const at = { latitude: 37.8606, longitude: 113.5715, floorArea: 1000, name: '一中3号楼', address: '桃北路1号' };
  const other = { latitude: 37.8609, longitude: 113.5714, floorArea: 1000, name: '医院', address: '' };
  expect(codes([building('A', at), building('B', other, '140303')])).toEqual(['A B']);
});

test('of neighbours of one area those are found that come to the score, and no pair twice', () => {
  const near = fc.record({
    latitude: fc.integer({ min: 37_860_0, max: 37_862_0 }).map((value) => value / 10_000),
    longitude: fc.integer({ min: 113_570_0, max: 113_572_0 }).map((value) => value / 10_000),
    floorArea: fc.constantFrom(1000, 1005, 1010, 1011, 5000),
    name: fc.constantFrom('一中3号楼', '一中5号楼', '第一中学三号楼', '医院'),
    address: fc.constantFrom('桃北路1号', '桃北路2号', '', '南大街12号'),
  });
  fc.assert(
    fc.property(fc.array(near, { maxLength: 12 }), fc.constantFrom(0.3, 0.5, 0.7), (list, least) => {
      const all = list.map((fields, at) => building(`N${String(at).padStart(2, '0')}`, fields, String(at)));
      const found = codes(all, { least });
      const cell = (one: Placed, field: string): number => Math.round(Number(one.fields[field]) * 1000);
      const area = (one: Placed): number => Number(one.fields['floorArea']);
      const wanted = all.flatMap((a, at) =>
        all.slice(at + 1).flatMap((b) => {
          const neighbours = ['latitude', 'longitude'].every((field) => Math.abs(cell(a, field) - cell(b, field)) <= 1);
          const same = Math.abs(area(a) - area(b)) <= 0.01 * Math.max(area(a), area(b));
          return neighbours && same && likeness(a, b).score >= least ? [`${a.code} ${b.code}`] : [];
        }),
      );
      expect(found.toSorted()).toEqual(wanted.toSorted());
    }),
  );
});
