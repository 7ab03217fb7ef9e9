import { expect, test } from 'vitest';
import { cellsOf, hoursOption } from './hours-option.ts';

const days = [
  { day: '2025-01-01', values: [1, null, 0], estimated: [] },
  { day: '2025-01-02', values: [null, 5, 7], estimated: [2] },
];

test('what is not known has no cell; 0 has one; estimated cells stand apart', () => {
  expect(cellsOf(days, { low: 1, high: 6 })).toEqual({
    measured: [
      [0, 0, 1, 1],
      [0, 2, 0, 1],
      [1, 1, 5, 5],
    ],
    estimated: [[1, 2, 7, 6]],
  });
});

test('the tooltip says day, hour, quantity, and where it is estimated', () => {
  const forms = { day: String, month: String, quantity: (value: number) => `${value} kWh`, estimated: ' (estimated)' };
  const { tooltip } = hoursOption(days, { low: 0, high: 7 }, ['#fff', '#000'], forms) as {
    tooltip: { formatter: (shown: unknown) => string };
  };
  expect(tooltip.formatter({ value: [0, 2, 0], seriesIndex: 0 })).toBe('2025-01-01 2:00\n0 kWh');
  expect(tooltip.formatter({ value: [1, 2, 7], seriesIndex: 1 })).toBe('2025-01-02 2:00\n7 kWh (estimated)');
});
