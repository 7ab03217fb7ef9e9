import { expect, test } from 'vitest';
import type { PointFacts } from '#metering/point/facts.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import { doubts } from './doubt.ts';
import type { Series } from './series.ts';

const now = Date.parse('2026-01-11T00:00:00Z');
const device = { since: Number.NEGATIVE_INFINITY, digits: 6, multiplier: { num: 1, den: 1 }, unit: 'kWh', start: null, end: null };
const meter = (over: Partial<MeterFacts>): Series => ({
  code: 'E1',
  zone: 'Asia/Shanghai',
  of: 'electricity',
  readIn: 'kWh',
  takes: (unit) => unit === 'kWh' || unit === 'MWh',
  facts: {
    code: 'E1',
    carrier: 'electricity',
    kind: 'register',
    direction: 'import',
    capacityKw: null,
    installed: null,
    devices: [device],
    ...over,
  } as MeterFacts,
});
const point: Series = {
  code: 'T1',
  zone: 'Asia/Shanghai',
  of: 'temperature',
  readIn: 'degC',
  takes: (unit) => unit === 'degC' || unit === 'degF',
  facts: { code: 'T1', quantity: 'temperature', unit: 'degC', low: 50_000, high: 450_000 } as PointFacts,
};
const codes = (series: Series, value: number | string | null, unit: string | null = null, interval?: string) =>
  doubts(series, { value, unit, interval }, now).map(({ code }) => code);

test('an incompatible unit is reported, and nothing is reported without a value', () => {
  expect(codes(meter({}), 5, 'degC')).toEqual(['unit-of-other-series']);
  expect(codes(meter({}), null, 'degC')).toEqual([]);
  expect(codes(meter({}), 'n/a')).toEqual([]);
});

test('a register has no more than its digits, and is not negative', () => {
  expect(codes(meter({}), '999999.9')).toEqual([]);
  expect(codes(meter({}), 1_000_000)).toEqual(['channel-beyond-digits']);
  expect(codes(meter({}), -1)).toEqual(['channel-negative']);
  expect(codes(meter({ direction: 'both' }), -1)).toEqual([]);
});

test('use of an interval above 1.2 times the capacity is reported, in its original unit', () => {
  const limited = meter({ kind: 'interval', capacityKw: 100 });
  expect(codes(limited, 30, 'kWh', '15min')).toEqual([]);
  expect(codes(limited, 30.1, 'kWh', '15min')).toEqual(['channel-over-capacity']);
  expect(codes(limited, 1, 'MWh', '1h')).toEqual(['channel-over-capacity']);
  expect(codes(limited, 1000, 'kWh')).toEqual([]);
});

test('a register that exceeds what its capacity allows since installation is reported, with its multiplier', () => {
  const since = { capacityKw: 10, installed: '2026-01-01' };
  expect(codes(meter(since), 2880)).toEqual([]);
  expect(codes(meter(since), 2881)).toEqual(['register-over-capacity']);
  expect(codes(meter({ ...since, devices: [{ ...device, multiplier: { num: 40, den: 1 } }] as MeterFacts['devices'] }), 73)).toEqual([
    'register-over-capacity',
  ]);
});

test('a point outside what is possible is an error, outside its limits a warning, in any unit', () => {
  expect(codes(point, 21.5)).toEqual([]);
  expect(codes(point, 2150)).toEqual(['channel-out-of-range']);
  expect(codes(point, 85)).toEqual(['channel-implausible']);
  expect(codes(point, 70, 'degF')).toEqual([]);
});
