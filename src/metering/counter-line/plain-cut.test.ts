import fc from 'fast-check';
import { expect, test } from 'vitest';
import { begin, meterOf, rowsOf, type Reading } from './example.ts';
import { createLine, cut, cutPlain, draw, type Meter, type Rows } from './counter-line.ts';

const line = createLine();

function room(edges: Float64Array) {
  const size = edges.length - 1;
  return { use: new Float64Array(size).fill(7), seconds: new Float64Array(size).fill(7), longest: new Float64Array(size).fill(7) };
}

function drawn(rows: Rows, meter: Meter, edges: Float64Array) {
  const into = room(edges);
  draw(rows, meter, line, null);
  cut(line, edges, into);
  return into;
}

const hours = (count: number, value: number): Reading[] =>
  Array.from({ length: count }, (_, at) => ({ at: at * 3600, width: 3600, value }));
const electricity = { carrier: 'electricity', kind: 'interval', useUnit: 'kWh' } as const;
const day = Float64Array.of(begin, begin + 12 * 3600, begin + 24 * 3600);

/** Waits, widths and values: some overlap, most do not. */
const intervals = fc.array(
  fc.record({
    wait: fc.integer({ min: -600, max: 9000 }),
    width: fc.constantFrom(600, 900, 3600, 86_400),
    value: fc.integer({ min: -100, max: 1e6 }),
  }),
  { maxLength: 60 },
);

test('what is calculated without a line is split like the line', () => {
  const cuts = fc.array(fc.integer({ min: -5000, max: 400_000 }), { minLength: 2, maxLength: 40 });
  const ratio = fc.constantFrom({ num: 1, den: 1 }, { num: 3, den: 2 }, { num: 123_457, den: 1_000_000 });
  let taken = 0;
  fc.assert(
    fc.property(intervals, cuts, ratio, fc.constantFrom(null, 50), (told, at, multiplier, capacityKw) => {
      let free = 0;
      const readings = told.map(({ wait, width, value }): Reading => {
        const start = Math.max(0, free + wait);
        free = start + width;
        return { at: start, width, value };
      });
      const rows = rowsOf(readings.toSorted((a, b) => a.at - b.at));
      const meter = { ...meterOf(electricity, { multiplier, unit: 'kWh' }), capacityKw };
      const edges = Float64Array.from(
        at.toSorted((a, b) => a - b),
        (one) => begin + one,
      );
      const into = room(edges);
      if (!cutPlain(rows, meter, edges, into)) return;
      taken += 1;
      expect(into).toEqual(drawn(rows, meter, edges));
    }),
  );
  expect(taken).toBeGreaterThan(10);
});

test('consecutive intervals qualify, also with gaps', () => {
  const readings = hours(30, 2).filter((_, at) => at % 7 !== 3);
  const into = room(day);
  expect(cutPlain(rowsOf(readings), meterOf(electricity), day, into)).toBe(true);
  expect([...into.seconds]).toEqual([10 * 3600, 11 * 3600]);
  expect([...into.use]).toEqual([20e4, 22e4]);
});

test.each([
  ['a register', hours(3, 1), meterOf({ ...electricity, kind: 'register' })],
  ['intervals that overlap', [...hours(2, 1), { at: 5400, width: 3600, value: 1 }], meterOf(electricity)],
  ['an instant that was said twice', [{ at: 0, width: 3600, value: 1 }, ...hours(2, 1)], meterOf(electricity)],
  ['what is over capacity', hours(2, 500), { ...meterOf(electricity), capacityKw: 100 }],
  ['two units', [...hours(1, 1), { at: 7200, width: 3600, value: 1, unit: 'MWh' as const }], meterOf(electricity)],
])('%s needs the line', (_what, readings, meter) => {
  expect(cutPlain(rowsOf(readings), meter, day, room(day))).toBe(false);
});

test('a meter with decisions needs the line', () => {
  const meter: Meter = { ...meterOf(electricity), decisions: [{ code: 'outlier', from: begin, to: begin + 7200, value: null, as: 'bad' }] };
  expect(cutPlain(rowsOf(hours(3, 1)), meter, day, room(day))).toBe(false);
});
