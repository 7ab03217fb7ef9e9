import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { doubtFindings, doubtsOf, doubtsWithin, type JudgedHours, type SolarDoubt } from './doubts.ts';

/** Reproducible noise from 0 to 1. */
const noise = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
};

type Fault = (kwh: number, at: number) => number;
const none: Fault = (kwh) => kwh;

/** Days with sun from 6 to 18 and clouds: an array of 100 kW with an inverter of 100 that generates 92 % of what it should, within 4 %. */
function series(
  days: number,
  { seed = 7, fault = none, inverter = 100 }: { seed?: number; fault?: Fault; inverter?: number } = {},
): JudgedHours {
  const random = noise(seed);
  const size = days * 24;
  const [measured, expected, unlimited, up] = Array.from({ length: 4 }, () => new Float64Array(size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let day = 0; day < days; day += 1) {
    const clear = 0.35 + 0.65 * random();
    for (let hour = 0; hour < 24; hour += 1) {
      const at = day * 24 + hour;
      const height = Math.sin(((hour + 0.5 - 6) / 12) * Math.PI);
      up[at] = height;
      unlimited[at] = height > 0 ? 98 * height * clear : 0;
      expected[at] = Math.min(100, unlimited[at]);
      const given = Math.min(inverter, unlimited[at] * 0.92 * (0.96 + 0.08 * random()));
      measured[at] = fault(given, at);
    }
  }
  const days1 = Int32Array.from({ length: size }, (_, at) => Math.floor(at / 24));
  return { measured, expected, unlimited, up, estimated: new Uint8Array(size), days: days1, observed: true };
}

const codes = (hours: JudgedHours): SolarDoubt[] => doubtsOf(hours).map(({ code }) => code);
const findingsOf = (hours: JudgedHours) => doubtFindings(doubtsOf(hours), hours.days, 'PV', (day) => `day ${day}`);

describe('the measured generation of an array', () => {
  test('is not doubtful if nothing is wrong, whatever the clouds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => codes(series(180, { seed })).length === 0),
      { numRuns: 60 },
    );
  });

  test('drops from a day on if a string fails: that day, by how much, and what was missing', () => {
    const hours = series(120, { fault: (kwh, at) => (at >= 60 * 24 ? kwh * 0.75 : kwh) });
    expect(codes(hours)).toEqual(['array-string-out']);
    const [{ evidence } = { evidence: {} as Record<string, unknown> }] = findingsOf(hours);
    expect(evidence).toMatchObject({ array: 'PV', firstDay: 'day 60', lastDay: 'day 119', count: 60 });
    expect(evidence['drop']).toBeCloseTo(0.25, 1);
    const lost = series(120).measured.reduce((sum, kwh, at) => sum + (at >= 60 * 24 ? kwh * 0.25 : 0), 0);
    expect(Math.abs((evidence['kwh'] as number) / lost - 1)).toBeLessThan(0.05);
  });

  test('shows the failure of any string of a tenth and a half or more, wherever it happens, and until it is repaired', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 60 }),
        fc.integer({ min: 20, max: 50 }),
        fc.double({ min: 0.15, max: 0.8, noNaN: true }),
        (from, long, share) => {
          const out = {
            seed: from * 97 + long,
            fault: (kwh: number, at: number) => (at >= from * 24 && at < (from + long) * 24 ? kwh * (1 - share) : kwh),
          };
          const found = findingsOf(series(from + long + 30, out)).filter(({ code }) => code === 'array-string-out');
          return (
            found.length === 1 &&
            found[0]?.evidence['firstDay'] === `day ${from}` &&
            found[0].evidence['lastDay'] === `day ${from + long - 1}`
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  test('shows no failed string for a few cloudy or snowy days with little yield', () => {
    const hours = series(120, { fault: (kwh, at) => (at >= 60 * 24 && at < 66 * 24 ? kwh * 0.3 : kwh) });
    expect(codes(hours)).not.toContain('array-string-out');
  });

  test('has a flat top if an inverter is at its limit: how high, how many hours, what was missing', () => {
    const hours = series(120, { inverter: 60 });
    expect(codes(hours)).toEqual(['array-clipped']);
    const [{ evidence } = { evidence: {} as Record<string, unknown> }] = findingsOf(hours);
    expect(evidence['kw']).toBe(60);
    const free = series(120).measured;
    const lost = free.reduce((sum, kwh) => sum + Math.max(0, kwh - 60), 0);
    expect(Math.abs((evidence['kwh'] as number) / lost - 1)).toBeLessThan(0.1);
    expect(evidence['hours']).toBeLessThanOrEqual(free.filter((kwh) => kwh >= 59.7).length);
  });

  test('at night is reported with its hours and kWh; spread from longer readings it is ignored', () => {
    const hours = series(30, { fault: (kwh, at) => (at % 24 === 0 ? 2 : kwh) });
    expect(findingsOf(hours)).toMatchObject([{ code: 'generation-without-sun', evidence: { hours: 30, kwh: 60, count: 30 } }]);
    expect(codes({ ...hours, estimated: hours.estimated.map(() => 1) })).toEqual([]);
  });

  test('is reported as zero on days with sun, or missing in hours with sun, each with the expected yield', () => {
    const zero = series(40, { fault: (kwh, at) => (Math.floor(at / 24) === 5 ? 0 : kwh) });
    const wanted = zero.expected.slice(5 * 24, 6 * 24).reduce((sum, kwh) => sum + kwh, 0);
    expect(findingsOf(zero)).toMatchObject([{ code: 'array-silent', evidence: { count: 1, hours: 12, firstDay: 'day 5' } }]);
    expect(findingsOf(zero)[0]?.evidence['kwh']).toBeCloseTo(wanted, 2);
    const dumb = series(40, { fault: (kwh, at) => (Math.floor(at / 24) === 5 ? Number.NaN : kwh) });
    expect(findingsOf(dumb)).toMatchObject([{ code: 'array-unmeasured', evidence: { count: 1, hours: 12, firstDay: 'day 5' } }]);
    expect(doubtsOf(dumb, 5 * 24)).toEqual([]);
    expect(doubtsWithin(doubtsOf(dumb), (at) => at < 5 * 24 + 8)).toMatchObject([{ doubt: 'array-unmeasured', hours: 2 }]);
  });

  test('is not judged for strings and limits under a typical year: its clouds are of other days', () => {
    const hours = series(120, { inverter: 60, fault: (kwh, at) => (at >= 60 * 24 ? kwh * 0.6 : kwh) });
    expect(codes({ ...hours, observed: false })).toEqual([]);
  });
});
