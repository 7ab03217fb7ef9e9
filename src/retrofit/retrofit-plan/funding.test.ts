import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exact } from '#kernel/exact-number.ts';
import type { FundSource } from './facts.ts';
import { splitFunds } from './funding.ts';

const nothing = { areaM2: null, yuanPerYear: null };
const take = (source: string, by: 'perM2' | 'share' | 'yuan' | 'savingYears', amount: string, max: string | null = null): FundSource => ({
  source,
  by,
  amount,
  max,
});
const rest = (source: string): FundSource => ({ source, rest: true });

test('sources take in their order what they may of what is left, and the rest takes the rest', () => {
  const by = { areaM2: exact('1000'), yuanPerYear: exact('20000') };
  const sources = [
    take('province', 'perM2', '45'),
    take('county', 'share', '0.3', '20000'),
    take('esco', 'savingYears', '2.5'),
    rest('owner'),
  ];
  expect(splitFunds(150_000_00n, sources, by)).toEqual({
    funds: new Map([
      ['province', 45_000_00n],
      ['county', 20_000_00n],
      ['esco', 50_000_00n],
      ['owner', 35_000_00n],
    ]),
  });
});

test('nobody pays more than is left, and who comes after pays nothing', () => {
  const sources = [take('central', 'yuan', '80'), take('county', 'share', '0.5'), rest('owner')];
  expect(splitFunds(100_00n, sources, nothing)).toEqual({
    funds: new Map([
      ['central', 80_00n],
      ['county', 20_00n],
    ]),
  });
});

test('a cost that nobody pays to its end is told with what is unpaid', () => {
  expect(splitFunds(100_00n, [take('county', 'share', '0.3')], nothing)).toEqual({ unpaid: 70_00n });
});

test('an area that nobody knows is no area of zero', () => {
  expect(splitFunds(100_00n, [take('province', 'perM2', '45'), rest('owner')], nothing)).toEqual({ needs: ['area'] });
  expect(splitFunds(100_00n, [take('esco', 'savingYears', '3'), rest('owner')], nothing)).toEqual({ needs: ['yuanPerYear'] });
});

test('a third of a cent is rounded, and the parts add up to the cost to the cent', () => {
  const source = fc.record({
    source: fc.constantFrom('central', 'province', 'county', 'owner'),
    by: fc.constantFrom('perM2' as const, 'share' as const, 'yuan' as const),
    amount: fc.tuple(fc.nat({ max: 999 }), fc.nat({ max: 999_999 })).map(([a, b]) => `${a}.${String(b).padStart(6, '0')}`),
    max: fc.option(fc.nat({ max: 100_000 }).map(String), { nil: null }),
  });
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.array(source, { maxLength: 6 }), (cents, sources) => {
      const by = { areaM2: exact('333.333'), yuanPerYear: null };
      const told = splitFunds(cents, [...sources, rest('owner')], by);
      const funds = 'funds' in told ? [...told.funds.values()] : [];
      expect(funds.reduce((sum, one) => sum + one, 0n)).toBe(cents);
      expect(funds.every((one) => one > 0n)).toBe(true);
    }),
  );
});

test('what comes first is paid for first: another source behind never changes what stands before it', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 9n }), fc.nat({ max: 100 }), fc.nat({ max: 100 }), (cents, first, second) => {
      const one = take('province', 'yuan', String(first));
      const short = splitFunds(cents, [one, rest('owner')], nothing);
      const long = splitFunds(cents, [one, take('county', 'yuan', String(second)), rest('owner')], nothing);
      const of = (told: ReturnType<typeof splitFunds>) => ('funds' in told ? (told.funds.get('province') ?? 0n) : null);
      expect(of(long)).toBe(of(short));
    }),
  );
});
