import { expect, test } from 'vitest';
import { collectionOf, cornersIn, draftOf, emptyArea, outlineOf, shownOf, withCorner } from './plan-draft.ts';

const square = {
  ...emptyArea,
  name: '城东',
  indices: { star: '2', prefab: '60%', renewable: '' },
  outline: '113.5, 37.8\n113.6 37.8\n113.6，37.9',
};

test('corners are typed one a line, longitude first; a line that is none is named by its number', () => {
  expect(cornersIn('113.5, 37.8\n\n113.6 37.8\nabc\n37.8, 113.5\n113.5')).toEqual({
    spots: [
      [113.5, 37.8],
      [113.6, 37.8],
    ],
    bad: [4, 5, 6],
  });
});

test('an outline needs three corners and closes itself', () => {
  expect(outlineOf({ ...square, outline: '1, 2\n3, 4' })).toBeNull();
  expect(outlineOf(square)).toEqual({
    type: 'Polygon',
    coordinates: [
      [
        [113.5, 37.8],
        [113.6, 37.8],
        [113.6, 37.9],
        [113.5, 37.8],
      ],
    ],
  });
});

test('a draft is the file that an import takes: empty boxes say nothing, what is no number stays as it was typed', () => {
  const [feature] = collectionOf([square]).features;
  expect(feature?.properties).toEqual({ name: '城东', star: 2, prefab: '60%' });
});

test('a plan comes back to be changed; an outline of several parts stays as it came', () => {
  const parts = { type: 'MultiPolygon', coordinates: [[[[0, 0], [1, 0], [1, 1], [0, 0]]]] }; // prettier-ignore
  const given = [
    {
      name: 'a',
      indices: [
        { item: 'green-star', value: 3, given: 'star: 3' },
        { item: 'pv', value: true, given: 'pv: true' },
      ],
      boundary: outlineOf(square),
    },
    { name: 'b', indices: [{ item: 'prefab-floor-share', value: 60, given: 'prefab: 60%' }], boundary: parts },
  ] as unknown as Parameters<typeof draftOf>[0];
  const [a, b] = draftOf(given);
  expect(a).toMatchObject({ indices: { star: '3', pv: 'true' }, outline: '113.5, 37.8\n113.6, 37.8\n113.6, 37.9' });
  expect([b?.outline, b && outlineOf(b)]).toEqual(['', parts]);
  expect(collectionOf([a ?? emptyArea]).features[0]?.properties).toEqual({ name: 'a', star: 3, pv: true });
});

test('the map shows outlines, and the corners of the one being drawn', () => {
  const drawing = withCorner(withCorner({ ...emptyArea }, 113.5, 37.8), 113.6, 37.85);
  expect(shownOf([square, drawing], 1).map(({ geometry }) => geometry.type)).toEqual(['Polygon', 'LineString', 'Point', 'Point']);
});
