import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exact } from '#kernel/exact-number.ts';
import { moneyOf } from '#kernel/money.ts';
import type { HeatTariff } from '#platform/knowledge/facts.ts';
import type { HouseholdSeason, PointSeason } from '../bill/bill-parts.ts';
import type { MeterSeason } from '../bill/day-heat.ts';
import { pointBill } from '../bill/point-bill.ts';
import { billedArea, chargedDays, type Stay } from '../bill/stay.ts';
import { partsOf } from './compared.ts';
import { changeCauses, type Division, divideChange } from './divide.ts';
import { type BillFactors, factorsOf, isShared } from './factors.ts';

type Home = {
  readonly area: string;
  /** 0.0001 GJ of each day. */
  readonly use: number;
  readonly status?: Stay['status'];
  readonly movedIn?: number;
  readonly missing?: readonly number[];
  readonly cold?: boolean;
};

type Season = {
  readonly method: PointSeason['method'];
  readonly days: number;
  readonly nominal?: number;
  readonly degrees: string | null;
  readonly prices: { readonly area: string; readonly basic: string; readonly metered: string };
  readonly more?: Partial<HeatTariff>;
  readonly homes: readonly Home[];
};

const tariffOf = ({ prices, more }: Season): HeatTariff => ({
  id: 't',
  version: 1,
  status: 'DEMO',
  source: { document: 't', clause: '—' },
  height: [],
  extension: 'free',
  overdue: 'bill',
  classes: { dwelling: { ...prices, per: 'GJ' } },
  stopped: { share: '0.3', of: 'area' },
  cold: { of: 'area', table: [{ below: '18', share: '0.5' }] },
  substitute: { order: ['own-rate', 'similar', 'area'], auto: true, least: 1, neighbours: 1, base: '18' },
  ...more,
});

const meterOf = (use: number, days: number, missing: readonly number[] = []): MeterSeason => {
  const coverage = new Float64Array(days).fill(1);
  const told = new Float64Array(days).fill(use);
  for (const day of missing.filter((one) => one < days)) [coverage[day], told[day]] = [0, Number.NaN];
  return { use: told, coverage, invalid: new Uint8Array(days), faulty: new Uint8Array(days) };
};

/** The factors of the bill of the first household of a point; null if it is held. */
function factorsIn(season: Season): BillFactors | null {
  const { method, days, nominal = days, homes } = season;
  const tariff = tariffOf(season);
  const frame = { days, charged: chargedDays(tariff, days, { from: 0, to: nominal }), nominal };
  const degrees = Array.from({ length: days }, () => (season.degrees === null ? null : exact(season.degrees)));
  const behind = homes.map(({ area, use, status = 'supplied', movedIn = 0, missing, cold = false }, at): HouseholdSeason => ({
    code: `H${at}`,
    class: 'dwelling',
    stays: movedIn >= days ? [] : [{ from: movedIn, to: days, account: `A${at}`, status, billed: billedArea(tariff, area, null) }],
    meter: meterOf(use, days, missing),
    units: String(at + 1),
    cold: cold ? [{ from: 0, to: 5, temperature: '16' }] : [],
    decided: null,
    last: null,
  }));
  const whole = homes.reduce((sum, { use }) => sum + use, 0);
  const shared = meterOf(whole + 3, days, homes[0]?.missing);
  const point: PointSeason = { method, areaShare: '0.4', meter: isShared(method) ? shared : null, decided: null, last: null };
  const bill = pointBill(point, behind, { frame, tariff, degrees });
  const own = bill.households[0];
  if (own === undefined || own.held !== null) return null;
  const first = behind[0] as HouseholdSeason;
  const meter = isShared(method) ? shared : first.meter;
  return factorsOf({ method, tariff, frame, class: 'dwelling', stays: first.stays, meter, degrees, bill, own });
}

const prices = { area: '22.00', basic: '6.60', metered: '45.00' };
const plain: Season = { method: 'household', days: 100, degrees: '15', prices, homes: [{ area: '100', use: 1000 }] };
const need = (season: Season): BillFactors => {
  const found = factorsIn(season);
  if (found === null) throw new Error('held');
  return found;
};
const named = (division: Division) =>
  Object.fromEntries(changeCauses.flatMap((cause) => (division[cause] === 0n ? [] : [[cause, moneyOf(division[cause])]])));
const changed = (before: Season, now: Season) => named(divideChange(need(before), need(now)));

