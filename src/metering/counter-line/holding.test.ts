import { expect, test } from 'vitest';
import { unitNumber } from '#kernel/quantity.ts';
import { cutHolding, emptySteps } from './cut-holding.ts';
import { createHolding, drawHolding } from './holding.ts';
import type { InstantSeries, LineDecision, LineFinding } from './meter.ts';

/** `[at, value, received]`, in seconds, degrees and ms. */
type Value = readonly [at: number, value: number, received?: number];

const rowsOf = (values: readonly Value[]) => {
  const all = values
    .map(([at, value, received = 0]) => ({ at, value: Math.round(value * 1e4), received }))
    .toSorted((a, b) => a.at - b.at || a.received - b.received);
  return {
    at: Uint32Array.from(all, ({ at }) => at),
    width: new Uint32Array(all.length),
    value: Float64Array.from(all, ({ value }) => value),
    unit: new Uint8Array(all.length).fill(unitNumber('degC')),
    received: Float64Array.from(all, ({ received }) => received),
    import: new Uint32Array(all.length).fill(1),
    from: 0,
    to: all.length,
  };
};

const held = (values: readonly Value[], more: Partial<InstantSeries> = {}) => {
  const into = createHolding();
  const told: LineFinding[] = [];
  const series: InstantSeries = { kind: 'instant', hold: 100, low: null, high: null, unit: 'degC', decisions: [], ...more };
  drawHolding(rowsOf(values), series, into, (found) => told.push(found));
  const spans = Array.from({ length: into.n }, (_, i) => [into.from[i], into.to[i], (into.value[i] as number) / 1e4]);
  return {
    spans,
    told: told.map(({ code, from, value, evidence }) => [code, from, (value ?? 0) / 1e4, evidence['decided'] ?? null]),
    into,
  };
};

const said = (code: string, at: number, value: number, as: LineDecision['as']): LineDecision => ({
  code,
  from: at,
  to: at,
  value: value * 1e4,
  as,
});

test('a value holds until the next instant, and at most as long as its point says', () => {
  expect(
    held([
      [0, 20],
      [60, 21],
      [300, 22],
    ]).spans,
  ).toEqual([
    [0, 60, 20],
    [60, 160, 21],
    [300, 400, 22],
  ]);
});

test('at one instant the last received value holds; equal values received together are one', () => {
  expect(
    held([
      [0, 20, 1],
      [0, 21, 2],
      [0, 21, 2],
    ]).spans,
  ).toEqual([[0, 100, 21]]);
});

test('contradictory values at an instant end the previous value, and none holds until one of them is chosen', () => {
  const values: Value[] = [
    [0, 20],
    [50, 21, 2],
    [50, 25, 2],
    [80, 22],
  ];
  expect(held(values).spans).toEqual([
    [0, 50, 20],
    [80, 180, 22],
  ]);
  expect(held(values).told).toEqual([
    ['contradiction', 50, 21, null],
    ['contradiction', 50, 25, null],
  ]);
  expect(held(values, { decisions: [said('contradiction', 50, 25, 'this')] }).spans[1]).toEqual([50, 80, 25]);
  expect(held(values, { decisions: [said('contradiction', 50, 25, 'bad')] }).spans[1]).toEqual([50, 80, 21]);
});

test('a struck-out value counts as never sent: the previous value continues, or the one sent before it', () => {
  const both = [said('contradiction', 50, 25, 'bad'), said('contradiction', 50, 21, 'bad')];
  expect(
    held(
      [
        [0, 20],
        [50, 21, 2],
        [50, 25, 2],
      ],
      { decisions: both },
    ).spans,
  ).toEqual([[0, 100, 20]]);
  expect(
    held(
      [
        [0, 20],
        [50, 19, 1],
        [50, 21, 2],
        [50, 25, 2],
      ],
      { decisions: both },
    ).spans[1],
  ).toEqual([50, 150, 19]);
});

test('an implausible value ends the previous one and does not hold until it is decided to be good or bad', () => {
  const values: Value[] = [
    [0, 20],
    [50, 85],
    [80, 22],
  ];
  const limits = { low: 100_000, high: 400_000 };
  expect(held(values, limits).spans).toEqual([
    [0, 50, 20],
    [80, 180, 22],
  ]);
  expect(held(values, limits).told).toEqual([['implausible', 50, 85, null]]);
  expect(held(values, { ...limits, decisions: [said('implausible', 50, 85, 'good')] }).spans[1]).toEqual([50, 80, 85]);
  const bad = held(values, { ...limits, decisions: [said('implausible', 50, 85, 'bad')] });
  expect(bad.spans).toEqual([
    [0, 80, 20],
    [80, 180, 22],
  ]);
  expect(bad.told).toEqual([['implausible', 50, 85, 'bad']]);
});

test('the limits themselves are plausible; once an implausible replacement is struck out the original value is back', () => {
  const limits = { low: 100_000, high: 400_000 };
  expect(
    held(
      [
        [0, 10],
        [10, 40],
      ],
      limits,
    ).told,
  ).toEqual([]);
  const decisions = [said('implausible', 0, 85, 'bad')];
  expect(
    held(
      [
        [0, 20, 1],
        [0, 85, 2],
      ],
      { ...limits, decisions },
    ).spans,
  ).toEqual([[0, 100, 20]]);
});

test('steps have the seconds held, sum, minimum, maximum and last value, carried in or not', () => {
  const { into } = held([
    [0, 20],
    [60, 21],
    [300, 22],
  ]);
  const steps = emptySteps(4);
  cutHolding(into, [0, 100, 200, 300, 350], steps, { low: 205_000, high: Infinity });
  expect([...steps.seconds]).toEqual([100, 60, 0, 50]);
  expect([...steps.sum]).toEqual([(20 * 60 + 21 * 40) * 1e4, 21 * 60 * 1e4, 0, 22 * 50 * 1e4]);
  expect([...steps.min]).toEqual([200_000, 210_000, Number.NaN, 220_000]);
  expect([...steps.max]).toEqual([210_000, 210_000, Number.NaN, 220_000]);
  expect([...steps.last]).toEqual([210_000, Number.NaN, Number.NaN, 220_000]);
  expect([...steps.within]).toEqual([40, 60, 0, 50]);
});
