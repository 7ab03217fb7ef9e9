import { expect, test } from 'vitest';
import type { District } from '../plan-file/shape.ts';
import { demandsOf } from './demands.ts';
import type { Evidence, KnownPlot } from './facts.ts';
import { heatByDay, hoursOfDays } from './heat-shape.ts';
import { peaksOf, totalsOf } from './totals.ts';
import { everyHour, loadsOn, typicalDays } from './typical-days.ts';
import { diversityOf, useLoad } from './use-load.ts';
import { yearDays } from './year-hours.ts';

const days = yearDays(2025);
const hours = (value: (day: number, hour: number) => number): Float64Array =>
  Float64Array.from({ length: 365 * 24 }, (_, at) => value(Math.floor(at / 24), at % 24));
const none: Evidence = { own: () => null, measured: () => null, norm: () => null, heatShape: null };
const district: District = {
  measuredYear: 2025,
  rate: { value: 0, origin: '示范' },
  lastYears: { value: 10, origin: '示范' },
  objective: 'cost',
  limits: {},
  plots: [],
  figures: [],
  profiles: [],
  supplies: [],
  stores: [],
  rules: [],
};
const plot: KnownPlot = { code: 'A', building: null, use: 'office', areaM2: 1000, year: 2027 };
const flat = Array.from({ length: 12 }, () => Array.from({ length: 24 }, () => 0.5));

test('the year 2025 has 365 days, its first a Wednesday in January, and 104 days of weekends', () => {
  expect(days.days).toHaveLength(365);
  expect(days.days[0]).toEqual({ month: 0, weekend: false });
  expect(days.days.filter(({ weekend }) => weekend)).toHaveLength(104);
});

test('a use is the mean of its buildings by the hour, with the interval of a further building', () => {
  const load = useLoad([
    { code: 'X', areaM2: 100, kwh: hours(() => 1) },
    { code: 'Y', areaM2: 100, kwh: hours(() => 2) },
    { code: 'Z', areaM2: 100, kwh: hours(() => 3) },
  ]);
  expect(load?.kwhPerM2).toBeCloseTo(175.2, 9);
  // 2.92 (t of two degrees of freedom at 95 %) × 87.6 × √(4/3)
  expect(load?.high).toBeCloseTo(175.2 + 2.919986 * 87.6 * Math.sqrt(4 / 3), 3);
  expect(load?.low).toBe(0);
  expect(load).toMatchObject({ buildings: 3, coverage: 1, diversity: 1 });
  expect(load?.peakWattPerM2).toBeCloseTo(20, 9);
});

test('a single building has no interval and no diversity, and hours that were not measured are no zeros', () => {
  const load = useLoad([{ code: 'X', areaM2: 10, kwh: hours((day) => (day < 365 / 5 ? Number.NaN : 1)) }]);
  expect(load).toMatchObject({ low: null, high: null, diversity: null, kwhPerM2: 876 });
  expect(load?.coverage).toBeCloseTo(0.8, 9);
});

test('loads that never coincide have half the peak of their sum', () => {
  expect(diversityOf([Float64Array.of(4, 0), Float64Array.of(0, 4)])).toBe(0.5);
  expect(diversityOf([Float64Array.of(4, Number.NaN), Float64Array.of(2, 9)])).toBe(1);
  expect(diversityOf([Float64Array.of(4)])).toBeNull();
});

test('what was measured goes before a figure, a figure before a document, and without hours there is no demand', () => {
  const evidence: Evidence = {
    ...none,
    measured: (_, carrier) => (carrier === 'electricity' ? useLoad([{ code: 'X', areaM2: 10, kwh: hours(() => 1) }]) : null),
    norm: (_, carrier) => (carrier === 'gas' ? null : { low: 50, high: 70, source: 'CJJ' }),
  };
  const figures: District['figures'] = [
    { use: 'office', carrier: 'electricity', wattPerM2: 9, origin: '示范' },
    { use: 'office', carrier: 'cooling', wattPerM2: 80, origin: '示范' },
    { use: 'office', carrier: 'gas', wattPerM2: 0, origin: '不用燃气' },
  ];
  const profiles: District['profiles'] = (['heat', 'cooling'] as const).map((carrier) => ({ carrier, shares: flat, origin: '假定' }));
  const told = demandsOf([plot], { district: { ...district, figures, profiles }, days, evidence });
  expect(told.map(({ carrier, basis, kwh, peakKw }) => [carrier, basis, kwh === null ? null : Math.round(kwh), peakKw])).toEqual([
    ['electricity', 'measured', 876_000, 100],
    ['heat', 'norm', 262_800, 30],
    ['cooling', 'figure', 350_400, 40],
    ['hot-water', 'none', null, null],
    ['gas', 'figure', 0, 0],
  ]);
  const heat = told[1];
  expect([heat?.low, heat?.high]).toEqual([219, 306.6].map((one) => expect.closeTo(one, 6) as number));
});

