import { expect, test } from 'vitest';
import { steps } from '#kernel/calendar.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { Part } from '../sums/combine.ts';
import { hoursByDay, spanOf } from './hours.ts';

/** One part whose use in each stretch is the stretch's number from 1 on; `gaps` are not covered. */
function counting(edges: Float64Array, gaps: readonly number[] = [], longest = 900): Part {
  const size = edges.length - 1;
  return {
    use: Float64Array.from({ length: size }, (_, at) => (at + 1) * 10_000),
    seconds: Float64Array.from({ length: size }, (_, at) => (gaps.includes(at) ? 0 : (edges[at + 1] as number) - (edges[at] as number))),
    longest: Float64Array.from({ length: size }, () => longest),
    factor: 1,
    counts: () => true,
  };
}

function field(zoneName: string, from: string, to: string, gaps: readonly number[] = [], longest = 900) {
  const zone = createZone(zoneName) as Zone;
  const edges = steps(zone, Date.parse(from) / 1000, Date.parse(to) / 1000, 'hour');
  const days = Int32Array.from(edges.subarray(1), (_, at) => zone.dayOf(edges[at] as number));
  return hoursByDay([counting(edges, gaps, longest)], { edges, days }, zone);
}

test('each local day has its 24 hours; what is not covered is null and never 0', () => {
  const days = field('Asia/Shanghai', '2025-02-28T16:00:00Z', '2025-03-02T16:00:00Z', [2, 30]);
  expect(days.map(({ day }) => day)).toEqual(['2025-03-01', '2025-03-02']);
  expect(days[0]?.values.slice(0, 4)).toEqual([1, 2, null, 4]);
  expect(days[0]?.coverage.slice(0, 4)).toEqual([1, 1, 0, 1]);
  expect(days[1]?.values[6]).toBe(null);
  expect(days[1]?.values.length).toBe(24);
});

test('an hour skipped by a clock change is null, one that occurs twice contains both', () => {
  const [spring] = field('Europe/Berlin', '2025-03-29T23:00:00Z', '2025-03-30T22:00:00Z');
  expect(spring?.values.slice(0, 5)).toEqual([1, 2, null, 3, 4]);
  const [autumn] = field('Europe/Berlin', '2025-10-25T22:00:00Z', '2025-10-26T23:00:00Z');
  expect(autumn?.values.slice(0, 5)).toEqual([1, 2, 3 + 4, 5, 6]);
  expect(autumn?.coverage[2]).toBe(1);
});

test('hours spread from longer readings are marked as estimated', () => {
  const [day] = field('Asia/Shanghai', '2025-02-28T16:00:00Z', '2025-02-28T18:00:00Z', [], 86_400);
  expect(day?.estimated).toEqual([0, 1]);
});

test('the range excludes a single spike from low and high, and has none if nothing is known', () => {
  const values = [...Array.from({ length: 99 }, (_, at) => at + 1), 1_000_000];
  const span = spanOf([{ day: '2025-01-01', values: [...values, null], coverage: [], estimated: [] }]);
  expect(span).toEqual({ least: 1, most: 1_000_000, low: 3, high: 98 });
  expect(spanOf([{ day: '2025-01-01', values: [null], coverage: [0], estimated: [] }])).toBe(null);
});
