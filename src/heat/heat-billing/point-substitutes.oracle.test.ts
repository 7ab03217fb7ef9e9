import fc from 'fast-check';
import Fraction from 'fraction.js';
import { expect, test } from 'vitest';
import { exact } from '#kernel/exact-number.ts';
import type { HeatTariff } from '#platform/knowledge/facts.ts';
import { pointBill } from './bill/point-bill.ts';
import { billedArea } from './bill/stay.ts';

/**
 * A meter that several households share and that did not measure every day: decisions, or the season before, substitute for the rest, and
 * all of it is split by the area supplied that day. Calculated again in fractions, following the wording of `heat.md` 3.
 */
const length = 8;
const none = new Fraction(0n);
const sum = (parts: readonly Fraction[]): Fraction => parts.reduce((all, part) => all.add(part), none);
const rounded = (value: Fraction): bigint => {
  const twice = value.mul(2).add(1);
  return twice.n / twice.d / 2n;
};

const tariff = {
  id: 't',
  version: 1,
  status: 'DEMO',
  source: { document: 't', clause: '—' },
  classes: { x: { area: '22', basic: '6', metered: '45.37', per: 'GJ' } },
  height: [],
  extension: 'free',
  overdue: 'bill',
  substitute: { order: ['last-season'], auto: true, least: 3, neighbours: 2, base: '18' },
} satisfies HeatTariff;

const town = fc.record({
  days: fc.array(fc.record({ use: fc.integer({ min: 0, max: 9000 }), quarters: fc.constantFrom(4, 4, 2, 0) }), {
    minLength: length,
    maxLength: length,
  }),
  below: fc.array(fc.option(fc.constantFrom('0', '3.25', '17'), { nil: null }), { minLength: length, maxLength: length }),
  decided: fc.option(
    fc.bigInt({ min: 0n, max: 90_000n }).map((units) => ({ units })),
    { nil: null },
  ),
  last: fc.option(
    fc.record({ heat: fc.bigInt({ min: 0n, max: 50_000n }), degrees: fc.constantFrom('0', '41.7', '200'), days: fc.constantFrom(2, 3) }),
    { nil: null },
  ),
  homes: fc.array(
    fc.record({
      area: fc.constantFrom('50', '89.5', '7.777777'),
      heated: fc.array(fc.boolean(), { minLength: length, maxLength: length }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});
type Town = typeof town extends fc.Arbitrary<infer One> ? One : never;

/** The heat of each day, and the part of it that was added; null if a day cannot be filled. */
function heatOf({ days, below, decided, last }: Town): { heat: Fraction[]; added: Fraction } | null {
  const rest = days.map(({ quarters }) => new Fraction(4 - quarters).div(4));
  const all = sum(rest);
  const stands = days.map((_, at): Fraction | null => {
    const open = rest[at] as Fraction;
    if (open.n === 0n) return none;
    if (decided !== null) return new Fraction(decided.units).mul(open).div(all);
    const degrees = below[at];
    if (last === null || last.days < 3 || last.degrees === '0' || typeof degrees !== 'string') return null;
    return new Fraction(degrees).mul(new Fraction(last.heat)).div(new Fraction(last.degrees)).mul(open);
  });
  if (stands.includes(null)) return null;
  const known = stands as Fraction[];
  return {
    heat: days.map(({ use, quarters }, at) => new Fraction(quarters === 0 ? 0 : use).add(known[at] as Fraction)),
    added: sum(known),
  };
}

const billOf = ({ days, below, decided, last, homes }: Town) =>
  pointBill(
    {
      method: 'share-area',
      areaShare: null,
      decided,
      last: last === null ? null : { ...last, degrees: exact(last.degrees) },
      meter: {
        use: Float64Array.from(days, ({ use, quarters }) => (quarters === 0 ? Number.NaN : use)),
        coverage: Float64Array.from(days, ({ quarters }) => quarters / 4),
        faulty: new Uint8Array(length),
        invalid: new Uint8Array(length),
      },
    },
    homes.map(({ area, heated }, at) => ({
      code: `H${at}`,
      class: 'x',
      units: null,
      cold: [],
      decided: null,
      last: null,
      meter: null,
      stays: heated.map((yes, from) => ({
        from,
        to: from + 1,
        account: 'A',
        status: yes ? ('supplied' as const) : ('unconnected' as const),
        billed: billedArea(tariff, area, null),
      })),
    })),
    {
      frame: { days: length, charged: { from: 0, to: length }, nominal: length },
      tariff,
      degrees: below.map((one) => (one === null ? null : exact(one))),
    },
  );

test('decided heat for a shared meter, or its heat of the previous season, is shared to the last unit as by an oracle', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(town, (one) => {
      const { households, quantity, rules } = billOf(one);
      for (const rule of rules.keys()) seen.add(rule);
      const told = heatOf(one);
      if (told === null) {
        expect(households.every(({ held }) => held === 'readings-missing')).toBe(true);
        return;
      }
      const whole = rounded(sum(told.heat));
      expect(quantity).toBe(whole);
      const weights = one.homes.map(({ area, heated }) =>
        sum(
          told.heat.map((heat, at) => {
            const supplied = sum(one.homes.map((home) => (home.heated[at] === true ? new Fraction(home.area) : none)));
            return heated[at] === true ? heat.mul(new Fraction(area)).div(supplied) : none;
          }),
        ),
      );
      const accounts = households.map(({ accounts: [account] }) => account);
      const together = (of: (account: NonNullable<(typeof accounts)[number]>) => bigint): bigint =>
        accounts.reduce((before, account) => before + (account === undefined ? 0n : of(account)), 0n);
      if (accounts.every((account) => account === undefined)) return;
      expect(together((account) => account.quantity)).toBe(whole);
      expect(together((account) => account.lines.metered)).toBe(rounded(new Fraction('45.37').mul(new Fraction(whole)).div(100)));
      expect(together((account) => account.substituted)).toBe(rounded(told.added));
      const all = sum(weights);
      if (all.n === 0n) return;
      for (const [at, account] of accounts.entries()) {
        const share = new Fraction(whole).mul(weights[at] as Fraction).div(all);
        expect(new Fraction(account?.quantity ?? 0n).sub(share).abs().compare(1) < 0).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
  expect([...seen].toSorted()).toEqual(['decided', 'last-season']);
});