test('typical days keep the peak and the energy of the year', () => {
  const kwh = hours((day, hour) => (day === 200 && hour === 9 ? 100 : 10 + (day % 7)));
  const evidence: Evidence = {
    ...none,
    measured: (_, carrier) => (carrier === 'electricity' ? useLoad([{ code: 'X', areaM2: 1000, kwh }]) : null),
  };
  const demands = demandsOf([plot], { district, days, evidence });
  const totals = totalsOf(demands, 2027);
  const typical = typicalDays(days, totals);
  expect(typical.reduce((sum, { weight }) => sum + weight, 0)).toBe(365);
  expect(typical).toHaveLength(25);
  const load = loadsOn(typical, totals).get('electricity')!;
  const whole = load.reduce((sum, one, at) => sum + one * typical[Math.floor(at / 24)]!.weight, 0);
  expect(whole).toBeCloseTo(
    kwh.reduce((sum, one) => sum + one, 0),
    4,
  );
  expect(Math.max(...load)).toBeCloseTo(100, 9);
  expect(peaksOf(demands)[0]).toMatchObject({ carrier: 'electricity', peakKw: expect.closeTo(100, 9) as number });
  expect(totalsOf(demands, 2026).size).toBe(0);
});

test('days that are kept stand for themselves, and the others still weigh the rest of the year', () => {
  const totals = new Map([['electricity' as const, hours((day) => day)]]);
  const typical = typicalDays(days, totals, [3, 7, 364]);
  expect(typical.slice(0, 3).map(({ days: own }) => own)).toEqual([[3], [7], [364]]);
  expect(typical.reduce((sum, { weight }) => sum + weight, 0)).toBe(365);
  expect(loadsOn(typical, totals).get('electricity')!.slice(24, 26)).toEqual(Float64Array.of(7, 7));
});

test('an hour that is not known is the mean of its time on days alike; a kind that is never known at some time is left out', () => {
  const gaps = hours((day, hour) => (day === 14 && hour === 9 ? Number.NaN : hour + (days.days[day]?.weekend === true ? 100 : 0)));
  const nights = hours((day, hour) => (days.days[day]?.month === 5 && hour < 6 ? Number.NaN : 1));
  const { totals, unknown } = everyHour(
    days,
    new Map([
      ['electricity' as const, gaps],
      ['heat' as const, nights],
    ]),
  );
  expect([[...totals.keys()], unknown]).toEqual([['electricity'], ['heat']]);
  expect(totals.get('electricity')?.[14 * 24 + 9]).toBe(9);
  expect(Number.isNaN(gaps[14 * 24 + 9])).toBe(true);
});

test('heat without a profile follows the outdoor temperature: all of it on the design day, none at the indoor temperature or out of season', () => {
  const heated = days.days.map(({ month }) => month < 3);
  // five days colder than the design temperature of -10, then -10, then a rise of half a degree a day
  const means = Float64Array.from({ length: 365 }, (_, day) => (day < 5 ? -20 + day : -10 + (day - 5) / 2));
  const by = heatByDay({ means, heated, indoor: 18 });
  expect(by?.design).toBe(-10);
  const share = (day: number) => by?.shares[day];
  expect([share(0), share(5), share(33), share(61), share(89), share(200)]).toEqual([1, 1, 0.5, 0, 0, 0]);
  const heatShape = { shares: hoursOfDays(by!.shares), source: { zh: '按气温', en: 'by weather' } };
  const evidence: Evidence = {
    ...none,
    heatShape,
    norm: (_, carrier) => (carrier === 'heat' ? { low: 40, high: 60, source: 'CJJ 34' } : null),
  };
  const [heat] = demandsOf([plot], { district, days, evidence }).filter(({ carrier }) => carrier === 'heat');
  // 50 W/m² × 24 h × (6 days whole + 55 days falling to a fifty-sixth)
  expect(heat?.kwhPerM2).toBeCloseTo(0.05 * 24 * (6 + (55 * 56) / 2 / 56), 9);
  expect(heat).toMatchObject({ basis: 'norm', peakKw: 50, source: { zh: 'CJJ 34；按气温', en: 'CJJ 34; by weather' } });
  const profiles: District['profiles'] = [{ carrier: 'heat', shares: flat, origin: '假定' }];
  const own = demandsOf([plot], { district: { ...district, profiles }, days, evidence }).find(({ carrier }) => carrier === 'heat');
  expect(own?.source).toEqual({ zh: 'CJJ 34；假定', en: 'CJJ 34; 假定' });
});

test('days without a temperature are not known, and too many of them give no shape', () => {
  const heated = days.days.map(({ month }) => month < 3);
  const meansWith = (gaps: number) =>
    Float64Array.from({ length: 365 }, (_, day) => (day >= 10 && day < 10 + gaps ? Number.NaN : -5 + day / 10));
  const by = heatByDay({ means: meansWith(4), heated, indoor: 18 });
  expect([by?.shares[9], by?.shares[10]].map((one) => Number.isNaN(one))).toEqual([false, true]);
  expect(heatByDay({ means: meansWith(5), heated, indoor: 18 })).toBeNull();
  expect(heatByDay({ means: meansWith(0), heated: days.days.map(() => false), indoor: 18 })).toBeNull();
});
