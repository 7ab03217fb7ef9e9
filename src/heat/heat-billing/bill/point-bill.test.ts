import { describe, expect, test } from 'vitest';
import { decimalText } from '#kernel/exact-number.ts';
import type { HeatTariff } from '#platform/knowledge/facts.ts';
import type { HouseholdBill, HouseholdSeason, PointSeason, SeasonTerms } from './bill-parts.ts';
import type { MeterSeason } from './day-heat.ts';
import { pointBill } from './point-bill.ts';
import { countOf } from '../season-days.ts';
import { billedArea, chargedDays, type Stay } from './stay.ts';
import { exact } from '#kernel/exact-number.ts';

type TariffPart = Omit<Partial<HeatTariff>, 'classes'> & { readonly classes: HeatTariff['classes'] };
const tariffOf = (said: TariffPart): HeatTariff => ({
  id: 't',
  version: 1,
  status: 'DEMO',
  source: { document: 't', clause: '—' },
  height: [],
  extension: 'free',
  overdue: 'bill',
  ...said,
});
const days = countOf('2011-10-20', '2012-04-20');
const termsOf = (tariff: HeatTariff, length = days, nominal = length): SeasonTerms => ({
  frame: { days: length, charged: chargedDays(tariff, length, { from: 0, to: nominal }), nominal },
  tariff,
  degrees: Array.from({ length }, () => exact('10')),
});
/** An amount of heat in 0.0001 GJ, spread evenly over the days; the first gets the remainder. */
const meterOf = (units: number, length = days, over: Partial<MeterSeason> = {}): MeterSeason => {
  const use = new Float64Array(length).fill(Math.floor(units / length));
  use[0] = units - Math.floor(units / length) * (length - 1);
  return { use, coverage: new Float64Array(length).fill(1), invalid: new Uint8Array(length), faulty: new Uint8Array(length), ...over };
};
type Home = Partial<Omit<HouseholdSeason, 'stays'>> & {
  readonly area?: string;
  readonly height?: string;
  readonly stays?: readonly Partial<Stay>[];
};
const home = (tariff: HeatTariff, code: string, { area = '100', height, stays, ...more }: Home = {}, length = days): HouseholdSeason => {
  const billed = billedArea(tariff, area, height ?? null);
  const whole: Stay = { from: 0, to: length, account: code, status: 'supplied', billed };
  const all = { class: 'dwelling', meter: null, units: null, cold: [], decided: null, last: null };
  return { ...all, code, stays: (stays ?? [{}]).map((one) => ({ ...whole, ...one })), ...more };
};
const pointOf = (method: PointSeason['method'], more: Partial<PointSeason> = {}): PointSeason => ({
  method,
  areaShare: null,
  meter: null,
  decided: null,
  last: null,
  ...more,
});
const yuan = ({ accounts, held }: HouseholdBill): unknown =>
  held ??
  Object.fromEntries(
    accounts.map(({ account, lines }) => [
      account,
      Object.fromEntries(
        Object.entries(lines).flatMap(([line, cents]) => (cents === null || cents === 0n ? [] : [[line, decimalText(cents, 2)]])),
      ),
    ]),
  );

describe('Harbin 2011-12, two parts (standards 7.2)', () => {
  const harbin = tariffOf({
    classes: {
      saving: { basic: '16.54', metered: '44.41', per: 'GJ' },
      ordinary: { basic: '19.37', metered: '39.14', per: 'GJ' },
    },
  });
  test('a home that saves energy next to an ordinary one of the same size', () => {
    const homes = [
      home(harbin, 'A', { class: 'saving', meter: meterOf(300_000) }),
      home(harbin, 'B', { class: 'ordinary', meter: meterOf(500_000) }),
    ];
    const { households } = pointBill(pointOf('household'), homes, termsOf(harbin));
    // 16.54 × 100 and 44.41 × 30 GJ; 19.37 × 100 and 39.14 × 50 GJ
    expect(households.map(yuan)).toEqual([
      { A: { basic: '1654.00', metered: '1332.30', total: '2986.30' } },
      { B: { basic: '1937.00', metered: '1957.00', total: '3894.00' } },
    ]);
  });
});

