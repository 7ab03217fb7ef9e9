import { describe, expect, it } from 'vitest';
import { isWeekday, simulatedYears, type SimulatedYears } from '../../../test/simulated-building.ts';
import { intervalOf } from './interval.ts';
import { dayPoints } from './points.ts';
import { predictDays } from './predict.ts';
import { savingsOf } from './report.ts';
import { spanPoints } from './spans.ts';
import { fitBilling, fitDaily, type DayModel } from './temperature-model.ts';

const kinds = { isWorked: isWeekday, seasons: [] };
/**
 * Over 6,000 years, the interval holds 89 to 90 of 100 in each of these cases; 300 years scatter by about two around that, and the seed is
 * fixed.
 */
const [years, firstSeed] = [300, 4000];

type Fitter = (years: SimulatedYears) => DayModel | null;
const daily: Fitter = ({ base }) => fitDaily(dayPoints(base), kinds);
const billing: Fitter = ({ base }) => fitBilling(spanPoints(base, null));

/** How many of a hundred simulated years are in the interval, as stated and as in textbooks without autocorrelation. */
function sharesWithin(fitted: Fitter, rho: number): { stated: number; textbook: number } {
  let [stated, textbook] = [0, 0];
  for (let seed = 1; seed <= years; seed += 1) {
    const made = simulatedYears(firstSeed + seed + Math.round(rho * 1e5), rho);
    const model = fitted(made);
    if (model === null) throw new Error('a simulated year can be fitted');
    const { reporting } = made;
    const predicted = predictDays(model, reporting, kinds);
    const report = savingsOf({ model, predicted, excluded: reporting.excluded, from: reporting.from, confidence: 0.9, baseUse: 0 });
    const within = (interval: { low: number; high: number } | null) =>
      interval !== null && made.savings >= interval.low && made.savings <= interval.high;
    if (within(report.interval)) stated += 1;
    const { sse, n } = model.uncertainty;
    const freedom = n - model.fit.parameters;
    if (within(intervalOf(report.savings, Math.sqrt((sse / freedom) * (report.counted + predicted.spread)), freedom, 0.9))) textbook += 1;
  }
  return { stated: (stated / years) * 100, textbook: (textbook / years) * 100 };
}

describe('an interval of 90 %', () => {
  it.each([0, 0.3, 0.6])('of days with autocorrelation %s holds 87 to 93 of 100 simulated years', (rho) => {
    const { stated } = sharesWithin(daily, rho);
    expect(stated).toBeGreaterThanOrEqual(87);
    expect(stated).toBeLessThanOrEqual(93);
  });

  it.each([0, 0.3, 0.6])('of bills with autocorrelation %s holds 87 to 93 of 100 simulated years', (rho) => {
    const { stated } = sharesWithin(billing, rho);
    expect(stated).toBeGreaterThanOrEqual(87);
    expect(stated).toBeLessThanOrEqual(93);
  });

  it('of the textbook, without autocorrelation, does not hold', () => {
    expect(sharesWithin(daily, 0.3).textbook).toBeLessThan(85);
    expect(sharesWithin(daily, 0.6).textbook).toBeLessThan(70);
  });
});
