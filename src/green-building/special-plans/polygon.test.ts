import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boxOf, liesIn, pointIn, type Area, type Plot } from './polygon.ts';

type Spots = [number, number][];
const square = (x: number, y: number, size: number): Spots => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const area = (...rings: Spots[]): Area => ({ type: 'Polygon', coordinates: rings });
const point = (x: number, y: number): Plot => ({ type: 'Point', coordinates: [x, y] });
const ten = area(square(0, 0, 10));
const ringed = area(square(0, 0, 10), square(4, 4, 2));

test('a point: in, out, on the edge, at a corner, in a hole', () => {
  expect([pointIn([5, 5], ten), pointIn([11, 5], ten), pointIn([10, 5], ten), pointIn([0, 0], ten)]).toEqual(['in', 'out', 'edge', 'edge']);
  expect([pointIn([5, 5], ringed), pointIn([4, 5], ringed), pointIn([1, 1], ringed)]).toEqual(['out', 'edge', 'in']);
  expect(liesIn(point(10, 5), ten)).toBe('inside');
  expect(liesIn(point(10.001, 5), ten)).toBe('outside');
});

test('a point level with corners is not counted twice', () => {
  const diamond = area([
    [0, 5],
    [5, 0],
    [10, 5],
    [5, 10],
    [0, 5],
  ]);
  expect([pointIn([5, 5], diamond), pointIn([-1, 5], diamond), pointIn([11, 5], diamond)]).toEqual(['in', 'out', 'out']);
});

test('a plot of its own: inside, along the edge, across it, outside, around it', () => {
  expect(liesIn(area(square(1, 1, 2)), ten)).toBe('inside');
  expect(liesIn(area(square(0, 0, 3)), ten)).toBe('inside');
  expect(liesIn(ten, ten)).toBe('inside');
  expect(liesIn(area(square(8, 8, 5)), ten)).toBe('partly');
  expect(liesIn(area(square(-1, 4, 12)), area(square(4, 0, 8)))).toBe('partly');
  expect(liesIn(area(square(10, 0, 3)), ten)).toBe('outside');
  expect(liesIn(area(square(-5, -5, 30)), ten)).toBe('partly');
  expect(liesIn(area(square(3, 3, 4)), ringed)).toBe('partly');
  expect(liesIn(area(square(4.5, 4.5, 1)), ringed)).toBe('outside');
  expect(liesIn(area(square(4, 4, 2)), ringed)).toBe('outside');
});

test('a plot that fills a notch lies outside, though all its corners are on the edge', () => {
  const notched = area([
    [0, 0],
    [10, 0],
    [10, 10],
    [6, 10],
    [6, 5],
    [4, 5],
    [4, 10],
    [0, 10],
    [0, 0],
  ]);
  expect(
    liesIn(
      area([
        [4, 5],
        [6, 5],
        [6, 10],
        [4, 10],
        [4, 5],
      ]),
      notched,
    ),
  ).toBe('outside');
});

test('a cross that has no corner in the other', () => {
  const wide = area([
    [-1, 4],
    [11, 4],
    [11, 6],
    [-1, 6],
    [-1, 4],
  ]);
  expect(liesIn(wide, ten)).toBe('partly');
});

test('several parts: a point in any of them is in', () => {
  const two: Area = { type: 'MultiPolygon', coordinates: [[square(0, 0, 1)], [square(5, 5, 1)]] };
  expect([pointIn([0.5, 0.5], two), pointIn([5.5, 5.5], two), pointIn([3, 3], two)]).toEqual(['in', 'in', 'out']);
  expect(boxOf(two)).toEqual({ west: 0, south: 0, east: 6, north: 6 });
});

test('moving plot and area together changes nothing; what lies inside lies in the box', () => {
  const place = fc.double({ min: -5, max: 15, noNaN: true });
  const shift = fc.double({ min: -50, max: 50, noNaN: true });
  fc.assert(
    fc.property(place, place, shift, (x, y, by) => {
      const told = pointIn([x, y], ringed);
      if (told === 'edge' || [0, 4, 6, 10].some((line) => Math.abs(x - line) < 1e-5 || Math.abs(y - line) < 1e-5)) return;
      expect(pointIn([x + by, y + by], area(square(by, by, 10), square(4 + by, 4 + by, 2)))).toBe(told);
      if (told === 'in') expect(x > 0 && x < 10 && y > 0 && y < 10).toBe(true);
    }),
  );
});
