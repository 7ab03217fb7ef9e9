import { expect, test } from 'vitest';
import { dayNumber } from '#kernel/day.ts';
import type { ResourceInDays } from '#registry/resources/resources.ts';
import { givenTogether, meterOfHours, spellsOf } from './measured-arrays.ts';

type Facts = ResourceInDays['spells'][number]['facts'];
const facts = (of: Partial<Facts>): Facts =>
  ({
    building: 'B',
    kind: 'pv',
    kw: 10,
    tilt: 20,
    azimuth: 180,
    meter: 'M',
    installed: null,
    removed: null,
    gamma: -0.004,
    ...of,
  }) as Facts;
const day = (text: string): number => dayNumber(...(text.split('-').map(Number) as [number, number, number]));
const days = Int32Array.from(['2025-01-01', '2025-01-02', '2025-01-03', '2025-01-04'].map(day));
/** One hour per day with as many kWh as the array has kW. */
const made = ({ kw }: { readonly kw: number }): Float64Array => new Float64Array(days.length).fill(kw);

const grown: ResourceInDays = {
  code: 'A',
  spells: [
    { from: null, facts: facts({ installed: '2025-01-02' }) },
    { from: '2025-01-03', facts: facts({ installed: '2025-01-02', kw: 30 }) },
    { from: '2025-01-04', facts: facts({ installed: '2025-01-02', kw: 30, meter: 'N' }) },
  ],
};
const beside: ResourceInDays = { code: 'B', spells: [{ from: null, facts: facts({ kw: 5, removed: '2025-01-03' }) }] };

test('each hour has the facts of its day, and a meter the sum of what it counts on that day', () => {
  const all = [grown, beside].flatMap(spellsOf);
  expect([...givenTogether(all, 'M', days, made)]).toEqual([5, 15, 30, Number.NaN]);
  expect([...givenTogether(all, 'N', days, made)]).toEqual([Number.NaN, Number.NaN, Number.NaN, 30]);
  const { meters, at } = meterOfHours(spellsOf(grown), days);
  expect([...at].map((one) => meters[one] ?? null)).toEqual([null, 'M', 'M', 'N']);
});

test('the yield of an array is calculated for its place on each day', () => {
  const moved: ResourceInDays = {
    code: 'A',
    spells: [
      { from: null, facts: facts({}) },
      { from: '2025-01-03', facts: facts({ building: 'C' }) },
    ],
  };
  const there = (_: unknown, building: string): Float64Array => new Float64Array(days.length).fill(building === 'B' ? 1 : 2);
  expect([...givenTogether(spellsOf(moved), 'M', days, there)]).toEqual([1, 1, 2, 2]);
});

test('if the placement of one of them is unknown, so is the sum of its days', () => {
  const bare: ResourceInDays = { code: 'C', spells: [{ from: null, facts: facts({ tilt: null, installed: '2025-01-03' }) }] };
  expect([...givenTogether([grown, bare].flatMap(spellsOf), 'M', days, made)]).toEqual([Number.NaN, 10, Number.NaN, Number.NaN]);
});
