import { expect, test } from 'vitest';
import { exactRange, meterRange, placesOf } from './meter-range.ts';

const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, at) => from + at);

test('a few meters are queried by their list', () => {
  const meters = range(5, 20);
  expect(meterRange(meters)).toMatchObject({ where: 'meter IN {meters:Array(UInt32)}', params: { meters } });
});

test('many that fill their range are queried by its bounds, in any order', () => {
  const { where, params } = meterRange(range(5, 100).toReversed());
  expect(where).toBe('meter BETWEEN {low:UInt32} AND {high:UInt32}');
  expect(params).toEqual({ low: 5, high: 104 });
});

test('each requested meter has its own place in a table, others have none or an unused one', () => {
  for (const meters of [range(5, 20), range(0, 100).filter((meter) => meter % 10 !== 3), [7, 4_000_000_000]]) {
    const { size, of } = placesOf(meters);
    const places = meters.map(of);
    expect(new Set(places).size).toBe(meters.length);
    expect(places.every((place) => place >= 0 && place < size)).toBe(true);
    expect(of(3_999_999_999)).toBe(-1);
  }
});

test('many that are far apart are queried by their list', () => {
  expect(meterRange(range(0, 100).map((meter) => meter * 2)).where).toContain('IN');
});

test('no meters give an empty list', () => {
  expect(meterRange([]).params).toEqual({ meters: [] });
});

test('if nothing can be excluded afterwards, unrequested meters in the range are named', () => {
  const { where, params } = exactRange(range(0, 100).filter((meter) => meter % 10 !== 3));
  expect(where).toContain('NOT IN {others:Array(UInt32)}');
  expect(params).toMatchObject({ low: 0, high: 99, others: [3, 13, 23, 33, 43, 53, 63, 73, 83, 93] });
  expect(exactRange(range(5, 100)).where).toBe('meter BETWEEN {low:UInt32} AND {high:UInt32}');
  expect(exactRange(range(5, 20))).toEqual({ where: 'meter IN {meters:Array(UInt32)}', params: { meters: range(5, 20) } });
});
