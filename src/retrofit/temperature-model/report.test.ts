import { describe, expect, it } from 'vitest';
import { dayNumber } from '#kernel/day.ts';
import { leastSquares } from '../../../test/oracle/temperature-model.ts';
import { isWeekday, simulatedYears } from '../../../test/simulated-building.ts';
import { comparedWith, featuresOf, nearest } from './comparison.ts';
import { eventDays } from './events.ts';
import type { DaySeries } from './facts.ts';
import { dayPoints } from './points.ts';
import { portfolioSums } from './portfolio.ts';
import { predictDays } from './predict.ts';
import { savingsOf, type SavingsReport } from './report.ts';
import { spanPoints } from './spans.ts';
import { studentQuantile } from './student.ts';
import { dailyAgain, fitBilling, fitDaily, type DayModel } from './temperature-model.ts';
import { typicalDays, typicalSavings } from './typical.ts';

const kinds = { isWorked: isWeekday, seasons: [] };
const made = simulatedYears(11, 0.3);
const model = fitDaily(dayPoints(made.base), kinds)!;
const { reporting } = made;

function report(of: DayModel = model, series: DaySeries = reporting, events: Parameters<typeof eventDays>[0] = []): SavingsReport {
  const days = eventDays(events, series.from, series.use.length);
  const excluded = series.excluded.map((one, at) => Math.max(one, days.excluded[at]!));
  const predicted = predictDays(of, { ...series, excluded }, kinds, days.times);
  return savingsOf({ model: of, predicted, fixed: days.fixed, excluded, from: series.from, confidence: 0.9, baseUse: 5 });
}

