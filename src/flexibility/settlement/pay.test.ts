import fc from 'fast-check';
import Fraction from 'fraction.js';
import { describe, expect, it } from 'vitest';
import { exact } from '#kernel/exact-number.ts';
import { type Pay, payOf, type Settled } from './pay.ts';

const member = (building: string, response: bigint, kw: string, share = '0.7'): Settled => ({
  building,
  response,
  committedKw: exact(kw),
  share,
});

/** By hand: two members, two hours, 10 kW and 5 kW committed (30 kWh), floor 80 % (24 kWh), ceiling 120 % (36 kWh). */
const pay: Pay = { unit: 'kWh', price: '2.5', floor: '0.8', ceiling: '1.2', penalty: '1' };
const hours = exact('2');

describe('the payment of an event', () => {
  it('pays the response between minimum and maximum, and shares it by response', () => {
    // 25.0001 kWh × 2.5 = 62.50025 → 62.50; A 20 of 25.0001 → 49.9998 → 50.00 by remainder, B 12.50025 → 12.50; 70 % of each
    const paid = payOf(pay, hours, [member('A', 200_000n, '10'), member('B', 50_001n, '5')]);
    expect(paid).toMatchObject({ amount: 6250n, penalty: 0n, net: 6250n });
    expect(paid.members.map(({ amount, money }) => [amount, money])).toEqual([
      [5000n, 3500n],
      [1250n, 875n],
    ]);
    expect(paid.aggregator).toBe(6250n - 3500n - 875n);
  });

  it('is zero below the minimum, with the penalty for the shortfall taken from those who are short', () => {
    // 20 kWh of 24: short 4 kWh × 1 = 4.00; A with 20 of 16 is not short, B with 0 of 8 is
    const paid = payOf(pay, hours, [member('A', 200_000n, '10'), member('B', 0n, '5')]);
    expect(paid).toMatchObject({ amount: 0n, penalty: 400n, net: -400n });
    expect(paid.members.map(({ penalty, money }) => [penalty, money])).toEqual([
      [0n, 0n],
      [400n, -280n],
    ]);
    expect(paid.aggregator).toBe(-120n);
  });

  it('counts no more than the maximum', () => {
    expect(payOf(pay, hours, [member('A', 900_000n, '10')])).toMatchObject({ countedKwh: { n: 24n, d: 1n }, amount: 6000n });
  });

  it('is due exactly at the minimum, and zero for use in the other direction', () => {
    expect(payOf(pay, hours, [member('A', 160_000n, '10')]).amount).toBe(4000n);
    expect(payOf(pay, hours, [member('A', 159_999n, '10')]).amount).toBe(0n);
    expect(payOf({ unit: 'kWh', price: '2.5' }, hours, [member('A', -1n, '10')]).amount).toBe(0n);
    expect(payOf({ unit: 'kWh', price: '2.5' }, hours, [])).toMatchObject({ amount: 0n, penalty: 0n, aggregator: 0n, members: [] });
  });

  it('is per kW by the mean over the event', () => {
    // 24 kWh in 2 h is 12 kW × 30 yuan
    expect(payOf({ unit: 'kW', price: '30' }, hours, [member('A', 240_000n, '10')]).amount).toBe(36_000n);
  });

  it('is rounded to the cent half away from zero', () => {
    // 0.0001 kWh × 50 = 0.005
    expect(payOf({ unit: 'kWh', price: '50' }, hours, [member('A', 1n, '1')]).amount).toBe(1n);
  });

  it('gives the first code the cent of two equal remainders', () => {
    const paid = payOf({ unit: 'kWh', price: '1' }, exact('1'), [member('B', 50n, '1', '1'), member('A', 50n, '1', '1')]);
    expect(paid.members.map(({ building, amount }) => [building, amount])).toEqual([
      ['B', 0n],
      ['A', 1n],
    ]);
  });
});

const town = fc.record({
  pay: fc.record(
    {
      unit: fc.constantFrom('kWh', 'kW'),
      price: fc.constantFrom('0', '0.35', '2.5', '30'),
      floor: fc.constantFrom('0.5', '0.8', '1'),
      ceiling: fc.constantFrom('1', '1.2'),
      penalty: fc.constantFrom('0', '0.7', '3'),
    },
    { requiredKeys: ['unit', 'price'] },
  ) as fc.Arbitrary<Pay>,
  hours: fc.constantFrom('0.5', '1', '1.75', '4'),
  members: fc.uniqueArray(
    fc.record({
      building: fc.string({ minLength: 1, maxLength: 3 }),
      response: fc.bigInt({ min: -300_000n, max: 900_000n }),
      kw: fc.constantFrom('0', '0.1', '7.5', '40'),
      share: fc.constantFrom('0', '0.333', '0.7', '1'),
    }),
    { selector: ({ building }) => building, maxLength: 6 },
  ),
});

describe('whatever the members did', () => {
  it('members and aggregator add up to the net, and every cent belongs to one of them', () => {
    fc.assert(
      fc.property(town, (one) => {
        const settled = one.members.map(({ building, response, kw, share }) => member(building, response, kw, share));
        const paid = payOf(one.pay, exact(one.hours), settled);
        const sum = (of: (one: (typeof paid.members)[number]) => bigint): bigint => paid.members.reduce((all, next) => all + of(next), 0n);
        expect(sum(({ money }) => money) + paid.aggregator).toBe(paid.net);
        if (settled.length > 0) {
          expect(sum(({ amount }) => amount)).toBe(paid.amount);
          expect(sum(({ penalty }) => penalty)).toBe(paid.penalty);
        }
        expect([paid.amount, paid.penalty]).toEqual(slowMoney(one));
      }),
    );
  });

  it('the result is the same in any order', () => {
    fc.assert(
      fc.property(town, (one) => {
        const settled = one.members.map(({ building, response, kw, share }) => member(building, response, kw, share));
        const byCode = (some: readonly { building: string }[]) => some.toSorted((a, b) => (a.building < b.building ? -1 : 1));
        const [there, back] = [payOf(one.pay, exact(one.hours), settled), payOf(one.pay, exact(one.hours), settled.toReversed())];
        expect(byCode(there.members)).toEqual(byCode(back.members));
        expect(there.aggregator).toBe(back.aggregator);
      }),
    );
  });
});

/** Amount and penalty in cents, in fractions and from the wording of `flexibility.md` 5. */
function slowMoney({ pay: by, hours: long, members }: typeof town extends fc.Arbitrary<infer One> ? One : never): [bigint, bigint] {
  const [h, zero] = [new Fraction(long), new Fraction(0)];
  const e = members.reduce((all, { response }) => all.add(new Fraction(response).div(10_000)), zero);
  const c = members.reduce((all, { kw }) => all.add(new Fraction(kw).mul(h)), zero);
  const floor = c.mul(by.floor ?? 0);
  const capped = by.ceiling === undefined || e.lt(c.mul(by.ceiling)) ? e : c.mul(by.ceiling);
  const counted = e.lte(0) || e.lt(floor) ? zero : capped;
  const short = floor.sub(e).lt(0) ? zero : floor.sub(e);
  const per = by.unit === 'kW' ? h : new Fraction(1);
  const cents = (value: Fraction): bigint => {
    const twice = value.mul(200).add(1);
    return twice.n / twice.d / 2n;
  };
  return [cents(counted.mul(by.price).div(per)), cents(short.mul(by.penalty ?? 0).div(per))];
}
