import { expect, test } from 'vitest';
import { estimated, marksAt, measured, pointsOf } from './points.ts';

const points = [
  { at: 0, value: 1 },
  { at: 1, value: 2, estimated: true },
  { at: 2, value: 3 },
  { at: 3, value: null },
  { at: 4, value: 0 },
];

test('columns are points at their instants, whatever the lengths of the steps', () => {
  const told = pointsOf({
    start: '2025-03-30T00:00:00Z',
    seconds: [
      [2, 900],
      [1, 3600],
    ],
    values: [1, null, 2.5],
    estimated: [
      [2, false],
      [1, true],
    ],
  });
  const first = Date.UTC(2025, 2, 30);
  expect(told).toEqual([
    { at: first, value: 1 },
    { at: first + 900_000, value: null },
    { at: first + 1_800_000, value: 2.5, estimated: true },
  ]);
});

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
