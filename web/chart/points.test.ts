import { expect, test } from 'vitest';
import { estimated, marksAt, measured } from './points.ts';

const points = [
  { at: 0, value: 1 },
  { at: 1, value: 2, estimated: true },
  { at: 2, value: 3 },
  { at: 3, value: null },
  { at: 4, value: 0 },
];

test('what is not known is a gap and never 0; 0 is drawn', () => {
  expect(measured(points)).toEqual([
    [0, 1],
    [1, null],
    [2, 3],
    [3, null],
    [4, 0],
  ]);
});

test('estimated steps are drawn apart and meet their neighbours', () => {
  expect(estimated(points).map(([, value]) => value)).toEqual([1, 2, 3, null, null]);
  expect(estimated([{ at: 0, value: 1 }])).toEqual([]);
});

test('a doubtful stretch touches the steps that it has time in common with', () => {
  const mark = { from: 10, to: 20, text: 'fell' };
  expect([0, 10, 15, 20].map((at) => marksAt([mark], at, at + 10).length)).toEqual([0, 1, 1, 0]);
  expect(marksAt([mark], 15, undefined)).toEqual([mark]);
});
