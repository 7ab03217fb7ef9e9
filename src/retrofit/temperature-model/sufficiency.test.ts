import { describe, expect, it } from 'vitest';
import { dayNumber } from '#kernel/day.ts';
import { levelShift } from './level-shift.ts';
import { shiftFinding, sufficiency, type BaseDays } from './sufficiency.ts';

const from = dayNumber(2025, 1, 1);

/** A base of that many days, all of them points with use 10 and 11 in turn. */
function base(days: number, change: Partial<BaseDays> = {}): BaseDays {
  return {
    from,
    excluded: new Uint8Array(days),
    estimated: new Uint8Array(days),
    points: new Uint8Array(days).fill(1),
    y: Float64Array.from({ length: days }, (_, at) => 10 + (at % 2)),
    day: Int32Array.from({ length: days }, (_, at) => from + at),
    station: true,
    kind: 'daily',
    yearsWithoutCalendar: [],
    ...change,
  };
}
const marked = (days: number, first: number, many: number, rest = 0, mark = 1): Uint8Array =>
  Uint8Array.from({ length: days }, (_, at) => (at >= first && at < first + many ? mark : rest));
const codes = (of: BaseDays): string[] => sufficiency(of).map(({ code, severity }) => `${severity} ${code}`);

describe('before any fit', () => {
  it('a whole year of measured days is enough', () => {
    expect(codes(base(365))).toEqual([]);
    expect(codes(base(366))).toEqual([]);
    expect(codes(base(329))).toEqual([]);
  });

  it('328 days are too short, 367 too long', () => {
    expect(codes(base(328))).toEqual(['error base-too-short']);
    expect(codes(base(367))).toEqual(['error base-too-long']);
  });

  it('over one tenth of estimated days is too coarse, but for bills', () => {
    const estimated = (many: number) => ({ estimated: marked(360, 0, many) });
    expect(codes(base(360, estimated(36)))).toEqual([]);
    expect(codes(base(360, estimated(37)))).toEqual(['error too-coarse']);
    expect(codes(base(360, { ...estimated(360), kind: 'billing' }))).toEqual([]);
  });

  it('nine tenths of the days that were not excluded must be points, each month has one, and nine tenths of its own', () => {
    expect(codes(base(360, { points: marked(360, 100, 36, 1, 0) }))).toEqual(['warning month-thin', 'warning month-thin'].slice(0, 1));
    expect(codes(base(360, { points: marked(360, 100, 37, 1, 0) }))).toEqual(['error points-missing', 'warning month-thin']);
    // all of February
    const february = sufficiency(base(365, { points: marked(365, 31, 28, 1, 0) }));
    expect(february.map(({ code, evidence }) => [code, evidence['months']])).toEqual([['month-missing', [2]]]);
    // February is excluded: its days are not required, but the model has not seen it
    const left = { excluded: marked(365, 31, 28), points: marked(365, 31, 28, 1, 0) };
    expect(codes(base(365, left))).toEqual(['error month-missing']);
  });

  it('the month of the same name in two years is one month', () => {
    // 2025-01-15 to 2026-01-15: 2 January 2026 has no point, nor do its neighbours
    const days = 365;
    const all = base(days, { from: dayNumber(2025, 1, 15), points: marked(days, days - 14, 14, 1, 0) });
    expect(codes(all)).toEqual(['warning month-thin']);
  });

  it('use of zero, use below zero, days beyond the fences and missing calendars are told', () => {
    expect(codes(base(365, { y: new Float64Array(365) }))).toEqual(['error no-use']);
    const y = base(365).y.slice();
    y[7] = -1;
    y[9] = 14.5;
    // quartiles 10 and 11: fences 7 and 14
    const found = sufficiency(base(365, { y, yearsWithoutCalendar: [2025] }));
    expect(found.map(({ code }) => code)).toEqual(['negative-use', 'extreme-days', 'calendar-missing']);
    expect(found[1]?.evidence).toMatchObject({ days: 2, low: 7, high: 14, list: [from + 7, from + 9] });
    expect(codes(base(365, { station: false }))).toEqual(['error no-station']);
  });

  it('ten spans are the fewest bills', () => {
    const bills = (many: number) => base(365, { kind: 'billing', y: new Float64Array(many).fill(3), day: new Int32Array(many) });
    expect(codes(bills(10))).toEqual([]);
    expect(codes(bills(9))).toEqual(['error spans-missing']);
  });
});

describe('a level shift', () => {
  const step = (many: number, at: number, by: number) =>
    Float64Array.from({ length: many }, (_, i) => (i % 2 === 0 ? 1 : -1) + (i < at ? 0 : by));

  it('is the cut that halves the squares, with its day and difference', () => {
    expect(levelShift(step(100, 40, 4))).toEqual({ at: 40, difference: expect.closeTo(4, 9) });
    expect(shiftFinding(base(100).day, step(100, 40, 4)).map(({ evidence }) => evidence)).toEqual([
      { day: from + 40, difference: expect.closeTo(4, 9) },
    ]);
  });

  it('is none where the squares are not halved, and needs thirty points a side', () => {
    // a step of 2 about ±1: the squares fall from 1 + 0.96 to 1 for each point, a step of 2.1 halves them
    expect(levelShift(step(100, 50, 1.9))).toBeNull();
    expect(levelShift(step(100, 50, 2.1))).toEqual({ at: 50, difference: expect.closeTo(2.1, 9) });
    expect(levelShift(step(59, 30, 50))).toBeNull();
    expect(levelShift(step(100, 10, 3))).toBeNull();
  });
});
