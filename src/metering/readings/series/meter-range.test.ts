import { expect, test } from 'vitest';
import { exactRange, meterRange, placesOf } from './meter-range.ts';

const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, at) => from + at);

test('few meters are asked by their list', () => {
  const meters = range(5, 20);
  expect(meterRange(meters)).toMatchObject({ where: 'meter IN {meters:Array(UInt32)}', params: { meters } });
});

test('many that fill their range are asked by its bounds, whatever their order', () => {
  const { where, params } = meterRange(range(5, 100).toReversed());
  expect(where).toBe('meter BETWEEN {low:UInt32} AND {high:UInt32}');
  expect(params).toEqual({ low: 5, high: 104 });
});

test('each meter asked for has a place of its own in a table, others none or one that nobody looks at', () => {
  for (const meters of [range(5, 20), range(0, 100).filter((meter) => meter % 10 !== 3), [7, 4_000_000_000]]) {
    const { size, of } = placesOf(meters);
    const places = meters.map(of);
    expect(new Set(places).size).toBe(meters.length);
    expect(places.every((place) => place >= 0 && place < size)).toBe(true);
    expect(of(3_999_999_999)).toBe(-1);
  }
});

test('many that lie far apart are asked by their list', () => {
  expect(meterRange(range(0, 100).map((meter) => meter * 2)).where).toContain('IN');
});

test('no meters at all are an empty list', () => {
  expect(meterRange([]).params).toEqual({ meters: [] });
});

test('where nothing can be left out afterwards, those in the range that were not asked for are named', () => {
  const { where, params } = exactRange(range(0, 100).filter((meter) => meter % 10 !== 3));
  expect(where).toContain('NOT IN {others:Array(UInt32)}');
  expect(params).toMatchObject({ low: 0, high: 99, others: [3, 13, 23, 33, 43, 53, 63, 73, 83, 93] });
  expect(exactRange(range(5, 100)).where).toBe('meter BETWEEN {low:UInt32} AND {high:UInt32}');
  expect(exactRange(range(5, 20))).toEqual({ where: 'meter IN {meters:Array(UInt32)}', params: { meters: range(5, 20) } });
});
