import { expect, test } from 'vitest';
import { stretchOf } from './stretch.ts';

const points = [0, 10, 20, 30, 40].map((at) => ({ at, value: 1 }));

test('what is drawn over are the steps that begin in it, and the part of the chart that they are', () => {
  expect(stretchOf(points, 5, 33)).toEqual({ first: 10, last: 30, zoom: { start: 25, end: 75 } });
  expect(stretchOf(points, -100, 400)).toEqual({ first: 0, last: 40, zoom: { start: 0, end: 100 } });
});

test('one step alone is no part to look closer at, and between two steps there is none', () => {
  expect(stretchOf(points, 18, 22)).toEqual({ first: 20, last: 20, zoom: { start: 0, end: 100 } });
  expect(stretchOf(points, 11, 19)).toBeNull();
  expect(stretchOf([], 0, 1)).toBeNull();
});