describe('a change is divided by cause', () => {
  test('nothing changed: nothing is said', () => {
    expect(changed(plain, plain)).toEqual({});
  });

  test('one factor at a time takes all of it', () => {
    const [home] = plain.homes as [Home];
    expect(changed(plain, { ...plain, homes: [{ ...home, area: '110' }] })).toEqual({ area: '66.00' });
    expect(changed(plain, { ...plain, prices: { ...prices, basic: '7.00' } })).toEqual({ 'fixed-price': '40.00' });
    expect(changed(plain, { ...plain, prices: { ...prices, metered: '50.00' } })).toEqual({ 'heat-price': '50.00' });
    // 10 GJ at 45 yuan, a fifth colder: the heat of a degree stays
    expect(changed(plain, { ...plain, degrees: '18', homes: [{ ...home, use: 1200 }] })).toEqual({ weather: '90.00' });
    expect(changed(plain, { ...plain, homes: [{ ...home, use: 1100 }] })).toEqual({ use: '45.00' });
    expect(changed(plain, { ...plain, homes: [{ ...home, cold: true }] })).toEqual({ cold: '-55.00' });
  });

  test('colder, and yet less heat: the weather made it dearer, the use cheaper', () => {
    const [home] = plain.homes as [Home];
    // 10 GJ became 9; by the weather alone it had been 12
    expect(changed(plain, { ...plain, degrees: '18', homes: [{ ...home, use: 900 }] })).toEqual({ weather: '90.00', use: '-135.00' });
  });

  test('a longer season costs days of heat, and nothing by area within its nominal days', () => {
    expect(changed(plain, { ...plain, days: 110, nominal: 110 })).toEqual({ 'heat-days': '45.00' });
    // charged for all days beside 100 nominal ones
    const longer = { ...plain, days: 110, nominal: 100, more: { extension: 'pro-rata' as const } };
    expect(changed(plain, longer)).toEqual({ 'charged-days': '66.00', 'heat-days': '45.00' });
  });

  test('half a season without supply: the price by area of these days falls to its share', () => {
    const stopped: Season = { ...plain, homes: [{ area: '100', use: 0, status: 'stopped' }] };
    // 6.60 × 100 is replaced by 0.3 × 22 × 100, and the heat of all days is gone
    expect(changed(plain, stopped)).toEqual({ 'heat-days': '-450.00' });
    expect(changed({ ...plain, prices: { ...prices, basic: '5.00' } }, { ...stopped, prices: { ...prices, basic: '5.00' } })).toEqual({
      'charged-days': '160.00',
      'heat-days': '-450.00',
    });
  });

  test('estimated days change nothing if they are estimated as the others were measured', () => {
    const [home] = plain.homes as [Home];
    expect(changed(plain, { ...plain, homes: [{ ...home, missing: [3, 4, 5] }] })).toEqual({});
    // by the neighbour, who uses twice the heat, 3 days of 0.2 GJ for 0.1
    const similar: Season = {
      ...plain,
      more: { substitute: { order: ['similar'], auto: true, least: 1, neighbours: 1, base: '18' } },
      homes: [
        { ...home, missing: [3, 4, 5] },
        { ...home, use: 2000 },
      ],
    };
    expect(changed(plain, similar)).toEqual({ estimates: '13.50' });
  });

  test('without temperatures each day counts alike: the weather is part of the use', () => {
    const [home] = plain.homes as [Home];
    const colder = { ...plain, degrees: '18', homes: [{ ...home, use: 1200 }] };
    expect(changed({ ...plain, degrees: null }, colder)).toEqual({ use: '90.00' });
  });

  test('heat that is shared: more in the house is told apart from a larger share of it', () => {
    const [own, other] = [
      { area: '50', use: 500 },
      { area: '50', use: 497 },
    ];
    const shared: Season = { ...plain, method: 'share-area', homes: [own, other] };
    // 10 GJ for both at first; then 12, and a third of the area moved out of the other home
    expect(changed(shared, { ...shared, homes: [own, { ...other, use: 697 }] })).toEqual({ use: '45.00' });
    const larger = { ...shared, homes: [own, { ...other, area: '30' }] };
    expect(changed(shared, larger)).toEqual({ share: '56.25' });
  });

  test('each part says what changed, before and now', () => {
    const [home] = plain.homes as [Home];
    const [before, now] = [need(plain), need({ ...plain, degrees: '18', homes: [{ ...home, area: '110', use: 900 }] })];
    expect(partsOf(divideChange(before, now), before, now)).toEqual([
      { cause: 'area', which: null, cents: 6600n, before: '100', now: '110', unit: 'm²' },
      { cause: 'weather', which: null, cents: 9000n, before: '1500', now: '1800', unit: 'degC·d' },
      { cause: 'use', which: null, cents: -13_500n, before: '0.00667', now: '0.005', unit: 'GJ/(degC·d)' },
    ]);
  });
});

const yuan = (most: number) => fc.integer({ min: 0, max: most * 100 }).map((one) => (one / 100).toFixed(2));
const anyHome = fc.record({
  area: fc.constantFrom('50', '89.5', '100.25', '7.777777'),
  use: fc.integer({ min: 0, max: 5000 }),
  status: fc.constantFrom<Stay['status'][]>('supplied', 'supplied', 'supplied', 'stopped'),
  movedIn: fc.constantFrom(0, 0, 0, 7, 100),
  missing: fc.subarray([0, 3, 4, 9, 12]),
  cold: fc.boolean(),
});
const anySeason = (method: PointSeason['method']): fc.Arbitrary<Season> =>
  fc.record({
    method: fc.constant(method),
    days: fc.integer({ min: 1, max: 20 }),
    nominal: fc.integer({ min: 1, max: 25 }),
    degrees: fc.constantFrom('0', '12.3', '18.77', null),
    prices: fc.record({ area: yuan(40), basic: yuan(20), metered: yuan(90) }),
    more: fc.constantFrom({}, { cap: '1' }, { floor: '0.5' }, { extension: 'pro-rata' as const }),
    homes: fc.array(anyHome, { minLength: 1, maxLength: 4 }),
  });
const methods = ['household', 'area', 'share-area', 'share-meter', 'share-units', 'share-time'] as const;

test.each(methods)('the parts of any two bills add up to the cent, whatever changed: %s', (method) => {
  const most = isShared(method) ? 2n : 0n;
  fc.assert(
    fc.property(anySeason(method), anySeason(method), (one, other) => {
      const [before, now] = [factorsIn(one), factorsIn(other)];
      fc.pre(before !== null && now !== null);
      const division = divideChange(before, now);
      const sum = changeCauses.reduce((all, cause) => all + division[cause], 0n);
      expect(sum).toBe(now.lines.total - before.lines.total);
      const { rounding } = division;
      expect(rounding < 0n ? -rounding : rounding).toBeLessThanOrEqual(most);
    }),
    { numRuns: 300 },
  );
});
