import fc from 'fast-check';
import Fraction from 'fraction.js';
import { expect, test } from 'vitest';
import { type Outcome, outcomeOf, standsFor } from './outcome.ts';

/** An issue recalculated from the wording of `flexibility.md` 5, in fractions, sharing nothing with the program but the question. */
const statuses = ['out', 'waiting', 'no-baseline', 'settled'] as const;

const town = fc.record({
  hours: fc.constantFrom(1, 2, 7),
  pay: fc.record(
    {
      unit: fc.constantFrom('kWh' as const, 'kW' as const),
      price: fc.constantFrom('0', '0.35', '2.5', '30'),
      floor: fc.constantFrom('0.5', '0.8', '1'),
      ceiling: fc.constantFrom('1', '1.2'),
      penalty: fc.constantFrom('0', '0.7', '3'),
    },
    { requiredKeys: ['unit', 'price'] },
  ),
  members: fc.uniqueArray(
    fc.record({
      building: fc.stringMatching(/^[A-Z]{1,3}$/u),
      status: fc.oneof({ weight: 4, arbitrary: fc.constant('settled' as const) }, { weight: 1, arbitrary: fc.constantFrom(...statuses) }),
      response: fc.bigInt({ min: -300_000n, max: 900_000n }),
      kw: fc.constantFrom('0.1', '7.5', '40', '12.345678'),
      share: fc.option(fc.constantFrom('0', '0.333', '0.7', '1'), { freq: 8 }),
    }),
    { selector: ({ building }) => building, maxLength: 7 },
  ),
});
type Town = typeof town extends fc.Arbitrary<infer One> ? One : never;

function outcome({ hours, pay, members }: Town, before: Outcome | null = null): Outcome {
  const told = members.toSorted((a, b) => (a.building < b.building ? -1 : 1));
  return outcomeOf({
    event: { starts: 0, ends: hours * 3600 },
    pay: pay as Parameters<typeof outcomeOf>[0]['pay'],
    responses: told.map(({ building, status, response, kw }) => ({
      building,
      status,
      kw,
      baseline: 0n,
      actual: 0n,
      response: status === 'settled' ? response : null,
      unadjusted: [],
      figure: building,
    })),
    shares: new Map(members.flatMap(({ building, share }) => (share === null ? [] : [[building, share] as const]))),
    indicative: false,
    before,
  });
}

const zero = new Fraction(0n);
const most = (a: Fraction, b: Fraction): Fraction => (a.compare(b) > 0 ? a : b);
const sum = (some: readonly Fraction[]): Fraction => some.reduce((all, one) => all.add(one), zero);
/** Rounded half away from zero, in cents. */
const cents = (yuan: Fraction): bigint => {
  const twice = yuan.abs().mul(200).add(1);
  const size = twice.n / twice.d / 2n;
  return yuan.compare(0) < 0 ? -size : size;
};

/** Splits a sum in cents by weights: the remainder goes to the largest fractions, ties to the first code. */
function split(whole: bigint, weights: ReadonlyMap<string, Fraction>): Map<string, bigint> {
  const all = sum([...weights.values()]);
  if (all.compare(0) === 0) return new Map([...weights.keys()].map((key) => [key, 0n]));
  const exact = [...weights].map(([key, weight]) => ({ key, value: weight.mul(whole).div(all) }));
  const parts = new Map(exact.map(({ key, value }) => [key, value.n / value.d]));
  let left = whole - [...parts.values()].reduce((one, other) => one + other, 0n);
  const rest = ({ key, value }: (typeof exact)[number]): Fraction => value.sub(parts.get(key) ?? 0n);
  for (const { key } of exact.toSorted((a, b) => rest(b).compare(rest(a)) || (a.key < b.key ? -1 : 1))) {
    if (left === 0n) break;
    parts.set(key, (parts.get(key) ?? 0n) + 1n);
    left -= 1n;
  }
  return parts;
}