const prices = { dwelling: { area: '22', basic: '6.60', metered: '45', per: 'GJ' } } as const;
const oneBill = (tariff: HeatTariff, given: Home, method: PointSeason['method'] = 'household', length = 120): unknown =>
  yuan(pointBill(pointOf(method), [home(tariff, 'A', given, length)], termsOf(tariff, length)).households[0] as HouseholdBill);

describe('a household', () => {
  const plain = tariffOf({ classes: prices });
  test('that is stopped for half the season pays its share of the stopped days', () => {
    const tariff = tariffOf({ classes: prices, stopped: { share: '0.3', of: 'area' } });
    const stays = [{ to: 60 }, { from: 60, status: 'stopped' as const }];
    // 6.60 × 100 × 60/120, 45 × 6 GJ, 0.3 × 22 × 100 × 60/120
    const meter = meterOf(120_000, 120);
    expect(oneBill(tariff, { stays, meter })).toEqual({
      A: { basic: '330.00', metered: '270.00', stopped: '330.00', total: '930.00', byArea: '1430.00' },
    });
  });
  test.each([
    ['3.0', '2200.00'],
    ['3.01', '2420.00'],
  ])('with rooms %s m high is charged for its height only above the limit', (height, total) => {
    const tariff = tariffOf({ classes: prices, height: [{ above: '3.0', factor: '1.1' }] });
    expect(oneBill(tariff, { height }, 'area')).toEqual({ A: { area: total, total, byArea: total } });
  });
  test('is charged within the nominal days, or for all of them if the tariff says so', () => {
    const of = (extension: 'free' | 'pro-rata') => {
      const tariff = tariffOf({ classes: prices, extension });
      const terms = termsOf(tariff, 150, 120);
      return yuan(pointBill(pointOf('area'), [home(tariff, 'A', {}, 150)], terms).households[0] as HouseholdBill);
    };
    expect(of('free')).toMatchObject({ A: { area: '2200.00' } });
    expect(of('pro-rata')).toMatchObject({ A: { area: '2750.00' } });
  });
  test('pays at most its charge by area if that is capped, and at least a minimum', () => {
    const capped = tariffOf({ classes: prices, cap: '1', floor: '0.5' });
    expect(oneBill(capped, { meter: meterOf(600_000, 120) })).toMatchObject({
      A: { metered: '2700.00', cap: '-1160.00', total: '2200.00' },
    });
    expect(oneBill(capped, { meter: meterOf(0, 120) })).toMatchObject({ A: { basic: '660.00', cap: '440.00', total: '1100.00' } });
  });
  test('with a cold room is reduced by the lowest limit above the temperature; exactly at a limit is not below it', () => {
    const table = [
      { below: '16', share: '0.5' },
      { below: '18', share: '0.3' },
    ];
    const tariff = tariffOf({ classes: prices, cold: { of: 'area', table } });
    const cold = (temperature: string) => oneBill(tariff, { cold: [{ from: 0, to: 12, temperature }] }, 'area');
    expect(cold('15.9')).toMatchObject({ A: { cold: '-110.00' } });
    expect(cold('16')).toMatchObject({ A: { cold: '-66.00' } });
    expect(cold('18')).toEqual({ A: { area: '2200.00', total: '2200.00', byArea: '2200.00' } });
  });
  test('that moved during the season shares each line by days and heat; equal remainders go to the first by name', () => {
    const stays = [
      { to: 60, account: 'Z' },
      { from: 60, account: 'Y' },
    ];
    const tariff = tariffOf({ classes: { dwelling: { ...prices.dwelling, basic: '0.0001' } } });
    const bill = oneBill(tariff, { stays, area: '100', meter: meterOf(120_000, 120) });
    expect(bill).toMatchObject({ Y: { basic: '0.01', metered: '270.00' }, Z: { metered: '270.00' } });
  });
  test('of a class with a price of zero pays nothing for its heat', () => {
    const free = tariffOf({ classes: { dwelling: { area: '0', basic: '0', metered: '0', per: 'kWh' } } });
    expect(oneBill(free, { meter: meterOf(120_000, 120) })).toEqual({ A: {} });
  });
  test('pays the same by the kilowatt-hour as by the gigajoule', () => {
    const byKwh = tariffOf({ classes: { dwelling: { basic: '0', metered: '0.162', per: 'kWh' } } });
    expect(oneBill(byKwh, { meter: meterOf(100_000, 120) })).toEqual({ A: { metered: '450.00', total: '450.00' } });
  });
  test('is held if a reading is missing without a substitute, and billed if a rule provides one', () => {
    const coverage = new Float64Array(120).fill(1);
    coverage[5] = 0;
    const meter = meterOf(120_000, 120, { coverage });
    expect(oneBill(plain, { meter })).toBe('readings-missing');
    const substitute = { order: ['own-rate'], auto: true, least: 14, neighbours: 3, base: '18' } as const;
    const filled = tariffOf({ classes: prices, substitute: { ...substitute, order: [...substitute.order] } });
    const bill = pointBill(pointOf('household'), [home(filled, 'A', { meter }, 120)], termsOf(filled, 120));
    // each day has 10 degree days: the missing day gets 0.1 GJ in addition to what substitutes for it
    expect(bill.households[0]?.accounts[0]).toMatchObject({ quantity: 121_000n, substituted: 1000n });
    expect(bill.households[0]?.rules).toEqual(new Map([['own-rate', [5]]]));
  });
  test('without its own meter, or without a price, is reported by name', () => {
    expect(oneBill(plain, {})).toBe('method-needs-meter');
    expect(oneBill(plain, { class: 'castle' }, 'area')).toBe('price-missing');
  });
  test('that moves out on a leap day is charged for it: a season of 121 days', () => {
    const [from, to, leap] = ['2023-11-01', '2024-03-01', '2024-02-29'];
    const length = countOf(from, to);
    const [last, next] = [countOf(from, leap), countOf(from, leap) + 1];
    expect([length, next]).toEqual([121, 121]);
    const stays = [
      { to: last, account: 'Y' },
      { from: last, account: 'Z' },
    ];
    expect(oneBill(plain, { stays, area: '121' }, 'area', length)).toMatchObject({ Y: { total: '2640.00' }, Z: { total: '22.00' } });
  });
  test('before its first row, without area or not connected is charged nothing', () => {
    expect(oneBill(plain, { area: '0' }, 'area')).toEqual({});
    expect(oneBill(plain, { stays: [{ from: 60 }] }, 'area')).toMatchObject({ A: { area: '1100.00' } });
    expect(oneBill(plain, { stays: [{ status: 'unconnected' }] }, 'area')).toEqual({});
  });
});

