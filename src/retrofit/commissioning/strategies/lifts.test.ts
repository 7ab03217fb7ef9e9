import { expect, test } from 'vitest';
import { stateOf, sumOfHours } from './hours.ts';
import { liftGroup, liftsStandingBy } from './lifts.ts';

const rule = { low: 0.05, gain: 0.05 };
const days = 10;
const edges = Float64Array.from({ length: days * 24 + 1 }, (_, at) => at * 3600);
const isDay = (at: number): boolean => at % 24 >= 8 && at % 24 < 20;
const column = (of: (at: number) => number) => Float64Array.from({ length: days * 24 }, (_, at) => of(at));
const lift = (code: string, standby: number, isKnown: (at: number) => boolean = () => true) => ({
  code,
  power: column((at) => (isKnown(at) ? (isDay(at) ? 6 : standby) : Number.NaN)),
  moved: column((at) => (isDay(at) ? 0.3 : 0)),
});

test('a lift that draws more while it stands than the best of its group saves the difference in each hour without movement', () => {
  const tried = liftsStandingBy({ edges, lifts: [lift('L1', 0.9), lift('L2', 0.2)] }, rule);
  const sum = sumOfHours(tried.rows);
  expect(sum).toMatchObject({ saved: Math.round(days * 12 * 0.7 * 1e4) / 1e4, hours: days * 12, judged: days * 24 });
  expect(stateOf(sum, 0.05)).toBe('found');
  expect(tried.facts).toEqual([
    { name: 'leastStandby', value: 0.2, unit: 'kW' },
    { name: 'standby L1', value: 0.9, unit: 'kW' },
    { name: 'standby L2', value: 0.2, unit: 'kW' },
  ]);
});

test('lifts that all stand by as the best one have nothing to save, and hours of which one lift is unknown do not count', () => {
  expect(sumOfHours(liftsStandingBy({ edges, lifts: [lift('L1', 0.2), lift('L2', 0.2)] }, rule).rows)).toMatchObject({
    saved: 0,
    hours: 0,
  });
  const half = liftsStandingBy({ edges, lifts: [lift('L1', 0.9, (at) => at % 2 === 0), lift('L2', 0.2)] }, rule);
  expect(sumOfHours(half.rows)).toMatchObject({ judged: days * 12, hours: days * 6, saved: Math.round(days * 6 * 0.7 * 1e4) / 1e4 });
});

test('by the meter alone standby counts up to its usual level outside the hours of use: a trip at night is no saving', () => {
  const outside = Uint8Array.from({ length: days * 24 }, (_, at) => (isDay(at) ? 0 : 1));
  // nights at 2 kWh an hour, one night in ten at 0.5; one trip of 9 kWh
  const use = column((at) => (isDay(at) ? 15 : at === 22 ? 9 : Math.floor(at / 24) === 9 ? 0.5 : 2));
  const tried = liftGroup({ edges, use, outside }, rule);
  const sum = sumOfHours(tried.rows);
  expect(sum.saved).toBeCloseTo((days * 12 - 12) * 1.5, 6);
  expect(tried.facts.find(({ name }) => name === 'peakHour')).toMatchObject({ value: 15 });
  const steady = liftGroup({ edges, use: column((at) => (isDay(at) ? 15 : 2)), outside }, rule);
  expect(sumOfHours(steady.rows)).toMatchObject({ saved: 0, hours: 0 });
});

test('too few hours without movement are told, and nothing is made of them', () => {
  const short = liftsStandingBy({ edges, lifts: [lift('L1', 0.9, (at) => at < 30)] }, rule);
  expect(short.findings.map(({ code }) => code)).toEqual(['strategy-still-hours-short']);
  expect(short.rows).toEqual([]);
});