function slow({ hours, pay, members }: Town) {
  const own = members.filter(({ status, share }) => status === 'settled' && share !== null);
  const energy = new Map(own.map(({ building, response }) => [building, new Fraction(response).div(10_000)]));
  const promised = new Map(own.map(({ building, kw }) => [building, new Fraction(kw).mul(hours)]));
  const [e, c] = [sum([...energy.values()]), sum([...promised.values()])];
  const floor = new Fraction(pay.floor ?? 0);
  const capped = pay.ceiling === undefined || e.compare(c.mul(pay.ceiling)) < 0 ? e : c.mul(pay.ceiling);
  const counted = e.compare(0) <= 0 || e.compare(floor.mul(c)) < 0 ? zero : capped;
  const per = pay.unit === 'kW' ? hours : 1;
  const amount = cents(counted.mul(pay.price).div(per));
  const penalty = cents(
    most(zero, floor.mul(c).sub(e))
      .mul(pay.penalty ?? 0)
      .div(per),
  );
  const amounts = split(amount, new Map([...energy].map(([key, one]) => [key, most(one, zero)])));
  const short = (key: string): Fraction => most(zero, floor.mul(promised.get(key) ?? 0).sub(energy.get(key) ?? 0));
  const penalties = split(penalty, new Map([...energy.keys()].map((key) => [key, short(key)])));
  const money = new Map(
    own.map(({ building, share }) => {
      const net = (amounts.get(building) ?? 0n) - (penalties.get(building) ?? 0n);
      return [building, cents(new Fraction(net).div(100).mul(share ?? 0))];
    }),
  );
  return { amount, penalty, amounts, penalties, money };
}

const inCents = (text: string | null | undefined): bigint => BigInt((text ?? '').replace('.', ''));

test('an issue matches the specification, to the cent of each member, and every cent is assigned', () => {
  fc.assert(
    fc.property(town, (one) => {
      const [told, again] = [outcome(one), slow(one)];
      expect([inCents(told.amount), inCents(told.penalty)]).toEqual([again.amount, again.penalty]);
      for (const { building, amount, penalty, money } of told.members)
        expect([amount, penalty, money].map(inCents)).toEqual(
          [again.amounts, again.penalties, again.money].map((of) => of.get(building) ?? 0n),
        );
      const members = told.members.reduce((all, { money }) => all + inCents(money), 0n);
      expect(members + inCents(told.aggregator)).toBe(inCents(told.net));
      expect(inCents(told.net)).toBe(again.amount - again.penalty);
    }),
    { numRuns: 500 },
  );
});

test('the next issue shows the difference of each member, and is the same in any order of arrival', () => {
  fc.assert(
    fc.property(town, town, (first, second) => {
      const before = outcome(first);
      const told = outcome(second, before);
      const was = new Map(before.members.map(({ building, money }) => [building, inCents(money)]));
      for (const { building, money, difference } of told.members)
        expect(inCents(difference)).toBe(inCents(money) - (was.get(building) ?? 0n));
      expect(inCents(told.difference)).toBe(inCents(told.net) - inCents(before.net));
      const turned = { ...second, members: second.members.toReversed() };
      expect(standsFor(outcome(turned))).toEqual(standsFor(told));
    }),
  );
});

test('a price, a share or a commitment with different trailing zeros is the same issue; another value is not', () => {
  fc.assert(
    fc.property(town, (one) => {
      const told = outcome(one);
      const longer = (text: string): string => (text.includes('.') ? `${text}0` : `${text}.00`);
      const written: Outcome = {
        ...told,
        pay: { ...told.pay, price: longer(told.pay.price) },
        members: told.members.map((member) => ({ ...member, share: longer(member.share), committedKw: longer(member.committedKw) })),
      };
      expect(standsFor(written)).toEqual(standsFor(told));
      expect(standsFor({ ...told, pay: { ...told.pay, price: `1${told.pay.price}` } })).not.toEqual(standsFor(told));
    }),
    { numRuns: 100 },
  );
});
