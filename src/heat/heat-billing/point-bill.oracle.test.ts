import fc from 'fast-check';
import Fraction from 'fraction.js';
import { expect, test } from 'vitest';
import type { HeatTariff } from '#platform/knowledge/facts.ts';
import type { HouseholdSeason, PointBill, PointSeason, SeasonTerms } from './bill/bill-parts.ts';
import { pointBill } from './bill/point-bill.ts';
import { billedArea, chargedDays } from './bill/stay.ts';

/**
 * The same bills in fractions, day by day, following the wording of `heat.md` 3; none of the code under test is used. A day is `{ account,
 * status, area, height, use }` of a household.
 */
type Day = { readonly account: string; readonly status: string; readonly area: string; readonly height: string; readonly use: number };
type Home = { readonly code: string; readonly class: 'x' | 'y'; readonly units: number; readonly days: readonly Day[] };
type Town = {
  readonly method: PointSeason['method'];
  readonly areaShare: string;
  readonly homes: readonly Home[];
  readonly heat: readonly number[];
  readonly invalid: readonly number[];
  readonly nominal: number;
  readonly tariff: HeatTariff;
};

const sum = (parts: readonly Fraction[]): Fraction => parts.reduce((all, part) => all.add(part), new Fraction(0n));
const whole = (value: Fraction): bigint => {
  const twice = value.abs().mul(2).add(1);
  const size = twice.n / twice.d / 2n;
  return value.s < 0n ? -size : size;
};
/** Hamilton's method, implemented independently. */
function sharedOut(total: bigint, parts: ReadonlyMap<string, Fraction>): Map<string, bigint> {
  if (total < 0n) return new Map([...sharedOut(-total, parts)].map(([key, one]) => [key, -one]));
  const keys = [...parts.keys()].toSorted();
  const all = sum([...parts.values()]);
  if (all.n === 0n) return new Map(keys.map((key, at) => [key, at === 0 ? total : 0n]));
  const exact = new Map(keys.map((key) => [key, new Fraction(total).mul(parts.get(key) as Fraction).div(all)]));
  const given = new Map([...exact].map(([key, one]) => [key, one.n / one.d]));
  let left = total - [...given.values()].reduce((a, b) => a + b, 0n);
  const rest = (key: string) => (exact.get(key) as Fraction).sub(new Fraction(given.get(key) as bigint));
  for (const key of keys.toSorted((a, b) => rest(b).compare(rest(a)) || (a < b ? -1 : 1))) {
    if (left === 0n) break;
    given.set(key, (given.get(key) as bigint) + 1n);
    left -= 1n;
  }
  return given;
}

const isHeated = ({ status, area }: Day): boolean => status === 'supplied' && area !== '0';

