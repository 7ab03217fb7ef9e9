import { expect, test } from 'vitest';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import type { HowCompared } from './public/assess.ts';
import type { YearUse } from './facts.ts';
import { createKeptRising, risingByUse } from './rising.ts';

const building = (code: string, use: string, area: number | null): BuildingFacts => ({
  id: 1,
  code,
  name: code,
  region: '140302',
  zone: 'Asia/Shanghai',
  uses: [{ from: null, value: [{ use, areaM2: null }] }],
  floorAreaM2: [{ from: null, value: area }],
  fields: {},
  dated: {},
});

const used = (code: string, value: number, coverage = 1): YearUse => ({
  building: code,
  carrier: 'electricity',
  unit: 'kWh',
  value,
  coverage,
  meters: 1,
});

const how: HowCompared = { measure: 'electricity', coefficients: new Map(), heatings: [], alike: null };
const facts = [building('A', 'office', 100), building('B', 'office', 100), building('C', 'school', 50), building('D', 'office', null)];
const uses = [used('A', 300), used('B', 200), used('C', 400), used('D', 100)];
const inputs = { year: 2025, facts, uses, how };

test('intensities are in ascending order within each use, without unrankable buildings', () => {
  const told = risingByUse({ ...inputs, uses: [...uses.slice(0, 2), used('C', 400, 0.5)] });
  expect([...told]).toEqual([
    [
      'office',
      [
        { building: 'B', intensity: 2 },
        { building: 'A', intensity: 3 },
      ],
    ],
  ]);
});

test('they are cached as long as facts, uses and the comparison are the same', () => {
  const kept = createKeptRising();
  const first = kept.of(inputs, 'office');
  expect(kept.of({ ...inputs, facts: [...facts] }, 'office')).toBe(first);
  expect(kept.of(inputs, 'hotel')).toEqual([]);
  const larger = [building('A', 'office', 300), ...facts.slice(1)];
  expect(kept.of({ ...inputs, facts: larger }, 'office')[0]).toEqual({ building: 'A', intensity: 1 });
  expect(kept.of({ ...inputs, uses: [used('A', 100), ...uses.slice(1)] }, 'office')[0]).toEqual({ building: 'A', intensity: 1 });
  expect(kept.of({ ...inputs, how: { ...how, measure: 'gas' } }, 'office')).toEqual([]);
  expect(kept.of(inputs, 'office')).toBe(first);
});
