import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dispatch, type Offer } from './dispatch.ts';

const offer = (building: string, capability: bigint, price: string | null = null, most: bigint | null = null): Offer => ({
  building,
  capability,
  weight: capability * 1000n,
  most,
  price,
});
const told = ({ committed, short }: ReturnType<typeof dispatch>) => ({ committed: Object.fromEntries(committed), short });

describe('a request of kW', () => {
  it('goes to the cheapest first', () => {
    expect(told(dispatch(150n, [offer('A', 100n, '0.5'), offer('B', 100n, '0.2')]))).toEqual({ committed: { A: 50n, B: 100n }, short: 0n });
  });

  it('is shared by capability among equal prices, the rest of 0.1 kW by largest remainder', () => {
    // 100 over 30, 30, 60: 25, 25, 50; 10 over three equals: 3.33 each, one more to the first code
    expect(told(dispatch(100n, [offer('A', 30n), offer('B', 30n), offer('C', 60n)])).committed).toEqual({ A: 25n, B: 25n, C: 50n });
    expect(told(dispatch(10n, [offer('C', 30n), offer('A', 30n), offer('B', 30n)])).committed).toEqual({ A: 4n, B: 3n, C: 3n });
  });

  it('is shared by the calculated capability, not by that rounded down to 0.1 kW', () => {
    const [a, b] = [
      { ...offer('A', 100n), weight: 100_000n },
      { ...offer('B', 100n), weight: 100_900n },
    ];
    expect(told(dispatch(101n, [a, b])).committed).toEqual({ A: 50n, B: 51n });
  });

  it('asks nobody for more than its own limit, and the others for the remainder', () => {
    expect(told(dispatch(100n, [offer('A', 100n, '1', 20n), offer('B', 100n, '1.0')])).committed).toEqual({ A: 20n, B: 80n });
  });

  it('is short by what nobody can provide', () => {
    expect(told(dispatch(500n, [offer('A', 100n), offer('B', 0n)]))).toEqual({ committed: { A: 100n, B: 0n }, short: 400n });
    expect(told(dispatch(5n, []))).toEqual({ committed: {}, short: 5n });
  });

  it('is met as far as there is capability, never beyond, in any order', () => {
    const offers = fc.uniqueArray(
      fc.record({
        building: fc.string({ minLength: 1, maxLength: 2 }),
        capability: fc.bigInt({ min: 0n, max: 500n }),
        most: fc.option(fc.bigInt({ min: 0n, max: 300n }), { nil: null }),
        price: fc.constantFrom(null, '0', '0.2', '0.20', '1'),
        cut: fc.bigInt({ min: 0n, max: 999n }),
      }),
      { selector: ({ building }) => building, maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2000n }), offers, (wanted, drawn) => {
        const some = drawn.map(({ cut, ...one }): Offer => ({ ...one, weight: one.capability * 1000n + cut }));
        const { committed, short } = dispatch(wanted, some);
        const limit = ({ capability, most }: Offer): bigint => (most !== null && most < capability ? most : capability);
        const all = some.reduce((sum, one) => sum + limit(one), 0n);
        expect(short).toBe(wanted > all ? wanted - all : 0n);
        expect([...committed.values()].reduce((sum, one) => sum + one, 0n) + short).toBe(wanted);
        for (const one of some) expect((committed.get(one.building) ?? 0n) <= limit(one)).toBe(true);
        expect(Object.fromEntries(dispatch(wanted, some.toReversed()).committed)).toEqual(Object.fromEntries(committed));
      }),
    );
  });
});
