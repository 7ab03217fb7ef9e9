import fc from 'fast-check';
import Fraction from 'fraction.js';
import { expect, test } from 'vitest';
import { exact } from '#kernel/exact-number.ts';
import type { HeatTariff } from '#platform/knowledge/facts.ts';
import type { HouseholdSeason, SeasonTerms } from './bill/bill-parts.ts';
import { pointBill } from './bill/point-bill.ts';
import { billedArea } from './bill/stay.ts';
import type { SubstituteRule } from './bill/substitutes.ts';

/**
 * Households with meters of their own that did not measure every day, cold rooms, a cap and a floor: calculated again in fractions, day by
 * day, following the wording of `heat.md` 3; none of the code under test is used. A day contains the account, what was counted and how much
 * of it.
 */
type Day = {
  readonly account: string;
  readonly heated: boolean;
  readonly use: number;
  readonly quarters: number;
  readonly faulty: boolean;
};
type Home = {
  readonly code: string;
  readonly area: string;
  readonly days: readonly Day[];
  readonly cold: readonly { readonly from: number; readonly to: number; readonly temperature: string }[];
  readonly decided: { readonly as: SubstituteRule } | { readonly units: bigint } | null;
  /** What it used in the season before, over how many degrees and days. */
  readonly last: { readonly heat: bigint; readonly degrees: string; readonly days: number } | null;
};
type Town = { readonly homes: readonly Home[]; readonly below: readonly (string | null)[]; readonly tariff: HeatTariff };

const length = 10;
const none = new Fraction(0n);
const sum = (parts: readonly Fraction[]): Fraction => parts.reduce((all, part) => all.add(part), none);
const rounded = (value: Fraction): bigint => {
  const twice = value.abs().mul(2).add(1);
  const size = twice.n / twice.d / 2n;
  return value.s < 0n ? -size : size;
};

const covered = ({ quarters, faulty }: Day): Fraction => (faulty ? none : new Fraction(quarters).div(4));
const counted = ({ use, quarters, faulty }: Day): Fraction => (faulty || quarters === 0 ? none : new Fraction(use));
const isWhole = (day: Day): boolean => covered(day).compare(1) === 0;

/** What substitutes for the rest of a day: heat, `area`, or null if no rule can fill it. */
function standsFor(town: Town, home: Home, at: number): Fraction | 'area' | null {
  const { substitute } = town.tariff;
  const order = home.decided !== null && 'as' in home.decided ? [home.decided.as] : (substitute?.order ?? []);
  for (const rule of order) {
    if (rule === 'area') return 'area';
    if (rule === 'own-rate') {
      const good = home.days.flatMap((day, one) => (day.heated && isWhole(day) && typeof town.below[one] === 'string' ? [one] : []));
      const degrees = sum(good.map((one) => new Fraction(town.below[one] as string)));
      if (typeof town.below[at] !== 'string' || good.length < (substitute?.least ?? 0) || degrees.n === 0n) continue;
      return new Fraction(town.below[at] as string).mul(sum(good.map((one) => counted(home.days[one] as Day)))).div(degrees);
    }
    if (rule === 'last-season') {
      const { heat = 0n, degrees = '0', days = 0 } = home.last ?? {};
      if (typeof town.below[at] !== 'string' || days < (substitute?.least ?? 0) || new Fraction(degrees).n === 0n) continue;
      return new Fraction(town.below[at] as string).mul(new Fraction(heat)).div(new Fraction(degrees));
    }
    if (rule === 'similar') {
      const others = town.homes.filter((one) => one !== home && (one.days[at] as Day).heated && isWhole(one.days[at] as Day));
      const areas = sum(others.map(({ area }) => new Fraction(area)));
      if (others.length < (substitute?.neighbours ?? 0)) continue;
      return new Fraction(home.area).mul(sum(others.map((one) => counted(one.days[at] as Day)))).div(areas);
    }
  }
  return null;
}

