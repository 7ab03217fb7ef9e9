import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Exact, exact, exactOf } from '#kernel/exact-number.ts';
import type { Act, CarrierLeaves } from './facts.ts';
import { savingOf } from './package-saving.ts';

const carrier = (of: Pick<CarrierLeaves, 'carrier' | 'unit' | 'kgce'>, base: number, heating: number, sliced: number): CarrierLeaves => ({
  ...of,
  measured: base + heating,
  parts: { base, heating, cooling: 0, covariance: null, freedom: 0 },
  slices: [{ leaf: 'equipment:lighting', value: sliced }],
});
const act = (measure: string, leaf: string, share: number, isConductance = false): Act => ({
  measure,
  leaf,
  carriers: ['heat', 'electricity'],
  share,
  sigma: 0,
  isConductance,
});
const names = ['base', 'heating', 'total', 'equipment:lighting'];

/** Every path of a package calculated in fractions: what each leaf keeps, whatever the order of the measures. */
function kept(acts: readonly Act[], leaf: readonly string[]): Exact {
  const own = acts.filter((one) => leaf.includes(one.leaf));
  const conducted = own.reduce((sum, one) => (one.isConductance ? sum.add(exactOf(one.share)) : sum), exact(0n));
  const left = exact(1n).sub(conducted);
  const first = left.compare(exact(0n)) < 0 ? exact(0n) : left;
  return own.reduce((keep, one) => (one.isConductance ? keep : keep.mul(exact(1n).sub(exactOf(one.share)))), first);
}

function oracle(carriers: readonly CarrierLeaves[], acts: readonly Act[]): Exact[] {
  return carriers.map((one) => {
    const [base, heating, sliced] = [one.parts?.base ?? 0, one.parts?.heating ?? 0, one.slices[0]?.value ?? 0].map(exactOf) as [
      Exact,
      Exact,
      Exact,
    ];
    const saved = (value: Exact, ...leaf: string[]): Exact => value.mul(exact(1n).sub(kept(acts, leaf)));
    return saved(base.sub(sliced), 'base', 'total')
      .add(saved(heating, 'heating', 'total'))
      .add(saved(sliced, 'equipment:lighting', 'base', 'total'));
  });
}

const near = (value: number, wanted: Exact): void => {
  const told = Number(wanted.n) / Number(wanted.d);
  expect(value).toBeCloseTo(Number(wanted.s) * told, 7);
};

const quantity = fc.integer({ min: 0, max: 1_000_000 }).map((cents) => cents / 100);
const percent = fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100);
const town = fc.record({ base: quantity, heating: quantity, slice: percent });
const given = fc.record({
  heat: town,
  power: town,
  acts: fc.uniqueArray(
    fc.record({ measure: fc.string({ minLength: 1, maxLength: 4 }), leaf: fc.constantFrom(...names), share: percent, wall: fc.boolean() }),
    { selector: ({ measure }) => measure, maxLength: 6 },
  ),
});
const made = ({ heat, power, acts }: typeof given extends fc.Arbitrary<infer One> ? One : never) => ({
  carriers: [
    carrier({ carrier: 'heat', unit: 'GJ', kgce: 34.12 }, heat.base, heat.heating, heat.base * heat.slice),
    carrier({ carrier: 'electricity', unit: 'kWh', kgce: 0.1229 }, power.base, power.heating, power.base * power.slice),
  ],
  acts: acts.map(({ measure, leaf, share, wall }) => act(measure, leaf, share, wall && leaf === 'heating')),
});

describe('the saving of a package by measure', () => {
  it('is what fractions give, whatever comes first, and its parts add up to it to the last bit', () => {
    fc.assert(
      fc.property(given, (one) => {
        const { carriers, acts } = made(one);
        const saving = savingOf(carriers, acts);
        const wanted = oracle(carriers, acts);
        for (const [at, { value }] of saving.carriers.entries()) near(value, wanted[at] as Exact);
        expect(savingOf(carriers, acts.toReversed())).toEqual(saving);
        for (const order of [saving.shares, saving.shares.toReversed()]) {
          expect(order.reduce((sum, { kgce }) => sum + kgce, 0)).toBe(saving.kgce);
          for (const { carrier: name, value } of saving.carriers) {
            const own = order.flatMap((part) => part.carriers.filter((its) => its.carrier === name).map((its) => its.value));
            expect(own.reduce((sum, part) => sum + part, 0)).toBe(value);
          }
        }
        for (const { kgce } of saving.shares) expect(kgce).toBeGreaterThanOrEqual(-1e-6);
      }),
    );
  });

  const heat = carrier({ carrier: 'heat', unit: 'GJ', kgce: 34.12 }, 200, 800, 0);
  const shares = (...acts: Act[]): number[] => savingOf([heat], acts).shares.map(({ carriers }) => carriers[0]?.value ?? 0);

  it('falls to two equal measures in halves, and to unequal ones by −ln(1 − s)', () => {
    expect(shares(act('a', 'heating', 0.5), act('b', 'heating', 0.5))).toEqual([expect.closeTo(300, 6), expect.closeTo(300, 6)]);
    const [first, second] = shares(act('a', 'heating', 0.1), act('b', 'heating', 0.3));
    expect((first as number) / (second as number)).toBeCloseTo(Math.log(0.9) / Math.log(0.7), 8);
  });

  it('falls to conductance in proportion to its shares, and wholly to what saves all of it', () => {
    const [roof, wall] = shares(act('roof', 'heating', 0.1, true), act('wall', 'heating', 0.3, true));
    expect((roof as number) / (wall as number)).toBeCloseTo(1 / 3, 9);
    expect(shares(act('a', 'heating', 1), act('b', 'heating', 0.3))).toEqual([expect.closeTo(800, 6), 0]);
  });

  it('gives nothing to what does not save', () => {
    expect(shares(act('a', 'heating', 0), act('b', 'base', 0.5))).toEqual([0, expect.closeTo(100, 6)]);
  });
});
