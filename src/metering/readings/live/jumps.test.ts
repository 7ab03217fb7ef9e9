import { expect, test } from 'vitest';
import { units } from '#kernel/carrier.ts';
import type { Meter } from '#metering/counter-line/counter-line.ts';
import { jumpsOf } from './jumps.ts';
import { addRow, createTail, type Tail } from './tails.ts';

const device = { since: -Infinity, digits: null, multiplier: { num: 1, den: 1 }, unit: 'kWh', start: null, end: null } as const;
const meter = (more: Partial<Meter> = {}): Meter => ({
  carrier: 'electricity',
  kind: 'register',
  direction: 'import',
  capacityKw: null,
  useUnit: 'kWh',
  devices: [device],
  decisions: [],
  ...more,
});
/** What a register read every quarter of an hour. */
const read = (...values: readonly number[]): Tail => {
  const tail = createTail(1, 0, { meter: 1, first: Infinity, last: -Infinity, widest: 0 });
  const row = { width: 0, unit: units.indexOf('kWh'), received: 1, import: 1 };
  values.forEach((value, at) => addRow(tail, { ...row, at: at * 900, value: Math.round(value * 1e4) }));
  return tail;
};
const whyOf = (series: Meter, values: readonly number[]) =>
  jumpsOf(series, read(...values).rows, [(values.length - 1) * 900]).map(({ why }) => why);
const even = Array.from({ length: 10 }, (_, at) => 10 + at / 100);

test('a sign read as a digit is more than half of a six-digit dial', () => {
  const six = meter({ devices: [{ ...device, digits: 6 }] });
  expect(jumpsOf(six, read(12.3, 12.34, 800_012.34).rows, [1800])).toEqual([
    { at: 1800, from: 12.34, value: 800_012.34, unit: 'kWh', seconds: 900, why: 'dial' },
  ]);
  expect(whyOf(six, [12.3, 400_000])).toEqual([]);
});

test('a rise beyond 1.2 times the capacity is reported with its power, by the multiplier; one step of the dial is tolerated', () => {
  const limited = meter({ capacityKw: 100, devices: [{ ...device, multiplier: { num: 40, den: 1 } }] });
  expect(whyOf(limited, [10.5, 11.25])).toEqual([]);
  expect(jumpsOf(limited, read(10.5, 11.5).rows, [900])).toMatchObject([{ why: 'capacity', kw: 144, capacity: 100 }]);
  // a dial that shows only whole numbers may have been due to turn
  expect(whyOf(limited, [10, 11])).toEqual([]);
  expect(whyOf(limited, [10, 12])).toEqual(['capacity']);
});

test('without capacity and digits a rise a thousand times faster than the last ones is reported once some were seen, and again', () => {
  expect(whyOf(meter(), [...even, 10.09 + 10.1])).toEqual(['pace']);
  expect(whyOf(meter(), [...even, 10.09 + 9])).toEqual([]);
  expect(whyOf(meter(), [10, 10.01, 10.02, 800_000])).toEqual([]);
  expect(whyOf(meter(), [...even, 30, 30, 800_000])).toEqual(['pace']);
});

test('an earlier jump excuses no later one', () => {
  const twice = [...even, 800_000, 10.1, 800_000, 10.11];
  expect(whyOf(meter(), [...twice, 800_000])).toEqual(['pace']);
});

test('a fall, a first reading, one across a swap and anything but a register are not jumps', () => {
  const swapped = meter({ devices: [device, { ...device, since: 9000, digits: 3 }] });
  expect(whyOf(meter({ devices: [{ ...device, digits: 6 }] }), [999_999, 3])).toEqual([]);
  expect(whyOf(meter({ devices: [{ ...device, digits: 6 }] }), [999_999])).toEqual([]);
  expect(whyOf(swapped, [...even, 900])).toEqual([]);
  expect(whyOf(meter({ kind: 'interval', devices: [{ ...device, digits: 6 }] }), [0, 900_000])).toEqual([]);
});
