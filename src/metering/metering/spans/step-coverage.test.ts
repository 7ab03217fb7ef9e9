import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { asOfNow } from '#kernel/as-of.ts';
import { programScope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import { createAtoms } from '../sums/atoms.ts';
import type { Group } from '../sums/group.ts';
import { byPlace, stepCoverage, worstCoverage } from './step-coverage.ts';

const [from, to] = [Date.UTC(2025, 0) / 1000 - 8 * 3600, Date.UTC(2025, 3) / 1000 - 8 * 3600];
const atomsOf = (zone: Zone) => createAtoms(zone, from, to, 'month');

/** Buildings with one or two meters each; the shares of January, February and March that each meter covers. */
const cities = fc.array(
  fc.record({
    building: fc.integer({ min: 0, max: 30 }).map(String),
    meters: fc.array(fc.array(fc.constantFrom(0, 0.25, 0.5, 1), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 2 }),
  }),
  { minLength: 1, maxLength: 12 },
);

function cityOf(told: readonly { building: string; meters: number[][] }[]) {
  const shares: number[][] = [];
  const groups = told.map(({ building, meters }, at): Group => {
    const weights = meters.map((steps) => {
      const id = shares.push(steps) - 1;
      return {
        meter: { id, code: `M${id}`, zone: 'Asia/Shanghai', devices: [] } as unknown as MeterFacts,
        weight: 1,
        isTop: true,
        from: -Infinity,
        to: Infinity,
      };
    });
    const carrier = at % 2 === 0 ? 'electricity' : 'heat';
    return { building, carrier, weights, conversion: { unit: 'kWh', factor: () => 1, converts: false } };
  });
  return { shares, groups };
}

/** What the store would return for these meters. */
function readingsOf(shares: readonly number[][]): Readings {
  const monthDays = [31, 28, 31];
  const dayOf = (step: number) => monthDays.slice(0, step).reduce((sum, days) => sum + days, 0);
  return {
    stepSums: async () => ({
      seconds: (meter: number, step: number) => (shares[meter]?.[step] ?? 0) * (monthDays[step] ?? 0) * 86_400,
      since: () => 0,
    }),
    stepMeans: async () => ({ mean: (meter: number) => (shares[meter] ?? []).reduce((sum, share) => sum + share, 0) / 3, since: () => 0 }),
    measure: async (_: unknown, meters: readonly MeterFacts[]) =>
      new Map(
        meters.map(({ id }) => {
          const seconds = new Float64Array(90);
          for (const [step, days] of monthDays.entries())
            for (let day = 0; day < days; day += 1) seconds[dayOf(step) + day] = (shares[id]?.[step] ?? 0) * 86_400;
          return [id, { use: new Float64Array(90), seconds, longest: new Float64Array(90) }];
        }),
      ),
  } as unknown as Readings;
}

test('the worst covered page equals that of a full sort of all steps', async () => {
  await fc.assert(
    fc.asyncProperty(cities, fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 8 }), async (told, offset, limit) => {
      const { shares, groups } = cityOf(told);
      const readings = readingsOf(shares);
      const all = await Array.fromAsync(stepCoverage(programScope, readings, groups, atomsOf, asOfNow));
      const mean = (steps: readonly number[]) => steps.reduce((sum, share) => sum + share, 0) / steps.length;
      const inOrder = all.toSorted((a, b) => mean(a.coverage) - mean(b.coverage) || byPlace(a.group, b.group));
      const worst = await worstCoverage(programScope, readings, groups, atomsOf, asOfNow, { offset, limit });
      const said = (some: typeof all) => some.map(({ group, coverage }) => [group.building, group.carrier, ...coverage]);
      expect(worst.total).toBe(groups.length);
      expect(said([...worst.covered])).toEqual(said(inOrder.slice(offset, offset + limit)));
    }),
  );
});