describe('households that share a meter', () => {
  const tariff = tariffOf({ classes: prices });
  const shared = (method: PointSeason['method'], homes: readonly HouseholdSeason[], units: number, areaShare: string | null = null) =>
    pointBill(pointOf(method, { meter: meterOf(units, 120), areaShare }), homes, termsOf(tariff, 120));
  const quantities = ({ households }: ReturnType<typeof shared>) =>
    households.flatMap(({ accounts }) => accounts.map(({ quantity }) => quantity));

  test('share its heat to the last unit, equal remainders by name', () => {
    const three = ['B', 'C', 'A'].map((code) => home(tariff, code, {}, 120));
    expect(quantities(shared('share-area', three, 100))).toEqual([33n, 33n, 34n]);
  });
  test('share a part by area and the rest by readings', () => {
    const two = [home(tariff, 'A', { units: '3' }, 120), home(tariff, 'B', { units: '1' }, 120)];
    expect(quantities(shared('share-units', two, 120_000, '0.5'))).toEqual([30_000n + 45_000n, 30_000n + 15_000n]);
    const timed = [home(tariff, 'A', { units: '3', area: '50' }, 120), home(tariff, 'B', { units: '1', area: '150' }, 120)];
    expect(quantities(shared('share-time', timed, 120_000))).toEqual([60_000n, 60_000n]);
    const metered = [home(tariff, 'A', { meter: meterOf(20, 120) }, 120), home(tariff, 'B', { meter: meterOf(60, 120) }, 120)];
    expect(quantities(shared('share-meter', metered, 120_000))).toEqual([30_000n, 90_000n]);
  });
  test('of which one is stopped leave its days to the others, and pay nothing for heat while nobody is supplied', () => {
    const stopped = home(tariff, 'B', { stays: [{ status: 'stopped' }] }, 120);
    expect(quantities(shared('share-area', [home(tariff, 'A', {}, 120), stopped], 1000))).toEqual([1000n, 0n]);
    const nobody = shared('share-area', [stopped], 1000);
    expect(quantities(nobody)).toEqual([0n]);
    expect(nobody.doubts).toMatchObject([{ code: 'nobody-supplied' }]);
  });
  test('whose own meters counted more than the shared one are charged its heat, and this is reported', () => {
    const two = [home(tariff, 'A', { meter: meterOf(900, 120) }, 120), home(tariff, 'B', { meter: meterOf(300, 120) }, 120)];
    const bill = shared('share-meter', two, 1000);
    expect(quantities(bill)).toEqual([750n, 250n]);
    expect(bill.doubts).toEqual([{ code: 'point-below-households', evidence: { units: 1000, more: 200 } }]);
    expect(shared('share-meter', two, 1200).doubts).toEqual([]);
    const none = shared('share-meter', two, 0);
    expect(quantities(none)).toEqual([0n, 0n]);
    expect(none.households.flatMap(({ accounts }) => accounts.map(({ lines }) => lines.metered))).toEqual([0n, 0n]);
  });
  test('see which of their meters was estimated, by which rule, and what it counted while there was no supply', () => {
    const estimating = tariffOf({ classes: prices, substitute: { order: ['own-rate'], auto: true, least: 1, neighbours: 3, base: '18' } });
    const half = meterOf(600, 120, { coverage: new Float64Array(120).fill(1).fill(0, 60) });
    const stopped = [{ to: 90 }, { from: 90, status: 'stopped' }] as const;
    const homes = [home(tariff, 'A', { meter: half }, 120), home(tariff, 'B', { meter: meterOf(1200, 120), stays: stopped }, 120)];
    const bill = (on: HeatTariff) => pointBill(pointOf('share-meter', { meter: meterOf(9000, 120) }), homes, termsOf(on, 120));
    const { households } = bill(estimating);
    expect(households.map(({ rules }) => [...rules].map(([rule, some]) => [rule, some.length]))).toEqual([[['own-rate', 60]], []]);
    expect(households.map(({ doubts }) => doubts)).toEqual([[], [{ code: 'heat-while-stopped', evidence: { days: 30, units: 300 } }]]);
    const waits = bill(tariff);
    expect(waits.households.map(({ held }) => held)).toEqual(['readings-missing', 'readings-missing']);
    expect(waits.doubts).toMatchObject([{ code: 'household-holds-point', evidence: { household: 'A' } }, { code: 'readings-missing' }]);
  });
  test('pay for their heat to the last cent, equal remainders by name', () => {
    // 45 yuan × 0.0010 GJ is 5 cents (4.5): each 0.0005 GJ has 2.5 of them
    const two = ['B', 'A'].map((code) => home(tariff, code, {}, 120));
    const { households } = shared('share-area', two, 10);
    expect(households.map(({ household, accounts }) => [household, accounts[0]?.lines.metered])).toEqual([
      ['B', 2n],
      ['A', 3n],
    ]);
  });
  test('wait for each other: missing units hold all of them', () => {
    const two = [home(tariff, 'A', { units: '3' }, 120), home(tariff, 'B', {}, 120)];
    const { households, doubts } = shared('share-units', two, 1000);
    expect(households.map(({ held }) => held)).toEqual(['units-missing', 'units-missing']);
    expect(doubts).toMatchObject([{ code: 'units-missing', evidence: { household: 'B' } }]);
  });
});