function oracle(town: Town): Map<string, Record<string, bigint>> {
  const { tariff, homes, nominal } = town;
  const byArea = (day: number): boolean => town.method === 'area' || (tariff.overdue === 'area' && town.invalid[day] === 1);
  const b = (day: Day): Fraction => {
    const row = tariff.height.findLast(({ above }) => new Fraction(day.height).compare(new Fraction(above)) > 0);
    return new Fraction(day.area).mul(new Fraction(row?.factor ?? '1'));
  };
  const charged = (day: number): boolean => tariff.extension === 'pro-rata' || day < nominal;
  const told = new Map<string, Record<string, bigint>>();
  const quantities = new Map<string, bigint>();
  const accountsOf = (home: Home) =>
    [
      ...new Set(home.days.filter((day) => isHeated(day) || (day.status === 'stopped' && day.area !== '0')).map(({ account }) => account)),
    ].map((account) => `${home.code} ${account}`);
  const partsOf = (home: Home, of: (day: Day, at: number) => Fraction | null) => {
    const parts = new Map(accountsOf(home).map((key) => [key, new Fraction(0n)]));
    home.days.forEach((day, at) => {
      const key = `${home.code} ${day.account}`;
      const part = of(day, at);
      if (part !== null && parts.has(key)) parts.set(key, (parts.get(key) as Fraction).add(part));
    });
    return parts;
  };
  const put = (line: string, parts: ReadonlyMap<string, bigint>) => {
    for (const [key, one] of parts) told.set(key, { ...told.get(key), [line]: one });
  };
  // quantities
  if (town.method === 'household' || town.method === 'area')
    for (const home of homes) {
      const heats = partsOf(home, (day, at) => (isHeated(day) && !byArea(at) ? new Fraction(day.use) : null));
      const quantity = whole(sum([...heats.values()]));
      for (const [key, one] of sharedOut(quantity, heats)) quantities.set(key, one);
    }
  else {
    const total = whole(sum(town.heat.map((one, at) => new Fraction(byArea(at) ? 0 : one))));
    const keyed = (of: (home: Home) => Map<string, Fraction>) => {
      const all = new Map<string, Fraction>();
      for (const home of homes)
        for (const [key, one] of of(home)) if (home.days.some((d) => isHeated(d) && key === `${home.code} ${d.account}`)) all.set(key, one);
      return all;
    };
    const among = town.heat.map((_, at) =>
      sum(homes.map(({ days }) => (isHeated(days[at] as Day) ? b(days[at] as Day) : new Fraction(0n)))),
    );
    const areas = keyed((home) =>
      partsOf(home, (day, at) =>
        isHeated(day) && !byArea(at) ? new Fraction(town.heat[at] as number).mul(b(day)).div(among[at] as Fraction) : null,
      ),
    );
    const heated = (home: Home) => home.days.filter(isHeated);
    const others = {
      'share-area': () => areas,
      'share-meter': () => {
        const own = keyed((home) => partsOf(home, (day) => (isHeated(day) ? new Fraction(day.use) : null)));
        return sum([...own.values()]).n === 0n ? areas : own;
      },
      'share-units': () =>
        keyed((home) => {
          const all = sum(heated(home).map(b));
          return partsOf(home, (day) => (isHeated(day) ? new Fraction(home.units).mul(b(day)).div(all) : null));
        }),
      'share-time': () =>
        keyed((home) => {
          const count = heated(home).length;
          return partsOf(home, (day) => (isHeated(day) ? new Fraction(home.units).mul(b(day)).div(count) : null));
        }),
    }[town.method]();
    const isAnybody = among.some((area, at) => area.n > 0n && !byArea(at));
    if (isAnybody) {
      const first = whole(new Fraction(town.areaShare).mul(new Fraction(total)));
      const [a, c] = [sharedOut(first, areas), sharedOut(total - first, others)];
      for (const [key, one] of a) quantities.set(key, one + (c.get(key) as bigint));
    }
  }
  // money for heat
  const groups: readonly (readonly Home[])[] =
    town.method === 'household' || town.method === 'area'
      ? homes.map((home) => [home])
      : ['x', 'y'].map((name) => homes.filter((home) => home.class === name));
  const priced = (home: Home, of: 'area' | 'basic' | 'metered') => new Fraction(tariff.classes[home.class]?.[of] as string);
  for (const group of groups) {
    const keys = group.flatMap(accountsOf).filter((key) => quantities.has(key));
    if (group[0] === undefined || keys.length === 0) continue;
    const heat = sum(keys.map((key) => new Fraction(quantities.get(key) as bigint)));
    const cents = whole(priced(group[0], 'metered').mul(heat).div(10_000).mul(100));
    put('metered', sharedOut(cents, new Map(keys.map((key) => [key, new Fraction(quantities.get(key) as bigint)]))));
  }
  // lines of a household
  for (const home of homes) {
    const over = (price: Fraction, of: (day: Day, at: number) => boolean): Map<string, Fraction> =>
      partsOf(home, (day, at) => (charged(at) && of(day, at) ? price.mul(b(day)).div(nominal).mul(100) : null));
    const line = (name: string, parts: Map<string, Fraction>) => put(name, sharedOut(whole(sum([...parts.values()])), parts));
    line(
      'basic',
      over(priced(home, 'basic'), (day, at) => isHeated(day) && !byArea(at)),
    );
    line(
      'area',
      over(priced(home, 'area'), (day, at) => isHeated(day) && byArea(at)),
    );
    const stopped = priced(home, tariff.stopped?.of ?? 'area').mul(new Fraction(tariff.stopped?.share ?? '0'));
    const areaOver = over(stopped, (day) => day.status === 'stopped' && day.area !== '0');
    const weights = over(new Fraction(1n), (day) => day.status === 'stopped' && day.area !== '0');
    put('stopped', sharedOut(whole(sum([...areaOver.values()])), weights));
    const keys = accountsOf(home);
    for (const key of keys) told.set(key, { metered: 0n, ...told.get(key) });
    const paid = keys.map((key) => (told.get(key)?.['basic'] ?? 0n) + (told.get(key)?.['metered'] ?? 0n)).reduce((a, c) => a + c, 0n);
    const e = sum([...over(priced(home, 'area'), (day, at) => isHeated(day) && !byArea(at)).values()]);
    const bound = (share: string) => whole(new Fraction(share).mul(e));
    const isMetered = home.days.some((day, at) => isHeated(day) && !byArea(at));
    const change = !isMetered ? 0n : tariff.cap !== undefined && paid > bound(tariff.cap) ? bound(tariff.cap) - paid : 0n;
    told.set(home.code, { cap: change });
  }
  for (const [key, quantity] of quantities) told.set(key, { ...told.get(key), quantity });
  return told;
}