function oracle(town: Town, home: Home) {
  const { tariff } = town;
  const price = (of: 'area' | 'basic' | 'metered') => new Fraction(tariff.classes['x']?.[of] as string);
  const open = home.days.map((day, at) => (day.heated && !isWhole(day) ? at : -1)).filter((at) => at >= 0);
  const rest = (at: number) => new Fraction(1n).sub(covered(home.days[at] as Day));
  const added = new Map<number, Fraction | 'area' | null>();
  for (const at of open) {
    if (home.decided !== null && 'units' in home.decided)
      added.set(at, new Fraction(home.decided.units).mul(rest(at)).div(sum(open.map(rest))));
    else {
      const found = standsFor(town, home, at);
      added.set(at, found instanceof Fraction ? found.mul(rest(at)) : found);
    }
  }
  if ([...added.values()].includes(null)) return { held: 'readings-missing' };
  const byArea = (at: number): boolean => added.get(at) === 'area';
  const heatOf = (account: string | null) =>
    sum(
      home.days.flatMap((day, at) => {
        const more = added.get(at) ?? none;
        return day.heated && !byArea(at) && (account === null || day.account === account) ? [counted(day).add(more as Fraction)] : [];
      }),
    );
  const quantity = rounded(heatOf(null));
  const days = (of: (at: number) => boolean) => home.days.filter(({ heated }, at) => heated && of(at)).length;
  const areaOver = (count: Fraction | number, yuan: Fraction) => yuan.mul(new Fraction(home.area)).mul(count).div(length).mul(100);
  const metered = rounded(price('metered').mul(new Fraction(quantity)).div(10_000).mul(100));
  const basic = rounded(
    areaOver(
      days((at) => !byArea(at)),
      price('basic'),
    ),
  );
  const area = rounded(areaOver(days(byArea), price('area')));
  const table = (tariff.cold?.table ?? []).toSorted((a, b) => new Fraction(a.below).compare(new Fraction(b.below)));
  const shares = home.days.map(({ heated }, at) => {
    const last = home.cold.findLast(({ from, to }) => from <= at && at < to);
    const row = last === undefined ? undefined : table.find(({ below }) => new Fraction(below).compare(new Fraction(last.temperature)) > 0);
    return heated ? new Fraction(row?.share ?? '0') : none;
  });
  const cold = -rounded(areaOver(sum(shares), price(tariff.cold?.of ?? 'area')));
  const bound = (share: string) =>
    rounded(
      areaOver(
        days((at) => !byArea(at)),
        price('area'),
      ).mul(new Fraction(share)),
    );
  const c = basic + metered;
  const isMetered = days((at) => !byArea(at)) > 0;
  const cap =
    isMetered && tariff.cap !== undefined && c > bound(tariff.cap)
      ? bound(tariff.cap) - c
      : isMetered && tariff.floor !== undefined && c < bound(tariff.floor)
        ? bound(tariff.floor) - c
        : 0n;
  const wouldBe =
    rounded(
      areaOver(
        days(() => true),
        price('area'),
      ),
    ) + cold;
  const total = basic + metered + area + cold + cap;
  return { held: null, quantity, basic, metered, area, cold, cap, total, byArea: wouldBe, heatOf };
}

const decimal = (max: number) => fc.integer({ min: 0, max: max * 100 }).map((one) => (one / 100).toFixed(2));
const dayOf = fc.record({
  account: fc.constantFrom('A', 'B'),
  heated: fc.constantFrom(true, true, true, false),
  use: fc.integer({ min: 0, max: 5000 }),
  quarters: fc.constantFrom(4, 4, 4, 2, 0),
  faulty: fc.constantFrom(false, false, false, false, true),
});
const rules = fc.constantFrom<SubstituteRule>('own-rate', 'last-season', 'similar', 'area');
const coldOf = fc
  .record({
    from: fc.integer({ min: -2, max: length }),
    days: fc.integer({ min: 1, max: 6 }),
    temperature: fc.constantFrom('-3.5', '15.9', '16', '17.99', '18'),
  })
  .map(({ from, days, temperature }) => ({ from, to: from + days, temperature }));
const homeOf = (code: string): fc.Arbitrary<Home> =>
  fc.record({
    code: fc.constant(code),
    area: fc.constantFrom('50', '89.5', '7.777777'),
    days: fc.array(dayOf, { minLength: length, maxLength: length }),
    cold: fc.array(coldOf, { maxLength: 2 }),
    decided: fc.option(
      fc.oneof(
        rules.map((as) => ({ as })),
        fc.bigInt({ min: 0n, max: 90_000n }).map((units) => ({ units })),
      ),
      { nil: null },
    ),
    last: fc.option(
      fc.record({ heat: fc.bigInt({ min: 0n, max: 50_000n }), degrees: decimal(200), days: fc.integer({ min: 0, max: 6 }) }),
      { nil: null },
    ),
  });
