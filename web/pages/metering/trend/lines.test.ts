import { expect, test } from 'vitest';
import { stepPairs } from '../../../chart/points.ts';
import { bandIn, codesIn, readTrend } from './address.ts';
import { rawLines, stepLines } from './lines.ts';

const names = { min: 'least', max: 'greatest' };
const step = (start: string, mean: number | null) => ({ start, mean, min: mean, max: mean, coverage: mean === null ? 0 : 1 });
const ms = (text: string) => Date.parse(text);

test('a step in which nothing holds is a gap; one point alone has its least and greatest beside', () => {
  const steps = [step('2026-03-01T00:00:00Z', 20), step('2026-03-01T01:00:00Z', null)];
  const lines = stepLines([{ name: 'T', unit: 'degC', steps }], names);
  expect(lines.map(({ name }) => name)).toEqual(['T', 'least', 'greatest']);
  expect(lines[0]?.points).toEqual([
    { at: ms('2026-03-01T00:00:00Z'), value: 20, coverage: 1 },
    { at: ms('2026-03-01T01:00:00Z'), value: null, coverage: 0 },
  ]);
});

test('points of another unit have a panel of their own', () => {
  const of = (unit: string) => ({ name: unit, unit, steps: [step('2026-03-01T00:00:00Z', 1)] });
  expect(stepLines([of('degC'), of('ppm'), of('degC')], names).map(({ beside }) => beside === true)).toEqual([false, true, false]);
});

test('values as they came end where they hold no longer', () => {
  const values = [
    { at: '2026-03-01T00:00:00Z', until: '2026-03-01T00:30:00Z', value: 20 },
    { at: '2026-03-01T00:30:00Z', until: '2026-03-01T01:30:00Z', value: 21 },
    { at: '2026-03-01T03:00:00Z', until: '2026-03-01T04:00:00Z', value: 22 },
  ];
  const [line] = rawLines([{ name: 'T', unit: 'degC', values }]);
  expect(line?.points.map(({ value }) => value)).toEqual([20, 21, null, 22, null]);
  const [a, b, c, d, e] = ['00:00', '00:30', '01:30', '03:00', '04:00'].map((at) => ms(`2026-03-01T${at}:00Z`)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  expect(stepPairs(line?.points ?? [])).toEqual([
    [a, 20],
    [b, 21],
    [c, 21],
    [c, null],
    [d, 22],
    [e, 22],
    [e, null],
  ]);
});

test('two points share the instants of both', () => {
  const one = { name: 'A', unit: 'degC', values: [{ at: '2026-03-01T00:00:00Z', until: '2026-03-01T01:00:00Z', value: 20 }] };
  const other = { name: 'B', unit: 'degC', values: [{ at: '2026-03-01T00:30:00Z', until: '2026-03-01T02:00:00Z', value: 5 }] };
  expect(rawLines([one, other]).map(({ points }) => points.map(({ value }) => value))).toEqual([
    [20, 20, null, null],
    [null, 5, 5, null],
  ]);
});

test('addresses are read as far as they can be', () => {
  expect(codesIn(' T1, T2,,T1')).toEqual(['T1', 'T2']);
  expect(bandIn('20:26')).toEqual({ low: 20, high: 26 });
  expect(bandIn(':26')).toEqual({ low: -1e9, high: 26 });
  expect(bandIn('warm')).toBeUndefined();
  expect(readTrend({ to: '2026-03-01', step: 'week' })).toMatchObject({ from: '2025-02-28', to: '2026-03-01', step: 'day' });
});
