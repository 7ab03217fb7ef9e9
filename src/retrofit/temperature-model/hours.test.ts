import { describe, expect, it } from 'vitest';
import { dayNumber } from '#kernel/day.ts';
import { createZone } from '#kernel/zone.ts';
import { isWeekday } from '../../../test/simulated-building.ts';
import type { HourSeries } from './facts.ts';
import { fitHourly, hourlyAgain } from './hourly.ts';
import { hourPoints } from './points.ts';
import { predictHours } from './predict-hours.ts';
import { savingsOf } from './report.ts';
import { typicalDays, typicalHours, typicalSavings } from './typical.ts';

const kinds = { isWorked: isWeekday, seasons: [] };
const berlin = createZone('Europe/Berlin')!;

/** The hours of a year in Berlin, with days of 23 and 25, of a building without noise: used from 8 to 18 on workdays. */
function year(of: number, share = 1): HourSeries {
  const [from, to] = [dayNumber(of, 1, 1), dayNumber(of + 1, 1, 1)];
  const [day, hour]: [number[], number[]] = [[], []];
  for (let at = berlin.dayStart(from); at < berlin.dayStart(to); at += 3600) {
    day.push(berlin.dayOf(at));
    hour.push(Math.floor((at + berlin.offsetAt(at)) / 3600) % 24);
  }
  const temperature = Float64Array.from(
    day,
    (one, at) => 12 - 11 * Math.cos((2 * Math.PI * (one - from)) / 365) + 5 * Math.sin((hour[at]! - 9) / 4) + 2 * Math.sin(one),
  );
  const use = temperature.map((t, at) => {
    const isUsed = isWeekday(day[at]!) && hour[at]! >= 8 && hour[at]! < 18;
    return share * (isUsed ? 40 + hour[at]! + 4 * Math.max(0, t - 17.4) + 2 * Math.max(0, 11.5 - t) : 6 + 0.5 * Math.max(0, 9.1 - t));
  });
  return {
    from,
    excluded: new Uint8Array(to - from),
    factors: [],
    day: Int32Array.from(day),
    hour: Uint8Array.from(hour),
    use,
    estimated: new Uint8Array(day.length),
    temperature,
  };
}

describe('an hourly model', () => {
  const base = year(2025);
  const model = fitHourly(hourPoints(base), kinds)!;

  it('recovers a building without noise: its hours of use, their balance points and slopes', () => {
    expect(model.fit.n).toBe(8760);
    const [occupied, other] = model.fit.groups;
    expect(occupied).toMatchObject({ group: 'occupied', shape: 'both', heatingBalance: 11.5, coolingBalance: 17.4, parameters: 54 });
    expect(occupied?.intercepts.find(({ class: name }) => name === 'tue-09')?.value).toBeCloseTo(49, 8);
    expect(occupied?.coolingSlope).toBeCloseTo(4, 8);
    expect(other).toMatchObject({ group: 'other', shape: 'heating', heatingBalance: 9.1, coolingBalance: null, parameters: 120 });
    expect(other?.heatingSlope).toBeCloseTo(0.5, 8);
    expect(model.days).toHaveLength(365);
    expect(model.fit.freedom).toBeCloseTo(365 - 174 / 24, 8);
  });

  it('predicts by the hour and counts whole days, those of 23 and 25 hours too', () => {
    const after = year(2026, 0.9);
    // the 25 hours of 25 October are all present; one hour of 1 February is not
    const use = after.use.slice();
    use[after.day.indexOf(dayNumber(2026, 2, 1)) + 5] = NaN;
    const said = predictHours(model, { ...after, use }, kinds);
    expect(said.counted.reduce((sum, one) => sum + one, 0)).toBe(364);
    const october = dayNumber(2026, 10, 25) - after.from;
    const hours = [...after.day.keys()].filter((at) => after.day[at] === october + after.from);
    expect(hours).toHaveLength(25);
    expect(said.measured[october]).toBeCloseTo(
      hours.reduce((sum, at) => sum + use[at]!, 0),
      8,
    ); // prettier
    expect(said.predicted[october]).toBeCloseTo(said.measured[october]! / 0.9, 6);
    expect(said.hours.predicted[hours[3]!]).toBeCloseTo(use[hours[3]!]! / 0.9, 7);
    expect(said.spread).toBeCloseTo(364 ** 2 / 365, 8);
    const report = savingsOf({ model, predicted: said, excluded: after.excluded, from: after.from, confidence: 0.9, baseUse: 0 });
    expect(report.fraction).toBeCloseTo(0.1, 8);
    expect(report.ashrae14.alpha).toBe(1.26);
    const { sse, freedom } = model.uncertainty;
    expect(report.standardError).toBeCloseTo(Math.sqrt((sse / freedom) * (364 + 364 ** 2 / 365)), 12);
  });

  it('is the same of sealed points and their fit, and says a typical year', () => {
    const again = hourlyAgain(hourPoints(base), JSON.parse(JSON.stringify(model.fit)), kinds)!;
    expect(again.fit).toEqual(model.fit);
    expect(again.days).toEqual(model.days);
    const cooler = Float64Array.from({ length: 8760 }, (_, at) => 8 + 6 * Math.sin(at / 50));
    const [days, hours] = [typicalDays(new Float64Array(365), 2028), typicalHours(cooler, 2028)];
    expect([hours.use.length, hours.temperature[59 * 24], hours.temperature[58 * 24]]).toEqual([8784, cooler[58 * 24], cooler[58 * 24]]);
    const half = fitHourly(hourPoints(year(2026, 0.5)), kinds)!;
    const typical = typicalSavings({ base: again, reporting: half }, { days, hours }, kinds, 0.9);
    expect(typical.savings / typical.base).toBeCloseTo(0.5, 6);
    expect(typical.missing).toBe(0);
    expect(typicalSavings({ base: again, reporting: half }, { days, hours: null }, kinds, 0.9).missing).toBe(366);
  });

  it('leaves out hours of the week with fewer than ten points, and what is estimated', () => {
    const estimated = base.estimated.map((_, at) => (base.hour[at] === 3 && (base.day[at]! + 3) % 7 === 6 ? 1 : 0));
    const without = fitHourly(hourPoints({ ...base, estimated }), kinds)!;
    const names = without.fit.groups.flatMap(({ intercepts }) => intercepts.map(({ class: name }) => name));
    expect(names).toHaveLength(167);
    expect(names).not.toContain('sun-03');
    const said = predictHours(without, base, kinds);
    expect([said.unclassed, said.counted.reduce((sum, one) => sum + one, 0)]).toEqual([52, 313]);
  });
});
