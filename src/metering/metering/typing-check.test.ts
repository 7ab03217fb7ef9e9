import { expect, test } from 'vitest';
import type { MeterFacts } from '#registry/registry/facts.ts';
import { type Against, checkTyped } from './typing-check.ts';

const day = 86_400;
const meter: MeterFacts = {
  id: 1,
  code: 'M',
  building: 'B',
  zone: 'Asia/Shanghai',
  carrier: 'electricity',
  item: null,
  kind: 'register',
  kindStated: true,
  operator: null,
  direction: 'import',
  capacityKw: 100,
  parent: null,
  installed: null,
  removed: null,
  shares: [],
  devices: [{ since: -Infinity, digits: 5, multiplier: { num: 10, den: 1 }, unit: 'kWh', start: null, end: null }],
};
const last = { at: 0, width: 0, value: 1000e4, unit: 0 };
const against: Against = { last, lastYear: { value: 31_000, seconds: 31 * day } };
const codes = (value: number, what: Partial<MeterFacts> = {}, than: Against = against) =>
  checkTyped({ ...meter, ...what }, { from: 30 * day, to: 30 * day, value: value * 1e4 }, than).findings.map(({ code }) => code);

test('a register that continues as last year looks right, and its use is shown with the multiplier', () => {
  expect(codes(4000)).toEqual([]);
  expect(checkTyped(meter, { from: 30 * day, to: 30 * day, value: 4000e4 }, against)).toMatchObject({ use: 30_000, unit: 'kWh' });
});

test('a register that falls, does not move, is too long or negative is reported', () => {
  expect(codes(999)).toEqual(['typed-falls']);
  expect(codes(1000)).toEqual(['typed-no-use']);
  expect(codes(100_000)).toEqual(['beyond-digits', 'typed-over-capacity', 'typed-far-above']);
  expect(codes(-1)).toEqual(['negative']);
});

test('use far above or far below the same time last year is reported', () => {
  expect(codes(5600)).toEqual(['typed-far-above']);
  expect(codes(2400)).toEqual(['typed-far-below']);
});

test('use above 1.2 times the capacity is reported: 86,400 kWh in 30 days are 120 kW', () => {
  const alone = { last, lastYear: { value: null, seconds: 31 * day } };
  expect(codes(9640, {}, alone)).toEqual([]);
  expect(codes(9650, {}, alone)).toEqual(['typed-over-capacity']);
  expect(codes(9650, { capacityKw: null }, alone)).toEqual([]);
});

test('a first reading has no use, and a bill needs no earlier one', () => {
  const nothing: Against = { last: undefined, lastYear: { value: null, seconds: 31 * day } };
  expect(codes(4000, {}, nothing)).toEqual(['typed-first']);
  expect(checkTyped({ ...meter, kind: 'interval' }, { from: 0, to: 30 * day, value: 500e4 }, nothing)).toEqual({
    use: 5000,
    unit: 'kWh',
    findings: [],
  });
});
