import { expect, test } from 'vitest';
import { contains, readBoundaries } from './boundary.ts';
import { aboveRegion, createGazetteer, isRegionCode, kindOfRegion } from './regions.ts';

const places = createGazetteer([
  { code: '140000', name: '山西省', kind: 'province', parent: null },
  { code: '140300', name: '阳泉市', kind: 'prefecture', parent: '140000' },
  { code: '140311', name: '郊区', kind: 'county', parent: '140300' },
  { code: '140411', name: '郊区', kind: 'county', parent: '140000' },
  { code: 'GX', name: '高新区', kind: 'zone', parent: '140300' },
]);

test('places are found by code, by name, by short name and by names from above', () => {
  expect(['140300', '阳泉市', '阳泉', '阳泉市郊区', '山西省阳泉市郊区', ' 高新区 ', 'GX'].map((text) => places.find(text))).toEqual(
    ['140300', '140300', '140300', '140311', '140311', 'GX', 'GX'].map((code) => ({ code })),
  );
  expect(places.find('郊区')).toEqual({ fault: 'ambiguous-region', codes: ['140311', '140411'] });
  expect(places.find('Seattle')).toEqual({ fault: 'unknown-region' });
});

test('six digits state the level of a region and its parents', () => {
  expect(['140302', '140300', '140000', '100000', '999999', '1403'].map(isRegionCode)).toEqual([true, true, true, true, false, false]);
  expect(['140302', '140300', '140000', '100000'].map(kindOfRegion)).toEqual(['county', 'prefecture', 'province', 'nation']);
  expect(aboveRegion('140302')).toEqual(['140300', '140000', '100000']);
  expect(aboveRegion('100000')).toEqual([]);
});

test('a boundary contains its inside and not its holes', () => {
  const ring = (a: number, b: number): [number, number][] => [
    [a, a],
    [b, a],
    [b, b],
    [a, b],
    [a, a],
  ];
  const shape = readBoundaries({ type: 'Polygon', coordinates: [ring(0, 10), ring(4, 6)] })?.[0];
  const boundary = shape?.boundary;
  if (boundary === undefined || boundary === null) throw new Error('no boundary was read');
  expect([contains(boundary, 1, 1), contains(boundary, 5, 5), contains(boundary, 11, 1)]).toEqual([true, false, false]);
  expect(readBoundaries({ type: 'Point', coordinates: [1, 2] })).toBeNull();
});

test('a feature is read as stated: which property is the code, what is left out, what applies to all', () => {
  const feature = { type: 'Feature', geometry: null, properties: { adcode: 140302, NAME: '城区', id: 7, parent: 'x' } };
  expect(readBoundaries(feature)).toMatchObject([{ code: '140302', name: null, parent: 'x', own: false }]);
  const said = { column: { code: 'id', name: 'NAME' }, set: { parent: '140300' } };
  expect(readBoundaries(feature, said)).toMatchObject([{ code: '7', name: '城区', parent: '140300', own: true }]);
  expect(readBoundaries(feature, { ignore: ['adcode', 'parent'] })).toMatchObject([{ code: '7', name: null, parent: null }]);
  expect(() => readBoundaries(feature, { column: { code: 'gb' } })).toThrow(
    expect.objectContaining({ code: 'no-such-column', evidence: { column: 'gb', columns: 'adcode | NAME | id | parent' } }),
  );
});
