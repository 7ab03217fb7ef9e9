import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '#kernel/day.ts';
import { oracleFit, type OracleInput } from '../../../test/oracle/temperature-model.ts';
import { isWeekday as isWorked, numbers, simulatedYears } from '../../../test/simulated-building.ts';
import { dayClass, daySets, hourClass, openDsmSeasons } from './day-class.ts';
import type { DaySeries, HourPoints, Points } from './facts.ts';
import { fitHourly, hourlyAgain } from './hourly.ts';
import { dayPoints } from './points.ts';
import { predictDays } from './predict.ts';
import { spanPoints } from './spans.ts';
import { billingAgain, fitBilling, fitDaily } from './temperature-model.ts';
import { rounds } from '../../../test/rounds.ts';

const kinds = { isWorked, seasons: openDsmSeasons };
const first = dayNumber(2025, 1, 1);

function asOracle({ day, y, t, factors }: Points): OracleInput {
  const days = [...day];
  const trials = daySets
    .map((set) => ({ set, classOf: days.map((one) => dayClass(set, one, kinds)) }))
    .filter(({ classOf }) => [...new Set(classOf)].every((name) => classOf.filter((one) => one === name).length >= 10));
  return {
    points: days.map((_, at) => ({
      y: y[at]!,
      w: 1,
      heating: (balance) => Math.max(0, balance - t[at]!),
      cooling: (balance) => Math.max(0, t[at]! - balance),
      factors: factors.map(({ values }) => values[at]!),
    })),
    trials,
    min: Math.min(...t),
    max: Math.max(...t),
    admit: { points: 10, above: 0 },
  };
}

/** A building with few days, scattered over a year: temperatures to a quarter of a degree, uses of any sign. */
const buildings = fc
  .record({
    step: fc.integer({ min: 5, max: 9 }),
    many: fc.integer({ min: 24, max: 60 }),
    base: fc.integer({ min: -5, max: 50 }),
    rest: fc.integer({ min: -20, max: 20 }),
    heating: fc.integer({ min: 0, max: 9 }),
    cooling: fc.integer({ min: 0, max: 9 }),
    balance: fc.integer({ min: 2, max: 10 }),
    noise: fc.constantFrom(0, 0, 0.1, 2, 20),
    guests: fc.boolean(),
    seed: fc.integer({ min: 1, max: 1e9 }),
  })
  .map((of) => {
    const random = numbers(of.seed);
    const day = Int32Array.from({ length: of.many }, (_, at) => first + at * of.step + Math.floor(random() * 3));
    const t = Float64Array.from(day, () => Math.floor(random() * 44) / 4 + 0.25);
    const values = Float64Array.from(day, () => Math.floor(random() * 100));
    const y = Float64Array.from(day, (one, at) => {
      const use = of.base + (isWorked(one) ? 0 : of.rest) + of.heating * Math.max(0, of.balance - 0.3 - t[at]!);
      return use + of.cooling * Math.max(0, t[at]! - of.balance) + (of.guests ? 0.2 * values[at]! : 0) + of.noise * (random() - 0.5);
    });
    return { day, t, y, factors: of.guests ? [{ name: 'guests', values }] : [] };
  });

