import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exact, exactOf, rounded } from '#kernel/exact-number.ts';
import { type BalanceTerms, balancePoints } from './balance-points.ts';
import { loadOf } from './load-forecast.ts';
import { heatDays, type PointDays } from './point-days.ts';
import { priceOf } from './saving-price.ts';
import { indexPoints, medianOf } from './season-index.ts';
import { suppliedAreas } from './supplied-area.ts';

type Given = { readonly heat: readonly (number | null)[]; readonly area?: number; readonly cold?: readonly (number | null)[] };

/** A point with its heat in GJ per day (null: not read), its area, and a temperature per day. */
function pointOf(point: string, { heat, area = 100, cold = heat.map(() => 8) }: Given): PointDays {
  return {
    point,
    heat: heatDays({
      use: Float64Array.from(heat, (gj) => (gj === null ? Number.NaN : Math.round(gj * 10_000))),
      coverage: Float64Array.from(heat, (gj) => (gj === null ? 0 : 1)),
      faulty: new Uint8Array(heat.length),
    }),
    areas: new Map([['dwelling', new Float64Array(heat.length).fill(area * 1_000_000)]]),
    temperature: Float64Array.from(cold, (one) => one ?? Number.NaN),
  };
}

const terms = (given: Partial<Record<'target' | 'limit', string>> = {}): BalanceTerms => ({
  target: given.target === undefined ? null : exact(given.target),
  tolerance: exact('0.1'),
  limit: given.limit === undefined ? null : exact(given.limit),
});
const text = (value: Parameters<typeof rounded>[0] | null) => (value === null ? null : rounded(value, 6));

describe('the index of a settlement point', () => {
  test('is heat by area, corrected by the degree days of the days that count', () => {
    // 20 days of 1 GJ on 100 m² at 8 °C: 10 K per day; one of them has no temperature and does not count
    const cold = Array.from({ length: 20 }, (_, day) => (day === 3 ? null : 8));
    const point = pointOf('P1', { heat: Array.from({ length: 20 }, () => 1), cold });
    const { points } = indexPoints([point], exact('200'));
    expect(points).toMatchObject([{ point: 'P1', days: 19, rank: 1, outlier: null }]);
    expect(
      [points[0]?.coverage, points[0]?.heat, points[0]?.index, points[0]?.degreeDays, points[0]?.corrected].map((one) => text(one ?? null)),
    ).toEqual(['0.950000', '19.000000', '0.190000', '190.000000', '0.200000']);
  });

  test('is missing with too few days, without a meter, or without supply: each with its reason', () => {
    const heat = Array.from({ length: 20 }, () => 1);
    const { points, excluded } = indexPoints(
      [
        pointOf('few', { heat: heat.map((gj, day) => (day < 2 ? null : gj)) }),
        { ...pointOf('none', { heat }), heat: null },
        pointOf('empty', { heat, area: 0 }),
        pointOf('warm', { heat, cold: heat.map(() => 18) }),
      ],
      exact('200'),
    );
    expect(points).toEqual([]);
    expect(excluded.map(({ point, why }) => [point, why])).toEqual([
      ['few', 'not-covered'],
      ['none', 'no-meter'],
      ['empty', 'no-area'],
      ['warm', 'no-degrees'],
    ]);
  });

  test('ranks the highest first, equal ones alike, and reports what is outside the fences', () => {
    const gj = [1, 1.01, 1.02, 1.02, 1.03, 1.04, 1.05, 3];
    const { points } = indexPoints(
      gj.map((one, at) => pointOf(`P${at}`, { heat: [one] })),
      exact('10'),
    );
    expect(points.map(({ point, rank, outlier }) => [point, rank, outlier])).toEqual([
      ['P7', 1, 'high'],
      ['P6', 2, null],
      ['P5', 3, null],
      ['P4', 4, null],
      ['P2', 5, null],
      ['P3', 5, null],
      ['P1', 7, null],
      ['P0', 8, null],
    ]);
    expect(text(medianOf(points.map(({ corrected }) => corrected)))).toBe('0.010250');
  });

  test('doubles with twice the heat, whatever the days', () => {
    const days = fc.array(fc.tuple(fc.integer({ min: 0, max: 90_000 }), fc.double({ min: -30, max: 17, noNaN: true })), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 5000 }), (told, area) => {
        const once = pointOf('P', { heat: told.map(([units]) => units / 10_000), area, cold: told.map(([, cold]) => cold) });
        const use = Float64Array.from(told, ([units]) => units * 2);
        const twice: PointDays = { ...once, heat: { use, whole: new Uint8Array(told.length).fill(1) } };
        const [one] = indexPoints([once], exact('2000')).points;
        const [two] = indexPoints([twice], exact('2000')).points;
        expect(two?.corrected.compare((one as NonNullable<typeof one>).corrected.mul(exact('2')))).toBe(0);
      }),
    );
  });
});

