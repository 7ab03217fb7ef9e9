import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unknownTemperature } from '#metering/weather/facts.ts';
import { type ModelDay, modelExpected, modelPace } from '../../../test/expectation-model.ts';
import { expectedDay } from './expected.ts';
import { breachOf, paceOf, verdictOf } from './pace.ts';
import { bandOf, type History } from './similar.ts';

/** Whole numbers with so many decimals, as text. */
const textOf = (whole: number, decimals: number): string => (whole / 10 ** decimals).toFixed(decimals);

/** A history of the same days as the model; a day's temperature is the same in all its hours. */
function historyOf(days: readonly ModelDay[]): History {
  const column = <T>(make: (day: ModelDay) => T): T[] => days.map(make);
  return {
    first: days[0]?.day ?? 0,
    use: Float64Array.from(column(({ use }) => (use === null ? Number.NaN : Math.round(Number(use) * 1e4)))),
    coverage: Float64Array.from(column(({ coverage }) => coverage)),
    candidate: Uint8Array.from(
      column(({ use, coverage, isExcluded }) => (use !== null && coverage >= 0.98 && isExcluded !== true ? 1 : 0)),
    ),
    rest: Uint8Array.from(column(({ type }) => (type === 'rest' ? 1 : 0))),
    degrees: Int32Array.from(column(({ hours }) => (hours.length < 20 ? unknownTemperature : Math.round(Number(hours[0]) * 1000)))),
  };
}

// few distinct values, so that keys and uses are often equal
const day = fc.record({
  type: fc.constantFrom('workday' as const, 'workday' as const, 'rest' as const),
  use: fc.option(
    fc.oneof(
      fc.integer({ min: -3, max: 12 }).map((n) => textOf(n, 0)),
      fc.integer({ min: 0, max: 9_999_999 }).map((n) => textOf(n, 4)),
    ),
    { freq: 8, nil: null },
  ),
  coverage: fc.constantFrom(1, 1, 1, 0.98, 0.979_999, 0.5),
  isExcluded: fc.constantFrom(false, false, false, false, true),
  degrees: fc.option(
    fc.oneof(
      fc.integer({ min: -4, max: 4 }).map((n) => n * 20),
      fc.integer({ min: -20_000, max: 35_000 }),
    ),
    {
      freq: 6,
      nil: null,
    },
  ),
  hours: fc.constantFrom(24, 24, 20, 19),
});

const history = (most: number) =>
  fc.array(day, { minLength: 1, maxLength: most, size: 'max' }).map((days) =>
    days.map(({ degrees, hours, ...one }, at): ModelDay => ({
      ...one,
      day: 20_000 + at,
      hours: degrees === null ? [] : Array.from({ length: hours }, () => textOf(degrees, 3)),
      of: 24,
    })),
  );

test('the result equals a slow exact model over any history: equal keys, gaps, days of other types, unknown temperatures', () => {
  fc.assert(
    fc.property(history(400), fc.boolean(), (days, both) => {
      const held = historyOf(days);
      const last = days.at(-1)?.day as number;
      for (const on of [last, last - 7, last - 380].filter((one) => one >= held.first)) {
        const { band, similar } = expectedDay(held, on, both);
        const model = modelExpected(days, on, both);
        expect(Array.from(similar.rows, (row) => row + held.first)).toEqual(model.similar);
        expect([band?.value ?? null, band?.low ?? null, band?.high ?? null].map((one) => (one === null ? null : one / 1e4))).toEqual([
          model.value,
          model.low,
          model.high,
        ]);
      }
    }),
    { numRuns: 150 },
  );
});

test('the pace of a period equals the model: use so far, filled gaps, and the future by observed or typical weather', () => {
  const typical = (on: number): Pick<ModelDay, 'hours' | 'of'> | null =>
    on % 3 === 0 ? null : { hours: Array.from({ length: 24 }, () => textOf((on % 40) * 100, 3)), of: 24 };
  const typicalDegrees = (on: number): number => (on % 3 === 0 ? unknownTemperature : (on % 40) * 100);
  fc.assert(
    fc.property(history(450), fc.nat(450), fc.nat(80), fc.nat(80), fc.boolean(), (days, at, from, length, both) => {
      const held = historyOf(days);
      const end = held.first + days.length;
      const year = {
        from: Math.min(held.first + from, end),
        to: Math.min(held.first + from + length, end),
        at: Math.min(held.first + at, end),
      };
      const pace = paceOf(held, year, both, typicalDegrees);
      const model = modelPace(days, year, typical, both);
      expect(pace.days.filter(({ value }) => value === null).map((one) => one.day)).toEqual(model.missing);
      expect(pace.used / 1e4).toBe(model.used);
      if (model.missing.length > 0) {
        expect(pace.forecast).toBeNull();
        return;
      }
      expect([pace.forecast, pace.low, pace.high].map((one) => (one as number) / 1e4)).toEqual([model.forecast, model.low, model.high]);
      for (const limit of [0, model.forecast / 2, model.forecast])
        expect(breachOf(pace.days, Math.round(limit * 1e4))).toBe(
          model.running.find(({ sum }) => Math.round(sum * 1e4) > Math.round(limit * 1e4))?.day ?? null,
        );
    }),
    { numRuns: 150 },
  );
});

test('the band is 3 s wide, at least 2 % of the value each, and starts at 0 unless use goes both ways', () => {
  const uses = (...kwh: number[]) => Float64Array.from(kwh, (one) => one * 1e4);
  expect(bandOf(uses(100, 100, 100, 100, 100), false)).toEqual({ value: 1e6, low: 940_000, high: 1_060_000 });
  expect(bandOf(uses(90, 100, 110, 120, 80), false)).toEqual({ value: 1e6, low: 555_220, high: 1_444_780 });
  expect(bandOf(uses(0, 0, 10, 90, 100), false)).toMatchObject({ low: 0 });
  expect(bandOf(uses(0, 0, 10, 90, 100), true)).toMatchObject({ low: -344_780 });
  expect(bandOf(uses(1, 2, 3, 4), false)).toBeNull();
});

test('a year is over quota as soon as the use so far is, whatever is unknown of other days', () => {
  expect(verdictOf({ used: 11, low: null, high: null }, 10)).toBe('over');
  expect(verdictOf({ used: 9, low: null, high: null }, 10)).toBe('unknown');
  expect(verdictOf({ used: 9, low: 11, high: 12 }, 10)).toBe('heading-over');
  expect(verdictOf({ used: 9, low: 9, high: 11 }, 10)).toBe('uncertain');
  expect(verdictOf({ used: 10, low: 10, high: 10 }, 10)).toBe('within');
  expect(verdictOf({ used: 10, low: 10, high: 10 }, null)).toBe('unknown');
});
