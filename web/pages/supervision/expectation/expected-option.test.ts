import { expect, test } from 'vitest';
import { expectedOption, runningSums } from './expected-option.ts';

test('running sums end where a day is not known: nothing is drawn over a gap', () => {
  const day = (text: string, value: number | null) => ({ day: text, value, low: value, high: value === null ? null : value * 2 });
  expect(runningSums([day('a', 1), day('b', 2), day('c', null), day('d', 3)])).toEqual([
    { day: 'a', value: 1, low: 1, high: 2 },
    { day: 'b', value: 3, low: 3, high: 6 },
    { day: 'c', value: null, low: null, high: null },
    { day: 'd', value: null, low: null, high: null },
  ]);
});

test('the band stands on its lower end, and a day without one has none', () => {
  const option = expectedOption(
    [
      { day: 'a', measured: 9, value: 8, low: 6, high: 10 },
      { day: 'b', measured: null, value: null, low: null, high: null },
    ],
    'kWh',
    { measured: 'm', expected: 'e', low: 'l', high: 'h' },
    () => '',
  );
  expect((option['series'] as { data: unknown[] }[]).map(({ data }) => data)).toEqual([
    [9, null],
    [8, null],
    [6, null],
    [4, null],
  ]);
});
