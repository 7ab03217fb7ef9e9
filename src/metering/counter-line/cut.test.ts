import fc from 'fast-check';
import { expect, test } from 'vitest';
import { begin, hour, meterOf, rowsOf, type Reading } from './example.ts';
import { createLine, cut, draw } from './counter-line.ts';

const water = { carrier: 'water', useUnit: 'm3' } as const;

function cutAt(line: ReturnType<typeof createLine>, edges: number[]) {
  const size = Math.max(0, edges.length - 1);
  const into = {
    use: new Float64Array(size).fill(7),
    seconds: new Float64Array(size).fill(7),
    longest: new Float64Array(size).fill(7),
  };
  cut(line, Float64Array.from(edges), into);
  return into;
}

const total = (column: Float64Array): number => column.reduce((sum, one) => sum + one, 0);

test('no use is lost or created, whatever the steps', () => {
  const climbs = fc.array(fc.tuple(fc.integer({ min: 1, max: 40_000_000 }), fc.integer({ min: 0, max: 90_000 })), {
    minLength: 2,
    maxLength: 40,
  });
  const cuts = fc.array(fc.integer({ min: 0, max: 200_000_000 }), { maxLength: 60 });
  const ratio = fc.constantFrom({ num: 1, den: 1 }, { num: 3, den: 2 }, { num: 123_457, den: 1_000_000 });
  fc.assert(
    fc.property(climbs, cuts, ratio, (climb, inner, multiplier) => {
      let [at, value] = [0, 0];
      const readings = climb.map(([wait, more]): Reading => ({ at: (at += wait), value: (value += more), unit: 'm3' }));
      const line = createLine();
      draw(rowsOf(readings), meterOf(water, { multiplier, unit: 'm3' }), line, null);
      const [first, last] = [readings[0] as Reading, readings.at(-1) as Reading];
      const edges = [first.at, ...inner.filter((one) => one > first.at && one < last.at).toSorted((a, b) => a - b), last.at].map(
        (one) => begin + one,
      );
      const into = cutAt(line, edges);
      const point = (read: number): number => Math.floor((read * 1e4 * multiplier.num) / multiplier.den + 0.5);
      expect(total(into.use)).toBe(point(last.value) - point(first.value));
      expect(total(into.seconds)).toBe(last.at - first.at);
    }),
  );
});

test('steps outside the line are empty, whatever their previous values', () => {
  const line = createLine();
  draw(
    rowsOf([
      { at: 0, value: 0 },
      { at: hour, value: 1 },
    ]),
    meterOf(),
    line,
    null,
  );
  const into = cutAt(line, [begin - 2 * hour, begin - hour, begin, begin + hour / 2, begin + hour / 2, begin + 3 * hour, begin + 4 * hour]);
  expect([...into.use]).toEqual([0, 0, 5000, 0, 5000, 0]);
  expect([...into.seconds]).toEqual([0, 0, 1800, 0, 1800, 0]);
  expect([...into.longest]).toEqual([0, 0, 3600, 0, 3600, 0]);
});

test('a span of many years is split exactly', () => {
  const line = createLine();
  const readings: Reading[] = [
    { at: 0, value: 0, unit: 'm3' },
    { at: 100_000_000, value: 400_000_000_001, unit: 'm3' },
  ];
  draw(rowsOf(readings), meterOf(water, { unit: 'm3' }), line, null);
  const into = cutAt(line, [begin, begin + 33_333_333, begin + 100_000_000]);
  // 4000000000010000 x 33333333 / 100000000 = 1333333320003333.3299
  expect([...into.use]).toEqual([1_333_333_320_003_333, 2_666_666_680_006_667]);
});

test('no steps give no result', () => {
  expect(cutAt(createLine(), [begin]).use.length).toBe(0);
});
