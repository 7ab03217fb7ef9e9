import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heatingAndCooling } from './heating-and-cooling.ts';
import { sumOfHours } from './hours.ts';

const rule = { open: 10, power: 0.05 };
const edgesOf = (hours: number) => Float64Array.from({ length: hours * 4 + 1 }, (_, at) => at * 900);
const column = (values: readonly number[]) => Float64Array.from(values);

test('of the quarters with both valves open the lesser power is lost, and an hour is cut where it was only part of it', () => {
  const tried = heatingAndCooling(
    {
      edges: edgesOf(2),
      heatingValve: column([50, 50, 0, 0, 0, 0, 0, 0]),
      coolingValve: column([30, 5, 30, 30, 90, 90, 90, 90]),
      heatingPower: column([12, 12, 0, 0, 0, 0, 0, 0]),
      coolingPower: column([8, 1, 8, 8, 20, 20, 20, 20]),
    },
    rule,
  );
  expect(tried.rows.map(({ from, to, hit, saved }) => [from, to, hit, saved])).toEqual([
    [0, 900, true, 2],
    [900, 3600, false, 0],
    [3600, 7200, false, 0],
  ]);
  expect(sumOfHours(tried.rows)).toMatchObject({ saved: 2, hours: 0.25, judged: 2, use: 6 });
});

test('one valve that is surely shut decides; otherwise an unknown quarter makes its hour unknown, and without powers only hours are told', () => {
  const rows = (heating: number[], cooling: number[]) =>
    heatingAndCooling(
      { edges: edgesOf(1), heatingValve: column(heating), coolingValve: column(cooling), heatingPower: null, coolingPower: null },
      rule,
    ).rows;
  expect(rows([0, 0, 0, 0], [Number.NaN, 40, 40, 40])).toMatchObject([{ hit: false, saved: 0 }]);
  expect(rows([40, 40, 40, 40], [Number.NaN, 40, 40, 40])).toMatchObject([{ hit: null, saved: null }]);
  expect(rows([40, 40, 40, 40], [40, 40, 40, 40])).toMatchObject([{ hit: true, saved: null, use: null }]);
});

test('what never heats and cools at once has nothing to save, and what does never more than the lesser of the two', () => {
  const power = fc.array(fc.double({ min: 0, max: 50, noNaN: true }), { minLength: 16, maxLength: 16 });
  fc.assert(
    fc.property(power, power, fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }), (heat, cold, turn) => {
      const base = { edges: edgesOf(4), heatingValve: null, coolingValve: null };
      const apart = heatingAndCooling(
        {
          ...base,
          heatingPower: column(heat.map((kw, at) => (turn[at] ? kw : 0))),
          coolingPower: column(cold.map((kw, at) => (turn[at] ? 0 : kw))),
        },
        rule,
      );
      expect(sumOfHours(apart.rows).saved).toBe(0);
      const both = heatingAndCooling({ ...base, heatingPower: column(heat), coolingPower: column(cold) }, rule);
      const lesser = heat.reduce((sum, kw, at) => sum + Math.min(kw, cold[at] ?? 0) / 4, 0);
      expect(sumOfHours(both.rows).saved ?? 0).toBeLessThanOrEqual(lesser + 1e-4);
    }),
  );
});