const decimal = (max: number) => fc.integer({ min: 0, max: max * 100 }).map((one) => (one / 100).toFixed(2));
const length = 12;
const dayOf = fc.record({
  account: fc.constantFrom('A', 'B', 'C'),
  status: fc.constantFrom('supplied', 'supplied', 'supplied', 'stopped', 'unconnected'),
  area: fc.constantFrom('0', '50', '89.5', '100.25', '7.777777'),
  height: fc.constantFrom('2.8', '3.0', '3.01', '4.5'),
  use: fc.integer({ min: 0, max: 5000 }),
});
const homeOf = (code: string): fc.Arbitrary<Home> =>
  fc.record({
    code: fc.constant(code),
    class: fc.constantFrom('x' as const, 'y' as const),
    units: fc.integer({ min: 0, max: 20 }),
    days: fc.array(dayOf, { minLength: length, maxLength: length }),
  });
const price = fc.record({ area: decimal(50), basic: decimal(20), metered: decimal(90), per: fc.constant('GJ' as const) });
const tariff: fc.Arbitrary<HeatTariff> = fc
  .record({
    classes: fc.record({ x: price, y: price }),
    extension: fc.constantFrom('free' as const, 'pro-rata' as const),
    overdue: fc.constantFrom('bill' as const, 'area' as const),
    stopped: fc.option(fc.record({ share: decimal(1), of: fc.constantFrom('area' as const, 'basic' as const) }), { nil: undefined }),
    cap: fc.option(decimal(2), { nil: undefined }),
  })
  .map(({ stopped, cap, ...rest }) => ({
    id: 't',
    version: 1,
    status: 'DEMO' as const,
    source: { document: 't', clause: '—' },
    height: [
      { above: '3.0', factor: '1.1' },
      { above: '4', factor: '1.333333' },
    ],
    ...rest,
    ...(stopped && { stopped }),
    ...(cap !== undefined && { cap }),
  }));
const town: fc.Arbitrary<Town> = fc.record({
  method: fc.constantFrom('household', 'area', 'share-area', 'share-meter', 'share-units', 'share-time'),
  areaShare: decimal(1),
  homes: fc.integer({ min: 1, max: 5 }).chain((count) => fc.tuple(...['H1', 'H2', 'H10', 'h', '户'].slice(0, count).map(homeOf))),
  heat: fc.array(fc.integer({ min: 0, max: 30_000 }), { minLength: length, maxLength: length }),
  invalid: fc.array(fc.constantFrom(0, 0, 0, 1), { minLength: length, maxLength: length }),
  nominal: fc.integer({ min: 1, max: length + 3 }),
  tariff,
});

