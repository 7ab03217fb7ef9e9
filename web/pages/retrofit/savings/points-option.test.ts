import { expect, test } from 'vitest';
import { classColours, residualOption, scatterOption } from './points-option.ts';

const point = (start: string, name: string, temperature: number, use: number) => ({
  start,
  class: name,
  use,
  temperature,
  predicted: use - 1,
  residual: 1,
});

type Series = { readonly name: string; readonly data: readonly unknown[]; readonly areaStyle?: object };

test('each class has its points, its line, and a band that stands on its lower end', () => {
  const points = [point('2024-01-01', 'rest', 1, 10), point('2024-01-02', 'workday', 2, 20)];
  const lines = [{ class: 'workday', line: [{ temperature: 0, use: 5, low: -1, high: 11 }] }];
  const option = scatterOption(points, lines, { unit: 'kWh', spell: (name) => name, colours: ['red', 'blue'], say: () => '' });
  const series = option['series'] as readonly Series[];
  expect(series.map(({ name, data }) => [name, data])).toEqual([
    ['rest', [[1, 10]]],
    ['workday', [[2, 20]]],
    ['workday', [[0, -1]]],
    ['workday', [[0, 12]]],
    ['workday', [[0, 5]]],
  ]);
});

test('the legend has a colour for each class, and none where there is one class alone', () => {
  const points = [point('2024-01-01', 'rest', 1, 10), point('2024-01-02', 'workday', 2, 20)];
  expect(classColours(points, (name) => `«${name}»`, ['red', 'blue'])).toEqual([
    { name: '«rest»', colour: 'red' },
    { name: '«workday»', colour: 'blue' },
  ]);
  expect(classColours(points.slice(1), (name) => name, ['red'])).toEqual([]);
});

test('hours of the week are too many for colours: all points are one series', () => {
  const points = Array.from({ length: 9 }, (_, at) => point('2024-01-01T00:00', `mon-0${at}`, at, at));
  const option = scatterOption(points, [], { unit: 'kWh', spell: (name) => name, colours: ['red'], say: () => '' });
  expect(option['series']).toHaveLength(1);
  expect(classColours(points, (name) => name, ['red'])).toEqual([]);
});

test('the ground is shaded from the first point after a suspected change', () => {
  const points = [point('2024-01-01', 'one', 1, 1), point('2024-01-03', 'one', 1, 1), point('2024-01-04', 'one', 1, 1)];
  const names = { unit: 'kWh', say: () => '', residual: 'r', shifted: 's' };
  const area = (shift: string | null) =>
    (residualOption(points, shift, names)['series'] as readonly { markArea?: { data: unknown } }[])[0]?.markArea?.data;
  expect(area('2024-01-02')).toEqual([[{ name: 's', xAxis: '2024-01-03' }, { xAxis: '2024-01-04' }]]);
  expect(area(null)).toBeUndefined();
});