describe('a savings report', () => {
  it('is the sum of the days by hand, with the whole design for its standard error', () => {
    const { fit } = model;
    const row = (day: number, t: number): number[] => [
      ...fit.intercepts.map(({ class: name }) => (name === 'one' || (name === 'workday') === isWeekday(day) ? 1 : 0)),
      ...(fit.heatingBalance === null ? [] : [Math.max(0, fit.heatingBalance - t)]),
      ...(fit.coolingBalance === null ? [] : [Math.max(0, t - fit.coolingBalance)]),
    ];
    const beta = [...fit.intercepts.map(({ value }) => value), ...[fit.heatingSlope, fit.coolingSlope].filter((slope) => slope !== null)];
    const rows = [...reporting.temperature].map((t, at) => row(reporting.from + at, t));
    const predicted = rows.flatMap((one) => one.map((value, k) => value * beta[k]!)).reduce((sum, value) => sum + value, 0);
    const measured = reporting.use.reduce((sum, value) => sum + value, 0);
    const said = report();
    expect(said.predicted).toBeCloseTo(predicted, 6);
    expect(said.measured).toBeCloseTo(measured, 6);
    expect(said.savings).toBeCloseTo(predicted - measured, 6);
    expect([said.days, said.counted, said.coverage]).toEqual([365, 365, 1]);
    // (XᵀX)⁻¹x by least squares of the normal matrix itself
    const x = beta.map((_, k) => rows.reduce((sum, one) => sum + one[k]!, 0));
    const base = [...dayPoints(made.base).t].map((t, at) => row(dayPoints(made.base).day[at]!, t));
    const normal = beta.map((_, i) => beta.map((__, j) => base.reduce((sum, one) => sum + one[i]! * one[j]!, 0)));
    const solved = leastSquares(
      normal,
      x,
      x.map(() => 1),
    )!; // prettier
    const spread = x.reduce((sum, value, k) => sum + value * solved[k]!, 0);
    const { sse, freedom } = model.uncertainty;
    expect(said.standardError! / Math.sqrt((sse / freedom) * (365 + spread))).toBeCloseTo(1, 8);
    const half = studentQuantile(0.95, freedom) * said.standardError!;
    expect(said.interval).toEqual({ low: said.savings - half, high: said.savings + half, confidence: 0.9 });
    expect(said.gbt28750).toEqual({ Eb: 5, Er: said.measured, Ea: said.adjustedBaseline, Es: -said.savings });
  });

  it('states the uncertainty of ASHRAE 14 with α of the months reported', () => {
    const said = report();
    const months = (12 * 365) / 365.25;
    const alpha = -0.00024 * months ** 2 + 0.03535 * months + 1.00286;
    const kappa = (1 + model.fit.autocorrelation) / (1 - model.fit.autocorrelation);
    expect(said.ashrae14.alpha).toBeCloseTo(alpha, 12);
    const t = studentQuantile(0.95, 366 / kappa - model.fit.parameters);
    const fsu = ((alpha * t * model.fit.cvrmse!) / said.fraction!) * Math.sqrt((kappa * (1 + (2 * kappa) / 366)) / 365);
    expect(said.ashrae14.fsu).toBeCloseTo(fsu, 10);
  });

  it('counts only days that are known, and scales nothing up', () => {
    const use = reporting.use.slice();
    const temperature = reporting.temperature.slice();
    use.fill(NaN, 0, 10);
    temperature.fill(NaN, 5, 20);
    const estimated = reporting.estimated.slice().fill(1, 30, 33);
    const [part, whole] = [report(model, { ...reporting, use, temperature, estimated }), report()];
    expect([part.days, part.counted, part.coverage]).toEqual([365, 345, 345 / 365]);
    expect(part.measured).toBeCloseTo(whole.measured - reporting.use.subarray(0, 20).reduce((sum, value) => sum + value, 0), 6);
    expect(part.findings.map(({ code, evidence }) => [code, evidence['days']])).toContainEqual(['days-estimated', 3]);
  });

  it('takes events: days left out, amounts a day, factors that multiply and widen', () => {
    const from = reporting.from;
    const whole = report();
    const out = report(model, reporting, [{ from, to: from + 10, kind: 'exclude', amount: 0 }]);
    expect([out.days, out.counted]).toEqual([355, 355]);
    const fixed = report(model, reporting, [{ from: from - 5, to: from + 10, kind: 'fixed', amount: -2.5 }]);
    expect(fixed.nonRoutine).toBe(-25);
    expect(fixed.savings).toBeCloseTo(whole.savings - 25, 8);
    expect(fixed.standardError).toBe(whole.standardError);
    const twice = { from, to: from + 400, kind: 'factor', amount: 2 } as const;
    const factor = report(model, reporting, [twice, { ...twice, amount: 0.75 }]);
    expect(factor.predicted).toBeCloseTo(1.5 * whole.predicted, 6);
    const { sse, freedom } = model.uncertainty;
    const spread = (of: SavingsReport) => of.standardError! ** 2 / (sse / freedom) - 365;
    expect(spread(factor) / spread(whole)).toBeCloseTo(2.25, 6);
  });

  it('tells temperatures beyond those of the base, and a step in what is left', () => {
    const { min, max } = model.fit.temperature;
    const temperature = reporting.temperature.map((t, at) => (at < 3 ? 60 : Math.min(max, Math.max(min, t))));
    const use = reporting.use.map((value, at) => (at < 200 ? value : value + 400));
    const found = report(model, { ...reporting, temperature, use }).findings;
    expect(found.map(({ code }) => code)).toEqual(['temperature-extrapolated', 'level-shift']);
    expect(found[0]?.evidence).toEqual({ days: 3, of: 365, share: 0.008219 });
    expect(found[1]?.evidence['day']).toBe(reporting.from + 200);
  });

  it('has no interval of too few independent points', () => {
    const few = { ...model, uncertainty: { ...model.uncertainty, freedom: 0.99 } };
    const said = report(few);
    expect([said.standardError, said.interval, said.ashrae14.fsu]).toEqual([null, null, null]);
    expect(said.findings[0]?.code).toBe('too-few-independent-points');
  });

  it('is the same of a sealed fit and its points', () => {
    expect(report(dailyAgain(dayPoints(made.base), JSON.parse(JSON.stringify(model.fit)), kinds)!)).toEqual(report());
  });
});

describe('autocorrelation', () => {
  it('is the mean product of neighbours over the mean square, made up for its bias; a gap parts neighbours', () => {
    const use = made.base.use.slice();
    for (const at of [40, 41, 90, 200]) use[at] = NaN;
    const points = dayPoints({ ...made.base, use });
    const { fit, residuals } = fitDaily(points, kinds)!;
    const products = [...residuals].flatMap((e, at) => (points.day[at + 1] === points.day[at]! + 1 ? [e * residuals[at + 1]!] : []));
    // 362 days in four runs
    expect(products).toHaveLength(358);
    const r = products.reduce((sum, one) => sum + one, 0) / 358 / (fit.sse / 362);
    const rho = r + (1 + 4 * r) / 362;
    expect(rho).toBeGreaterThan(0.1);
    expect(fit.autocorrelation).toBeCloseTo(rho, 12);
    expect(fit.freedom).toBeCloseTo((362 * (1 - rho)) / (1 + rho) - fit.parameters, 9);
    const mean = points.y.reduce((sum, value) => sum + value, 0) / 362;
    expect(fit.cvrmse).toBeCloseTo(Math.sqrt(fit.sse / (362 - fit.parameters)) / mean, 12);
    expect(fit.r2).toBeCloseTo(1 - fit.sse / points.y.reduce((sum, value) => sum + (value - mean) ** 2, 0), 12);
  });

  it('is not asked of bills, which are too few, nor of a building without chance', () => {
    const bills = fitBilling(spanPoints(made.base, null))!;
    expect([bills.fit.autocorrelation, bills.fit.freedom]).toEqual([0, 12 - bills.fit.parameters]);
    const said = report(bills);
    expect(said.ashrae14).toEqual({ alpha: null, fsu: null });
    expect(said.interval).not.toBeNull();
  });
});

