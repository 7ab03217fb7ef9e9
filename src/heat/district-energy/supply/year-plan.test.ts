import { expect, test } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import { openHighs } from '#platform/solver/public/highs.ts';
import { yearDays } from '../demand/year-hours.ts';
import type { DemandKind, Supply } from '../plan-file/shape.ts';
import type { WholeYear } from './facts.ts';
import { planOfYear } from './year-plan.ts';

const calendar = yearDays(2025);
const bare = { imported: false, yuanPerKwh: 0, kgPerKwh: 0, yuanPerKwYear: 0, yuanPerYear: 0, years: 10, origin: '示范' } as const;
const grid: Supply = { ...bare, code: 'grid', kind: 'grid', carrier: 'electricity', imported: true, yuanPerKw: 100, yuanPerKwh: 0.6 };
const pump: Supply = { ...bare, code: 'pump', kind: 'air-source', carrier: 'heat', from: 'electricity', ratio: 4, yuanPerKw: 1000 };

/** The loads of three winter days, level over 24 hours; on all others 10 kW of electricity and of heat. */
const level = (of: Readonly<Record<number, number>>) => Float64Array.from({ length: 365 * 24 }, (_, at) => of[Math.floor(at / 24)] ?? 10);
const totals = new Map<DemandKind, Float64Array>([
  ['electricity', level({ 5: 100, 6: 50, 7: 90 })],
  ['heat', level({ 5: 0, 6: 400, 7: 380 })],
]);
const year: WholeYear = {
  calendar,
  phases: [{ year: 2027, years: 10, totals }],
  supplies: [grid, pump],
  stores: [],
  rate: 0,
  objective: 'cost',
  limits: {},
};
const sizes = ({ phases }: ReturnType<typeof planOfYear>) =>
  phases.map(({ plants }) => plants.map(({ code, size }) => `${code} ${size.toFixed(3)}`).join(', '));

test('the grid carries the day on which electricity and a heat pump together draw most, which is no kind’s greatest', async () => {
  const plan = planOfYear(year, { solver: await openHighs(), secondsLeft: () => 60 });
  // the eighth day: 90 + 380 ÷ 4
  expect(sizes(plan)).toEqual(['grid 185.000, pump 400.000']);
  expect(plan).toMatchObject({ short: null, typicalDays: 27 });
});

test('a phase that falls short on a day of its own is met as well', async () => {
  const early = new Map([...totals].map(([kind]) => [kind, level(kind === 'heat' ? { 20: 300 } : { 20: 120, 21: 130 })]));
  const phases = [
    { year: 2027, years: 3, totals: early },
    { year: 2030, years: 7, totals },
  ];
  const plan = planOfYear({ ...year, phases }, { solver: await openHighs(), secondsLeft: () => 60 });
  // 120 + 300 ÷ 4
  expect(sizes(plan)).toEqual(['grid 195.000, pump 300.000', 'grid 195.000, pump 400.000']);
});

test('where the largest plants that may be built do not meet some day, the plan is refused with what is lacking', async () => {
  const solver = await openHighs();
  const small = { ...year, supplies: [{ ...grid, mostKw: 160 }, pump] };
  expect(() => planOfYear(small, { solver, secondsLeft: () => 60 })).toThrow(Problem);
  try {
    planOfYear(small, { solver, secondsLeft: () => 60 });
  } catch (error) {
    expect(error).toMatchObject({ code: 'district-supply-short', evidence: { year: 2027, kw: 25 } });
  }
});

test('if time runs out, the plan says on how many days it falls short and by how much', async () => {
  let left = 61;
  const plan = planOfYear(year, { solver: await openHighs(), secondsLeft: () => (left -= 20) });
  expect(sizes(plan)).toEqual(['grid 150.000, pump 400.000']);
  expect(plan.short).toEqual({ days: 1, kw: expect.closeTo(35, 6) as number });
});
