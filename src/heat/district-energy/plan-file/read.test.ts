import { expect, test } from 'vitest';
import type { Problem } from '#kernel/problem.ts';
import { inputsOf } from './inputs.ts';
import { readDistrict } from './read.ts';

const origin = '示范';
const written = {
  measuredYear: 2025,
  rate: { value: 0.05, origin },
  lastYears: { value: 10, origin },
  plots: [{ code: 'A', use: 'office', areaM2: 100, year: 2027, origin: '控规' }],
  supplies: [{ code: 'G', kind: 'grid', carrier: 'electricity', yuanPerKw: 1, years: 30, origin }],
};
const faultsOf = (given: object): unknown[] => {
  try {
    readDistrict(given);
    return [];
  } catch (problem) {
    return (problem as Problem).findings.map(({ code, evidence }) => [code, evidence['path']]);
  }
};

test('a file is read with what it leaves open', () => {
  expect(readDistrict(written)).toMatchObject({
    objective: 'cost',
    limits: {},
    stores: [],
    supplies: [{ imported: false, yuanPerYear: 0 }],
  });
  expect(readDistrict(JSON.stringify(written)).plots).toHaveLength(1);
});

test('every fault is told with its place: no origin, unknown names, two ways at once, codes twice', () => {
  const [supply] = written.supplies;
  const [plot] = written.plots;
  expect(faultsOf({ ...written, more: 1 })).toEqual([['district-name-unknown', 'more']]);
  expect(faultsOf({ ...written, rate: { value: 0.05 } })).toEqual([['district-not-of-kind', 'rate.origin']]);
  expect(faultsOf({ ...written, plots: [{ ...plot, building: 'B' }] })).toEqual([['district-plot-which', 'plots[0]']]);
  expect(faultsOf({ ...written, supplies: [{ ...supply, from: 'gas' }, supply] })).toEqual([
    ['district-ratio', 'supplies[0]'],
    ['district-code-twice', 'supplies[1].code'],
  ]);
  for (const areaM2 of [0, -1])
    expect(faultsOf({ ...written, plots: [{ ...plot, areaM2 }] })).toEqual([['district-not-above', 'plots[0].areaM2']]);
  expect(faultsOf({ ...written, supplies: [{ ...supply, yuanPerYear: 5 }] })).toEqual([['district-needs-most', 'supplies[0]']]);
});

test('a building is one plot: as two it would be supplied twice', () => {
  const plotOf = (code: string, building: string) => ({ code, building, year: 2027, origin });
  expect(faultsOf({ ...written, plots: [plotOf('A', 'B1'), plotOf('B', 'B2')] })).toEqual([]);
  expect(faultsOf({ ...written, plots: [plotOf('A', 'B1'), plotOf('B', ' B1')] })).toEqual([
    ['district-building-twice', 'plots[1].building'],
  ]);
});

test('a use that needs nothing of a kind is stated as 0; less than nothing is refused', () => {
  const figure = (wattPerM2: number) => ({ ...written, figures: [{ use: 'office', carrier: 'gas', wattPerM2, origin }] });
  expect(faultsOf(figure(0))).toEqual([]);
  expect(faultsOf(figure(-1))).toHaveLength(1);
});

test('each number is listed with where it is from; the measured year is a choice and has none', () => {
  expect(inputsOf(written).map(({ path, code, value, origin: from }) => [path, code, value, from])).toEqual([
    ['rate.value', null, 0.05, '示范'],
    ['lastYears.value', null, 10, '示范'],
    ['plots[0].areaM2', 'A', 100, '控规'],
    ['plots[0].year', 'A', 2027, '控规'],
    ['supplies[0].yuanPerKw', 'G', 1, '示范'],
    ['supplies[0].years', 'G', 30, '示范'],
  ]);
});