const tariffOf: fc.Arbitrary<HeatTariff> = fc
  .record({
    x: fc.record({ area: decimal(50), basic: decimal(20), metered: decimal(90), per: fc.constant('GJ' as const) }),
    order: fc.uniqueArray(rules, { minLength: 1, maxLength: 4 }),
    cap: fc.option(decimal(2), { nil: undefined }),
    floor: fc.option(decimal(1), { nil: undefined }),
    of: fc.constantFrom('area' as const, 'basic' as const),
  })
  .map(({ x, order, cap, floor, of }) => ({
    id: 't',
    version: 1,
    status: 'DEMO',
    source: { document: 't', clause: '—' },
    classes: { x },
    height: [],
    extension: 'free',
    overdue: 'bill',
    ...(cap !== undefined && { cap }),
    ...(floor !== undefined && { floor }),
    cold: {
      of,
      table: [
        { below: '18', share: '0.3' },
        { below: '16', share: '0.5' },
      ],
    },
    substitute: { order, auto: true, least: 3, neighbours: 2, base: '18' },
  }));
const town: fc.Arbitrary<Town> = fc.record({
  homes: fc.tuple(homeOf('H1'), homeOf('H2'), homeOf('H3'), homeOf('H4')),
  below: fc.array(fc.option(decimal(20), { nil: null }), { minLength: length, maxLength: length }),
  tariff: tariffOf,
});

function billOf({ homes, below, tariff }: Town) {
  const terms: SeasonTerms = {
    frame: { days: length, charged: { from: 0, to: length }, nominal: length },
    tariff,
    degrees: below.map((one) => (one === null ? null : exact(one))),
  };
  const households = homes.map(({ code, area, days, cold, decided, last }): HouseholdSeason => ({
    code,
    class: 'x',
    units: null,
    cold,
    decided,
    last: last === null ? null : { ...last, degrees: exact(last.degrees) },
    stays: days.map(({ account, heated }, from) => ({
      from,
      to: from + 1,
      account,
      status: heated ? 'supplied' : 'unconnected',
      billed: billedArea(tariff, area, null),
    })),
    meter: {
      use: Float64Array.from(days, ({ use, quarters }) => (quarters === 0 ? Number.NaN : use)),
      coverage: Float64Array.from(days, ({ quarters }) => quarters / 4),
      faulty: Uint8Array.from(days, ({ faulty }) => (faulty ? 1 : 0)),
      invalid: new Uint8Array(length),
    },
  }));
  const point = { method: 'household' as const, areaShare: null, meter: null, decided: null, last: null };
  return pointBill(point, households, terms).households;
}

test('days without a reading, cold rooms, cap and minimum match an oracle in fractions, household by household', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(town, (one) => {
      for (const [at, { held, accounts, rules: used }] of billOf(one).entries()) {
        const home = one.homes[at] as Home;
        const { heatOf, ...told } = oracle(one, home);
        for (const rule of used.keys()) seen.set(rule, (seen.get(rule) ?? 0) + 1);
        if (held !== null) {
          expect(told).toEqual({ held });
          continue;
        }
        const all = (of: (account: (typeof accounts)[number]) => bigint) => accounts.reduce((before, account) => before + of(account), 0n);
        const lines = (line: 'basic' | 'metered' | 'area' | 'cold' | 'cap' | 'total') => all((account) => account.lines[line]);
        expect({
          held,
          quantity: all(({ quantity }) => quantity),
          basic: lines('basic'),
          metered: lines('metered'),
          area: lines('area'),
          cold: lines('cold'),
          cap: lines('cap'),
          total: lines('total'),
          byArea: all((account) => account.lines.byArea ?? 0n),
        }).toEqual(accounts.length === 0 ? { ...told, byArea: 0n } : told);
        // each account is within one unit of its own heat, and no floor lowers, no cap raises
        for (const { account, quantity } of accounts) {
          const off = new Fraction(quantity).sub((heatOf as (name: string) => Fraction)(account)).abs();
          expect(off.compare(1) <= 0).toBe(true);
        }
        if (one.tariff.floor === undefined) expect(lines('cap') <= 0n).toBe(true);
        if (one.tariff.cap === undefined) expect(lines('cap') >= 0n).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
  expect([...seen.keys()].toSorted()).toEqual(['area', 'decided', 'last-season', 'own-rate', 'similar']);
});