describe('beside a group', () => {
  const own = { measured: 90, predicted: 100, nonRoutine: 3, standardError: 2, freedom: 50, confidence: 0.9 };
  const group = [80, 90, 95, 100, 110].map((measured) => ({ measured, predicted: 100 }));

  it('the prediction moves as theirs did, and their scatter widens the interval', () => {
    const said = comparedWith(own, group)!;
    // R = 475 ÷ 500; s of 0.8, 0.9, 0.95, 1, 1.1 is √0.0125
    expect(said.ratio).toBeCloseTo(0.95, 12);
    expect(said.adjustedBaseline).toBeCloseTo(98, 10);
    expect(said.savings).toBeCloseTo(8, 10);
    expect(said.standardError).toBeCloseTo(Math.sqrt((0.95 * 2) ** 2 + (100 ** 2 * 0.0125) / 5), 10);
    expect(comparedWith(own, group.slice(1))).toBeNull();
  });

  it('is made of the five nearest of the same use, ties by code', () => {
    const at = (code: string, x: number, use = 'office') => ({ code, use, features: [x, 0, 0, 1] });
    const pool = [at('z', 2), at('a', 2), at('far', 9), at('b', 3), at('other', 2, 'hotel'), at('c', 1), at('d', 0)];
    expect(nearest({ use: 'office', features: [2, 0, 0, 1] }, pool).map(({ code }) => code)).toEqual(['a', 'z', 'b', 'c', 'd']);
  });

  it('is likened by mean use, shares and rest days', () => {
    const points = dayPoints(made.base);
    const features = featuresOf(points, model.fit, kinds)!;
    const mean = points.y.reduce((sum, value) => sum + value, 0) / points.y.length;
    expect(features[0]).toBeCloseTo(Math.log(mean), 12);
    const share = (name: 'heating' | 'cooling') =>
      points.t.reduce((sum, t) => {
        const [slope, balance] = [model.fit[`${name}Slope`], model.fit[`${name}Balance`]];
        return slope === null || balance === null ? sum : sum + slope * Math.max(0, name === 'heating' ? balance - t : t - balance);
      }, 0);
    expect(features[1]).toBeCloseTo(share('heating') / mean / points.y.length, 10);
    expect(features[2]).toBeCloseTo(share('cooling') / mean / points.y.length, 10);
  });
});

describe('a typical year', () => {
  it('is asked of both models, and 29 February is the 28th again', () => {
    const t = Float64Array.from({ length: 365 }, (_, at) => at / 10);
    const days = typicalDays(t, 2028);
    expect([days.from, days.use.length, days.temperature[58], days.temperature[59], days.temperature[60], days.temperature[365]]).toEqual([
      dayNumber(2028, 1, 1),
      366,
      5.8,
      5.8,
      5.9,
      36.4,
    ]);
    const after = fitDaily(dayPoints(reporting), kinds)!;
    const said = typicalSavings({ base: model, reporting: after }, { days, hours: null }, kinds, 0.9);
    const [first, second] = [model, after].map((one) => predictDays(one, days, kinds));
    const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
    expect(said.base).toBeCloseTo(sum(first!.predicted), 8);
    expect(said.savings).toBeCloseTo(sum(first!.predicted) - sum(second!.predicted), 8);
    const variance = (one: DayModel, spread: number) => (one.uncertainty.sse / one.uncertainty.freedom) * spread;
    expect(said.standardError).toBeCloseTo(Math.sqrt(variance(model, first!.spread) + variance(after, second!.spread)), 8);
    expect(said.missing).toBe(0);
  });
});

describe('a portfolio', () => {
  it('adds sums, takes errors as independent, and the normal quantile', () => {
    const one = report();
    const both = portfolioSums([one, one, one, one], 0.9);
    expect(both.savings).toBeCloseTo(4 * one.savings, 8);
    expect(both.standardError).toBeCloseTo(2 * one.standardError!, 8);
    expect(both.interval!.high - both.savings).toBeCloseTo(1.6448536269514722 * 2 * one.standardError!, 8);
    expect(both.fraction).toBeCloseTo(one.fraction!, 12);
    expect(portfolioSums([one, { ...one, standardError: null }], 0.9)).toMatchObject({
      standardError: null,
      interval: null,
      withoutInterval: 1,
    });
  });
});
