import { expect, test } from 'vitest';
import { placeSums } from './place-sums.ts';

const place = { code: '140300', name: '阳泉市' };
const below = [
  { code: '140302', name: '城区', parent: '140300' },
  { code: '140303', name: '矿区', parent: '140300' },
  { code: 'ZONE', name: '新区', parent: '140302' },
];
const point = (hours: number, outside: number) => ({ due: 10, measured: hours, hours, outside });

test('a zone counts in the county above it, and shares are of the sums, not means of shares', () => {
  const sums = placeSums(
    place,
    below,
    [
      { region: '140302', points: [point(10, 1)] },
      { region: 'ZONE', points: [point(2, 2), point(0, 0)] },
      { region: '140303', points: [point(10, 9)] },
    ],
    0,
  );
  expect(sums).toEqual([
    { code: '140303', name: '矿区', buildings: 1, judged: 1, hours: 10, outside: 9, share: 0.9, coverage: 1 },
    { code: '140302', name: '城区', buildings: 2, judged: 2, hours: 12, outside: 3, share: 0.25, coverage: 0.4 },
  ]);
});

test('a building directly under the city is listed under the city, and a place without a judged hour has no share', () => {
  const sums = placeSums(
    place,
    below,
    [
      { region: '140300', points: [point(4, 1)] },
      { region: '140303', points: [] },
    ],
    0,
  );
  expect(sums.map(({ code, judged, share, coverage }) => [code, judged, share, coverage])).toEqual([
    ['140300', 1, 0.25, 0.4],
    ['140303', 0, null, null],
  ]);
});

test('with too little measured there is no share', () => {
  const sums = placeSums(place, below, [{ region: '140300', points: [point(4, 1)] }], 0.5);
  expect(sums).toMatchObject([{ hours: 4, outside: 1, share: null, coverage: 0.4 }]);
});