describe('the balance of a substation', () => {
  const three = [pointOf('warm', { heat: [2, 2] }), pointOf('fair', { heat: [1, 1] }), pointOf('cold', { heat: [0.6, 0.6] })];

  test('recommends by the ratio to the mean, and saves what is above it', () => {
    const balance = balancePoints(three, new Map(), terms(), 2);
    // 7.2 GJ on 300 m²: 0.024 GJ/m²
    expect(text(balance.target)).toBe('0.024000');
    expect(balance.points.map(({ point, ratio, advice, saving }) => [point, text(ratio), advice, text(saving)])).toEqual([
      ['warm', '1.666667', 'close', '1.600000'],
      ['fair', '0.833333', 'open', '0.000000'],
      ['cold', '0.500000', 'open', '0.000000'],
    ]);
    expect(text(balance.saving)).toBe('1.600000');
  });

  test('saves no heat in a home that is cold by a sample', () => {
    const samples = new Map([['warm', { temperatures: [exact('21'), exact('17.9')] }]]);
    const { points, saving } = balancePoints(three, samples, terms({ limit: '18' }), 2);
    expect(points[0]).toMatchObject({ advice: 'look', samples: { count: 2, below: 1 } });
    expect(text(points[0]?.samples.mean ?? null)).toBe('19.450000');
    expect([text(points[0]?.saving ?? null), text(saving)]).toEqual(['0.000000', '0.000000']);
    expect(balancePoints(three, new Map([['warm', { temperatures: [exact('18')] }]]), terms({ limit: '18' }), 2).points[0]?.advice).toBe(
      'close',
    );
  });

  test('exactly at the tolerance leaves the valve unchanged', () => {
    const { points } = balancePoints(
      [pointOf('at', { heat: [1.1] }), pointOf('below', { heat: [0.9] })],
      new Map(),
      terms({ target: '0.01' }),
      1,
    );
    expect(points.map(({ advice }) => advice)).toEqual(['leave', 'leave']);
  });

  test('considers days on which all were read; a point never read is excluded, and missing is never zero', () => {
    const points = [
      pointOf('a', { heat: [2, null, 2] }),
      pointOf('b', { heat: [1, 1, null] }),
      pointOf('never', { heat: [null, null, null] }),
    ];
    const balance = balancePoints(points, new Map(), terms(), 3);
    expect(balance.days).toEqual([0]);
    expect(text(balance.target)).toBe('0.015000');
    expect(balance.points[2]).toMatchObject({ advice: 'unknown', heat: null, ratio: null, saving: null });
    const none = balancePoints([pointOf('a', { heat: [2, null] }), pointOf('b', { heat: [null, 1] })], new Map(), terms(), 2);
    expect(none).toMatchObject({ days: [], target: null });
    expect(none.points.map(({ advice, heat }) => [advice, heat])).toEqual([
      ['unknown', null],
      ['unknown', null],
    ]);
  });

  test('never saves less than zero, and nothing in a cold home', () => {
    const point = fc.record({
      heat: fc.array(fc.option(fc.integer({ min: 0, max: 90_000 }).map((units) => units / 10_000)), { minLength: 4, maxLength: 4 }),
      area: fc.integer({ min: 0, max: 4000 }),
      sample: fc.option(fc.integer({ min: 100, max: 260 })),
    });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 6 }), (told) => {
        const points = told.map((one, at) => pointOf(`P${at}`, one));
        const samples = new Map(
          told.flatMap(({ sample }, at) => (sample === null ? [] : [[`P${at}`, { temperatures: [exactOf(sample / 10)] }] as const])),
        );
        const balance = balancePoints(points, samples, terms({ limit: '18' }), 4);
        for (const [at, one] of balance.points.entries()) {
          expect(one.saving === null || one.saving.s >= 0n).toBe(true);
          const { sample } = told[at] as (typeof told)[number];
          if (sample !== null && sample < 180) expect(one.saving === null || one.saving.n === 0n).toBe(true);
        }
      }),
    );
  });
});

describe('the load of a point', () => {
  test('is its use per kelvin, at the design temperature', () => {
    // 0.0864 GJ per day and kelvin is 1 kW/K: on a line through the base every day gives this
    const cold = [8, -2, 13, 20];
    const heat = [0.864, 1.728, 0.432, 0.5];
    const load = loadOf(pointOf('P', { heat, cold }), { base: exact('18'), design: exact('-10') });
    expect([load.days, text(load.kwPerK), text(load.peakKw)]).toEqual([3, '1.000000', '28.000000']);
  });

  test('of a point without valid days is unknown, not zero', () => {
    const asked = { base: exact('18'), design: exact('-10') };
    expect(loadOf(pointOf('P', { heat: [null, null] }), asked)).toEqual({ point: 'P', kwPerK: null, peakKw: null, days: 0 });
    expect(loadOf(pointOf('P', { heat: [1], cold: [18] }), asked)).toMatchObject({ kwPerK: null, days: 0 });
  });
});

describe('values next to the heat', () => {
  test('are the area supplied that day: a household that is stopped, moves or grows counts from the day on', () => {
    const span = { from: 20_454, to: 20_458 };
    const household = (code: string, dated: object) => ({
      code,
      fields: { point: 'P1', class: 'dwelling', area: '80' },
      dated: dated as never,
    });
    const areas = suppliedAreas(
      [
        household('stays', {}),
        household('stops', {
          status: [
            { from: null, value: 'supplied' },
            { from: '2026-01-03', value: 'stopped' },
          ],
        }),
        household('grows', {
          area: [
            { from: null, value: '10' },
            { from: '2026-01-04', value: '20.5' },
          ],
        }),
      ],
      span,
    );
    expect([...(areas.get('P1')?.get('dwelling') ?? [])].map((units) => units / 1_000_000)).toEqual([170, 170, 90, 100.5]);
  });

  test('are the price by class and area; a class without one leaves the saving without yuan', () => {
    const classes = { dwelling: { metered: '45.00', per: 'GJ' }, shop: { metered: '0.18', per: 'kWh' }, free: { per: 'GJ' } } as never;
    const half = [
      { class: 'dwelling', area: exact('50') },
      { class: 'shop', area: exact('50') },
    ];
    // 0.18 yuan/kWh is 50 yuan/GJ
    expect(text(priceOf({ classes }, half))).toBe('47.500000');
    expect(priceOf({ classes }, [{ class: 'free', area: exact('1') }])).toBeNull();
  });
});