describe('a daily fit', () => {
  it('is the one that brute force finds', () => {
    fc.assert(
      fc.property(buildings, (points) => {
        const [ours, theirs] = [fitDaily(points, kinds), oracleFit(asOracle(points))];
        expect(ours === null).toBe(theirs === null);
        if (ours === null || theirs === null) return;
        const { fit } = ours;
        expect([fit.classes, fit.shape, fit.heatingBalance, fit.coolingBalance, fit.parameters]).toEqual([
          theirs.set,
          theirs.shape,
          theirs.heating,
          theirs.cooling,
          theirs.parameters,
        ]);
        const slopes = [fit.heatingSlope, fit.coolingSlope].filter((slope) => slope !== null);
        const beta = [...fit.intercepts.map(({ value }) => value), ...slopes, ...fit.factors.map(({ slope }) => slope)];
        for (const [at, value] of beta.entries()) expect(value).toBeCloseTo(theirs.beta[at]!, 7);
        expect(fit.sse).toBeCloseTo(theirs.sse, 7);
      }),
      { numRuns: rounds(25, 60) },
    );
  });

  it('has no balance points of which no whole degree gives slopes above 0, though a tenth between would', () => {
    const t = Float64Array.from([
      6.5, 11, 7.75, 4.25, 2, 6.75, 6.25, 0.75, 0.75, 10.5, 4.5, 9.25, 1.75, 8.75, 5.5, 9.5, 9, 7.25, 2.75, 9.25, 2, 0.75, 9, 8, 6.25, 8.5,
      5.75, 10, 10.25, 4.5, 3.5, 0.75, 6.75, 1.5, 4, 7.75, 6, 5, 7.5,
    ]);
    const y = t.map((value) => Math.max(0, 2 * value - 6) + 0.6 * Math.max(0, 4 - value) - (value === 2.75 ? 0.75 : 0));
    const points: Points = { day: Int32Array.from(t.keys()), t, y, factors: [] };
    const theirs = oracleFit({ ...asOracle(points), trials: [{ set: 'one', classOf: [...t].map(() => 'one') }] })!;
    const ours = fitDaily(points, { isWorked: () => true, seasons: [{ name: 'all', from: 101, to: 1301 }] })!.fit;
    expect([ours.shape, ours.heatingBalance, ours.coolingBalance]).toEqual([theirs.shape, theirs.heating, theirs.cooling]);
  });

  it('recovers a building without noise exactly, to the tenth of its balance points', () => {
    const t = Float64Array.from({ length: 365 }, (_, at) => 13 - 15 * Math.cos((2 * Math.PI * at) / 365) + 4 * Math.sin(at * 1.7));
    const use = t.map(
      (value, at) => (isWorked(first + at) ? 120 : 70) + 6.5 * Math.max(0, 14.3 - value) + 9.25 * Math.max(0, value - 21.8),
    );
    const flags = new Uint8Array(365);
    const series: DaySeries = { from: first, use, estimated: flags, temperature: t, excluded: flags, factors: [] };
    const fit = fitDaily(dayPoints(series), kinds)?.fit;
    expect(fit).toMatchObject({ classes: 'workday', shape: 'both', heatingBalance: 14.3, coolingBalance: 21.8, parameters: 6, n: 365 });
    expect(fit?.heatingSlope).toBeCloseTo(6.5, 10);
    expect(fit?.coolingSlope).toBeCloseTo(9.25, 10);
    expect(Object.fromEntries(fit?.intercepts.map(({ class: name, value }) => [name, Number(value.toFixed(9))]) ?? [])).toEqual({
      workday: 120,
      rest: 70,
    });
    expect(fit?.autocorrelation).toBe(0);
  });
});

/** Twelve to fourteen bills of a synthetic building over a year, with coarse temperatures; one bill ends within a day. */
const billed = fc
  .record({
    length: fc.integer({ min: 26, max: 30 }),
    heating: fc.integer({ min: 0, max: 9 }),
    cooling: fc.integer({ min: 0, max: 9 }),
    noise: fc.constantFrom(0, 0.5, 20, 60),
    guests: fc.boolean(),
    seed: fc.integer({ min: 1, max: 1e9 }),
  })
  .map((of) => {
    const random = numbers(of.seed);
    const temperature = Float64Array.from(
      { length: 365 },
      (_, at) => Math.round(4 * (8 - 6 * Math.cos((2 * Math.PI * at) / 365) + 4 * random())) / 4,
    );
    const values = Float64Array.from(temperature, () => Math.floor(random() * 50));
    const flags = new Uint8Array(365);
    const factors = of.guests ? [{ name: 'guests', values }] : [];
    const series: DaySeries = { from: first, use: temperature, estimated: flags, temperature, excluded: flags, factors };
    const bills = Array.from({ length: Math.floor(365 / of.length) }, (_, at) => {
      const [from, to] = [first + at * of.length + (at === 4 ? 0.25 : 0), first + (at + 1) * of.length + (at === 3 ? 0.25 : 0)];
      let use = of.noise * (random() - 0.5) * 30;
      for (let day = Math.floor(from); day < to; day += 1) {
        const share = Math.min(day + 1, to) - Math.max(day, from);
        const t = temperature[day - first]!;
        use +=
          share *
          (40 + of.heating * Math.max(0, 7.2 - t) + of.cooling * Math.max(0, t - 10.1) + (of.guests ? values[day - first]! / 4 : 0));
      }
      return { from, to, use };
    });
    return { series, bills };
  });

