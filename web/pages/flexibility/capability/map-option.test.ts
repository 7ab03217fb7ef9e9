import { expect, test } from 'vitest';
import { cellsOf, mapOption } from './map-option.ts';

const rows = [
  { name: 'A', computed: [0, null, 4], proven: [null, null, 3] },
  { name: 'B', computed: [null, null, 1], proven: [null, null, null] },
];

test('what is not known is left out and no zero; a zero that is known is there', () => {
  expect(cellsOf(rows)).toEqual([
    [0, 0, 0],
    [2, 0, 4],
    [2, 1, 1],
  ]);
});

test('a cell says what was computed and what was proven', () => {
  const option = mapOption([0, 1, 2], rows, ['#000', '#fff'], { kw: (kw) => (kw === null ? '—' : `${kw} kW`), computed: 'c', proven: 'p' });
  const { formatter } = option['tooltip'] as { formatter: (shown: unknown) => string };
  expect(formatter({ value: [2, 0, 4] })).toBe('A 2:00\nc 4 kW\np 3 kW');
  expect(formatter({ value: [2, 1, 1] })).toBe('B 2:00\nc 1 kW\np —');
});