const meterOf = (use: readonly number[], invalid: readonly number[]) => ({
  use: Float64Array.from(use),
  coverage: new Float64Array(length).fill(1),
  invalid: Uint8Array.from(invalid),
  faulty: new Uint8Array(length),
});

function billOf(one: Town): PointBill {
  const frame = { days: length, charged: chargedDays(one.tariff, length, { from: 0, to: one.nominal }), nominal: one.nominal };
  const terms: SeasonTerms = { frame, tariff: one.tariff, degrees: [] };
  const none = { cold: [], decided: null, last: null };
  const households = one.homes.map(({ code, class: named, units, days }): HouseholdSeason => ({
    ...none,
    code,
    class: named,
    units: String(units),
    stays: days.map(({ account, status, area, height }, from) => ({
      from,
      to: from + 1,
      account,
      status: status as 'supplied',
      billed: billedArea(one.tariff, area, height),
    })),
    meter: meterOf(
      days.map(({ use }) => use),
      one.invalid,
    ),
  }));
  const point = { method: one.method, areaShare: one.areaShare, meter: meterOf(one.heat, one.invalid), decided: null, last: null };
  return pointBill(point, households, terms);
}

const accountsIn = ({ households }: PointBill) =>
  households.flatMap(({ household, accounts }) =>
    accounts.map((account) => ({ household, key: `${household} ${account.account}`, ...account })),
  );

test('the bills of any town match an oracle in fractions, account by account and line by line', () => {
  fc.assert(
    fc.property(town, (one) => {
      const [bill, told] = [billOf(one), oracle(one)];
      for (const { household, accounts } of bill.households) {
        for (const { account, quantity, lines } of accounts) {
          const { quantity: heat = 0n, ...other } = told.get(`${household} ${account}`) ?? {};
          const { basic, metered, area, stopped } = lines;
          expect({ household, account, quantity, basic, metered, area, stopped }).toEqual({ household, account, quantity: heat, ...other });
        }
        expect(accounts.reduce((all, { lines }) => all + lines.cap, 0n)).toBe(told.get(household)?.['cap']);
      }
    }),
    { numRuns: 400 },
  );
});

test('the households of a point add up to it, in heat and in each class’s money for heat', () => {
  fc.assert(
    fc.property(town, (one) => {
      const bill = billOf(one);
      if (bill.quantity === null || bill.doubts.some(({ code }) => code === 'nobody-supplied')) return;
      expect(accountsIn(bill).reduce((all, { quantity }) => all + quantity, 0n)).toBe(bill.quantity);
    }),
  );
});

test('the order of the rows does not matter', () => {
  fc.assert(
    fc.property(town, (one) => {
      const bySaid = (bill: PointBill) => accountsIn(bill).toSorted((a, b) => (a.key < b.key ? -1 : 1));
      expect(bySaid(billOf({ ...one, homes: one.homes.toReversed() }))).toEqual(bySaid(billOf(one)));
    }),
  );
});

test('a change of occupant does not change what the household pays', () => {
  fc.assert(
    fc.property(town, (one) => {
      const alone = { ...one, homes: one.homes.map((home) => ({ ...home, days: home.days.map((day) => ({ ...day, account: 'A' })) })) };
      const sums = (bill: PointBill) =>
        bill.households.map(({ accounts }) =>
          (['basic', 'area', 'stopped', 'cold'] as const).map((line) => accounts.reduce((all, { lines }) => all + lines[line], 0n)),
        );
      expect(sums(billOf(alone))).toEqual(sums(billOf(one)));
    }),
  );
});

test('a cap never raises, and each account’s lines sum to its total', () => {
  fc.assert(
    fc.property(town, (one) => {
      for (const { lines } of accountsIn(billOf(one))) {
        const { total, byArea: _byArea, ...parts } = lines;
        expect(lines.cap <= 0n).toBe(true);
        expect(Object.values(parts).reduce((all, part) => all + part, 0n)).toBe(total);
      }
    }),
  );
});
