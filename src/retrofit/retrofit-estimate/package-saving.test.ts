import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Act, CarrierLeaves } from './facts.ts';
import { leavesOf } from './leaves.ts';
import { savingOf } from './package-saving.ts';

const heat: CarrierLeaves = {
  carrier: 'heat',
  unit: 'GJ',
  measured: 1000,
  parts: {
    base: 200,
    heating: 800,
    cooling: 0,
    covariance: [
      [4, 0, 0],
      [0, 9, 0],
      [0, 0, 0],
    ],
    freedom: 300,
  },
  slices: [],
  kgce: 34.12,
};
const power: CarrierLeaves = {
  carrier: 'electricity',
  unit: 'kWh',
  measured: 1000,
  parts: {
    base: 700,
    heating: 0,
    cooling: 300,
    covariance: [
      [1, 0, 0],
      [0, 0, 0],
      [0, 0, 1],
    ],
    freedom: 200,
  },
  slices: [{ leaf: 'item:01A10', value: 400 }],
  kgce: 0.1229,
};
const act = (measure: string, leaf: string, share: number, more: Partial<Act> = {}): Act => ({
  measure,
  leaf,
  carriers: ['heat', 'electricity'],
  share,
  sigma: 0,
  isConductance: false,
  ...more,
});

const savedOf = (acts: readonly Act[], at: number): number | undefined => savingOf([heat, power], acts).carriers[at]?.value;

describe('what a package saves', () => {
  it('multiplies what measures on one part leave', () => {
    expect(savedOf([act('a', 'heating', 0.5), act('b', 'heating', 0.5)], 0)).toBeCloseTo(600, 9);
  });

  it('adds conductance, up to all of it, and says so', () => {
    const two = [act('a', 'heating', 0.3, { isConductance: true }), act('b', 'heating', 0.2, { isConductance: true })];
    expect(savedOf(two, 0)).toBeCloseTo(400, 9);
    const told = savingOf([heat], [...two, act('c', 'heating', 0.7, { isConductance: true })]);
    expect(told.carriers[0]?.value).toBeCloseTo(800, 9);
    expect(told.findings.map(({ code }) => code)).toEqual(['more-than-used']);
  });

  it('takes from a slice what is done to it and to the base that it is cut out of', () => {
    expect(savedOf([act('a', 'item:01A10', 0.5), act('b', 'base', 0.1)], 1)).toBeCloseTo(300 * 0.1 + 400 * (1 - 0.5 * 0.9), 9);
  });

  it('has the interval of the parts and of the shares together', () => {
    const { kgce, low, high } = savingOf([heat], [act('a', 'heating', 0.5, { sigma: 0.05 })]);
    const student = 1.649_948_674; // t of 0.95 with 300 degrees of freedom
    const half = 34.12 * Math.hypot(student * 0.5 * 3, 1.6448536 * 800 * 0.05);
    expect([kgce, (high ?? 0) - kgce, kgce - (low ?? 0)]).toEqual([
      expect.closeTo(34.12 * 400, 6),
      expect.closeTo(half, 3),
      expect.closeTo(half, 3),
    ]);
  });

  it('does not hang on the order of the measures, and never saves more than there is', () => {
    const leaves = fc.constantFrom('base', 'heating', 'cooling', 'total', 'item:01A10');
    const acts = fc.uniqueArray(
      fc.record({ measure: fc.string(), leaf: leaves, share: fc.double({ min: 0, max: 1, noNaN: true }), sigma: fc.constant(0.1) }),
      { selector: ({ measure }) => measure, maxLength: 6 },
    );
    fc.assert(
      fc.property(acts, (some) => {
        const all = some.map((one) => act(one.measure, one.leaf, one.share, { sigma: one.sigma }));
        expect(savingOf([heat, power], all.toReversed())).toEqual(savingOf([heat, power], all));
        for (const { value } of savingOf([heat, power], all).carriers) expect(value).toBeLessThanOrEqual(1000 + 1e-9);
      }),
    );
  });
});

describe('the leaves of a carrier', () => {
  it('add up to what was measured, slices cut to what they come out of', () => {
    const fitted = { model: 'daily' as const, base: 90, heating: 270, cooling: 0, covariance: null, freedom: 0 };
    const slices = [
      { leaf: 'equipment:lighting', value: 300 },
      { leaf: 'item:01A10', value: 100 },
    ];
    const { leaves, findings } = leavesOf({ carrier: 'electricity', unit: 'kWh', measured: 400, fitted, slices, kgce: 0.1229 });
    expect(leaves.parts).toMatchObject({ base: 100, heating: 300, cooling: 0 });
    expect(leaves.slices.map(({ value }) => value)).toEqual([75, 25]);
    expect(findings.map(({ code }) => code)).toEqual(['slices-exceed']);
  });
});