describe('a billing fit', () => {
  it('is the one that brute force finds', () => {
    fc.assert(
      fc.property(billed, ({ series, bills }) => {
        const part = (bill: { from: number; to: number }, value: (at: number) => number): number => {
          let sum = 0;
          for (let at = 0; at < 365; at += 1)
            sum += Math.max(0, Math.min(first + at + 1, bill.to) - Math.max(first + at, bill.from)) * value(at);
          return sum / (bill.to - bill.from);
        };
        const t = series.temperature;
        const last = Math.ceil(bills.at(-1)!.to) - first;
        const theirs = oracleFit({
          points: bills.map((bill) => ({
            y: bill.use / (bill.to - bill.from),
            w: bill.to - bill.from,
            heating: (balance) => part(bill, (at) => Math.max(0, balance - t[at]!)),
            cooling: (balance) => part(bill, (at) => Math.max(0, t[at]! - balance)),
            factors: series.factors.map(({ values }) => part(bill, (at) => values[at]!)),
          })),
          trials: [{ set: 'one', classOf: bills.map(() => 'one') }],
          min: Math.min(...t.subarray(0, last)),
          max: Math.max(...t.subarray(0, last)),
          admit: { points: 3, above: 0.1 },
        })!;
        const { fit } = fitBilling(spanPoints(series, bills))!;
        expect([fit.shape, fit.heatingBalance, fit.coolingBalance]).toEqual([theirs.shape, theirs.heating, theirs.cooling]);
        const slopes = [fit.heatingSlope, fit.coolingSlope].filter((slope) => slope !== null);
        for (const [at, value] of [fit.intercepts[0]!.value, ...slopes, ...fit.factors.map(({ slope }) => slope)].entries())
          expect(value).toBeCloseTo(theirs.beta[at]!, 6);
        const again = billingAgain(spanPoints(series, bills), JSON.parse(JSON.stringify(fit)));
        expect(again!.uncertainty.freedom).toBe(bills.length - fit.parameters);
        expect(fit.sse / Math.max(theirs.sse, 1e-6)).toBeLessThan(1 + 1e-6);
      }),
      { numRuns: rounds(20, 40) },
    );
  });

  it('takes bills of 25 to 70 days, and whole months where bills are few', () => {
    const year = simulatedYears(5, 0).base;
    const at = (from: number, to: number) => ({ from: year.from + from, to: year.from + to, use: 1 });
    const bills = [at(0, 24), at(24, 49), at(49, 119), at(119, 190), at(190, 250), at(250, 310), at(310, 370)];
    expect([...spanPoints(year, bills).w]).toEqual([25, 70, 60, 60]);
    const months = spanPoints(year, [at(10, 40)]);
    expect([...months.w]).toEqual([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    const january = year.use.subarray(0, 31).reduce((sum, value) => sum + value, 0);
    expect(months.y[0]).toBeCloseTo(january / 31, 10);
    const use = year.use.slice();
    use[40] = NaN;
    expect(spanPoints({ ...year, use }, null).w).toHaveLength(11);
    const excluded = year.excluded.slice().fill(1, 0, 1);
    expect(spanPoints({ ...year, excluded }, null).w).toHaveLength(11);
  });
});

/** Three hours a day over twelve weeks of a building that is used at nine on workdays. */
function office(seed: number): HourPoints {
  const random = numbers(seed);
  const places = Array.from({ length: 84 * 3 }, (_, at) => ({ day: first + Math.floor(at / 3), hour: [3, 9, 20][at % 3]! }));
  const t = Float64Array.from(places, () => 10 + Math.floor(random() * 20) / 4);
  const isUsed = ({ day, hour }: { day: number; hour: number }) => hour === 9 && isWorked(day);
  const y = Float64Array.from(places, (place, at) =>
    isUsed(place) ? 20 + 3 * Math.max(0, t[at]! - 12) + 2 * random() : 4 + 0.5 * Math.max(0, 13 - t[at]!) + random(),
  );
  return {
    day: Int32Array.from(places, ({ day }) => day),
    hour: Uint8Array.from(places, ({ hour }) => hour),
    y,
    t,
    factors: [],
    wholeDays: Int32Array.from({ length: 84 }, (_, at) => first + at),
  };
}

describe('an hourly fit', () => {
  it('fits the hours of use and the others as brute force does', () => {
    for (const seed of [1, 2, 3]) {
      const points = office(seed);
      const model = fitHourly(points, { isWorked })!;
      expect(model.fit.groups.map(({ group }) => group)).toEqual(['occupied', 'other']);
      let sse = 0;
      for (const { group, ...fit } of model.fit.groups) {
        const at = [...points.y.keys()].filter((one) => (group === 'occupied') === (points.hour[one] === 9 && isWorked(points.day[one]!)));
        const own = (values: ArrayLike<number>) => at.map((one) => values[one]!);
        const [t, y, day, hour] = [own(points.t), own(points.y), own(points.day), own(points.hour)];
        const theirs = oracleFit({
          points: y.map((value, one) => ({
            y: value,
            w: 1,
            heating: (balance) => Math.max(0, balance - t[one]!),
            cooling: (balance) => Math.max(0, t[one]! - balance),
            factors: [],
          })),
          trials: [{ set: 'hour-of-week', classOf: day.map((one, k) => `${one % 7} ${hour[k]}`) }],
          min: Math.min(...t),
          max: Math.max(...t),
          admit: { points: 10, above: 0 },
        })!;
        expect([fit.shape, fit.heatingBalance, fit.coolingBalance]).toEqual([theirs.shape, theirs.heating, theirs.cooling]);
        const slopes = [fit.heatingSlope, fit.coolingSlope].filter((slope) => slope !== null);
        for (const [k, value] of [...fit.intercepts.map(({ value: level }) => level), ...slopes].entries())
          expect(value).toBeCloseTo(theirs.beta[k]!, 7);
        sse += theirs.sse;
      }
      expect(model.fit.sse).toBeCloseTo(sse, 7);
      // daily: residual sums of 84 days of three hours
      const sums = Array.from({ length: 84 }, (_, day) => model.residuals.subarray(3 * day, 3 * day + 3).reduce((sum, e) => sum + e, 0));
      expect(model.uncertainty.sse).toBeCloseTo(
        sums.reduce((sum, e) => sum + e * e, 0),
        8,
      ); // prettier
      const kappa = (1 + model.fit.autocorrelation) / (1 - model.fit.autocorrelation);
      expect(model.fit.freedom).toBeCloseTo(84 / kappa - model.fit.parameters / 24, 10);
      expect(hourlyAgain(points, model.fit, { isWorked })!.uncertainty.sse).toBeCloseTo(model.uncertainty.sse, 8);
    }
  });

  it('takes a holiday for a Sunday and a weekend day worked for a Wednesday', () => {
    const monday = dayNumber(2025, 9, 29);
    const turned = { isWorked: (day: number) => (day === monday + 6 ? true : day === monday + 2 ? false : isWorked(day)) };
    expect([0, 2, 5, 6].map((at) => hourClass(monday + at, 7, turned))).toEqual(['mon-07', 'sun-07', 'sat-07', 'wed-07']);
  });
});

describe('the classes of a day', () => {
  it('are named by workday and season, half-open, over the new year, else between', () => {
    const seasons = [{ name: 'heating', from: 1115, to: 315 }];
    const at = (month: number, day: number) => dayClass('workday-season', dayNumber(2025, month, day), { isWorked, seasons });
    expect([at(3, 14), at(3, 15), at(11, 14), at(11, 15), at(12, 31)]).toEqual([
      'workday-heating',
      'rest-between',
      'workday-between',
      'rest-heating',
      'workday-heating',
    ]);
    expect(dayClass('season', dayNumber(2025, 10, 1), kinds)).toBe('between');
    expect(dayClass('season', dayNumber(2025, 9, 30), kinds)).toBe('summer');
  });
});

describe('a model by season', () => {
  it('predicts the classes it was fitted by, with the seasons of OpenDSM where none are given', () => {
    const temperature = Float64Array.from({ length: 365 }, (_, at) => 13 - 12 * Math.cos((2 * Math.PI * at) / 365) + 3 * Math.sin(at));
    const levels: Record<string, number> = { summer: 90, winter: 40, between: 60 };
    const use = temperature.map((_, at) => levels[dayClass('season', first + at, { isWorked, seasons: [] })]!);
    const flags = new Uint8Array(365);
    const series: DaySeries = { from: first, use, estimated: flags, temperature, excluded: flags, factors: [] };
    const model = fitDaily(dayPoints(series), { isWorked, seasons: [] })!;
    expect([model.fit.classes, model.fit.shape]).toEqual(['season', 'none']);
    const predicted = predictDays(model, series, { isWorked, seasons: [] });
    expect([predicted.unclassed, predicted.counted.reduce((sum, one) => sum + one, 0)]).toEqual([0, 365]);
    expect(predicted.predicted[180]).toBeCloseTo(90, 9);
  });
});
