import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createZone, type Zone } from '#kernel/zone.ts';
import { judgePoint } from './control.ts';
import { judgedHours } from './judged-hours.ts';

const zone = createZone('Asia/Shanghai') as Zone;
const seasons = { heating: { from: '11-15', to: '03-15' }, cooling: { from: '06-01', to: '09-30' } };
const limits = { coolingAtLeast: 26, heatingAtMost: 20, tolerance: 0.3 };
const at = (text: string): number => Date.parse(`${text}:00+08:00`) / 1000;

/** Means of hours in degC; null: nothing was measured. A share of each hour is covered. */
const hourSums = (means: readonly (number | null)[], share = 1) => ({
  seconds: means.map((mean) => (mean === null ? 0 : 3600 * share)),
  sum: means.map((mean) => (mean === null ? 0 : Math.round(mean * 1e4) * 3600 * share)),
});

test('hours entirely in occupied time and in a season are judged, by the season of their local day', () => {
  const spans = [{ start: at('2026-07-01T08:30'), end: at('2026-07-01T12:00') }];
  const { edges, by } = judgedHours(zone, at('2026-07-01T07:00'), at('2026-07-01T13:00'), seasons, spans);
  expect([edges.length, [...by]]).toEqual([7, [0, 0, 2, 2, 2, 0]]);
  expect([...judgedHours(zone, at('2026-03-15T22:00'), at('2026-03-16T02:00'), seasons, null).by]).toEqual([1, 1, 0, 0]);
});

test('an hour cut by the queried period is not judged', () => {
  expect([...judgedHours(zone, at('2026-07-01T08:30'), at('2026-07-01T10:15'), seasons, null).by]).toEqual([0, 2, 0]);
});

test('in summer too cold and in winter too warm is outside, beyond the tolerance, means to a hundredth', () => {
  const summer = judgedHours(zone, at('2026-07-01T08:00'), at('2026-07-01T13:00'), seasons, null);
  expect(judgePoint(summer, hourSums([25.7, 25.695, 25.694, 30, 20]), [], limits)).toMatchObject({ hours: 5, outside: 2 });
  const winter = judgedHours(zone, at('2026-01-01T08:00'), at('2026-01-01T12:00'), seasons, null);
  expect(judgePoint(winter, hourSums([20.3, 20.304, 20.305, 10]), [], limits)).toMatchObject({ hours: 4, outside: 1 });
});

test('an hour counts if at least three quarters of it are measured', () => {
  const hours = judgedHours(zone, at('2026-07-01T08:00'), at('2026-07-01T10:00'), seasons, null);
  expect(judgePoint(hours, hourSums([20, 20], 0.75), [], limits).hours).toBe(2);
  expect(judgePoint(hours, hourSums([20, 20], 0.7499), [], limits).hours).toBe(0);
});

test('nothing is judged while cooling is off, nor while it is unknown whether it ran', () => {
  const hours = judgedHours(zone, at('2026-07-01T08:00'), at('2026-07-01T12:00'), seasons, null);
  const cold = hourSums([20, 20, 20, 20]);
  expect(judgePoint(hours, cold, [hourSums([1, 0.5, 0.4999, null])], limits)).toMatchObject({ hours: 2, outside: 2 });
  expect(judgePoint(hours, cold, [hourSums([1, 0, 1, null]), hourSums([0, 0, null, null])], limits)).toMatchObject({ hours: 2 });
});

test('the judged hours match a slow check of each hour by itself', () => {
  const day = at('2026-09-30T00:00');
  const stretch = fc.tuple(fc.integer({ min: 0, max: 2880 }), fc.integer({ min: 1, max: 2880 }));
  fc.assert(
    fc.property(stretch, fc.array(stretch, { maxLength: 6 }), ([from, length], raw) => {
      const spans = mergedSpans(raw.map(([start, of]) => ({ start: day + start * 60, end: day + (start + of) * 60 })));
      const [begins, ends] = [day + from * 60, day + (from + length) * 60];
      const { edges, by } = judgedHours(zone, begins, ends, seasons, spans);
      const judged = [...by].flatMap((one, index) => (one === 0 ? [] : [edges[index] as number]));
      const slow: number[] = [];
      for (let hour = day; hour < day + 96 * 3600; hour += 3600) {
        const isInside = hour >= begins && hour + 3600 <= ends;
        const isOccupied = spans.some(({ start, end }) => start <= hour && end >= hour + 3600);
        if (isInside && isOccupied && hour < at('2026-10-01T00:00')) slow.push(hour);
      }
      expect(judged).toEqual(slow);
    }),
  );
});

function mergedSpans(raw: readonly { start: number; end: number }[]) {
  const spans: { start: number; end: number }[] = [];
  for (const one of raw.toSorted((a, b) => a.start - b.start)) {
    const before = spans.at(-1);
    if (before !== undefined && one.start <= before.end) before.end = Math.max(before.end, one.end);
    else spans.push({ ...one });
  }
  return spans;
}
