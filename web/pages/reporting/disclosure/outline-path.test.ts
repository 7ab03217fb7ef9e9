import { expect, test } from 'vitest';
import { frameOf, pathOf, ringsOf } from './outline-path.ts';

const square = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
      [0, 0],
    ],
  ],
};

test('a square at the equator is a square', () => {
  const rings = ringsOf(square);
  const frame = frameOf(rings, 100);
  expect(frame?.height).toBeCloseTo(100, 1);
  expect(frame === null ? '' : pathOf(rings, frame)).toBe('M0.0 100.0L100.0 100.0L100.0 0.0L0.0 0.0L0.0 100.0Z');
});

test('what is no outline has no rings, and no rings have no frame', () => {
  expect(ringsOf({ type: 'Point', coordinates: [1, 2] })).toEqual([]);
  expect(ringsOf(null)).toEqual([]);
  expect(frameOf([], 100)).toBeNull();
});
