import { expect, test } from 'vitest';
import { adviceOf, morningOf, type Holdings } from './start-day.ts';

const held = (...rows: readonly (readonly [number, number, number])[]): Holdings => ({
  n: rows.length,
  from: rows.map(([from]) => from),
  to: rows.map(([, to]) => to),
  value: rows.map(([, , value]) => value * 1e4),
});

const hour = 3600;
const opens = 8 * hour;
const band = { low: 18e4, high: 24e4 };
const night = { opens, earliest: -6 * hour };

test('plant was started when the run that lasts at opening began; a short stop belongs to it, a long one does not', () => {
  const rooms = [held([0, 6 * hour, 15], [6 * hour, 7 * hour, 17], [7 * hour, 9 * hour, 19])];
  expect(morningOf([held([0, 5 * hour, 0], [5 * hour, 9 * hour, 1])], rooms, night, band)).toEqual({
    started: 5 * hour,
    reached: 7 * hour,
  });
  const stops = held([4 * hour, 5 * hour, 1], [5 * hour, 5 * hour + 600, 0], [5 * hour + 600, 9 * hour, 1]);
  expect(morningOf([stops], rooms, night, band).started).toBe(4 * hour);
  const long = held([2 * hour, 4 * hour, 1], [4 * hour, 5 * hour, 0], [5 * hour, 9 * hour, 1]);
  expect(morningOf([long], rooms, night, band).started).toBe(5 * hour);
});

test('of two machines the run goes on while either runs; what ran all night is counted from the evening before', () => {
  const rooms = [held([-7 * hour, 9 * hour, 20])];
  const first = held([3 * hour, 6 * hour, 1]);
  const second = held([6 * hour - 60, 9 * hour, 1]);
  expect(morningOf([first, second], rooms, night, band)).toEqual({ started: 3 * hour, reached: 3 * hour });
  expect(morningOf([held([-20 * hour, 9 * hour, 1])], rooms, night, band).started).toBe(-6 * hour);
});

test('a gap in what runs is no run, and a gap in the temperature is no warmth', () => {
  const rooms = [held([0, 9 * hour, 20])];
  expect(morningOf([held([0, 9 * hour, 0])], rooms, night, band).started).toBeNull();
  expect(morningOf([held([0, 6 * hour, 1])], rooms, night, band).started).toBeNull();
  expect(morningOf([], rooms, night, band)).toEqual({ started: null, reached: null });
  const running = [held([4 * hour, 9 * hour, 1])];
  expect(morningOf(running, [held([7 * hour, 9 * hour, 20])], night, band).reached).toBeNull();
  expect(morningOf(running, [], night, band).reached).toBeNull();
});

test('rooms that are outside at opening were not reached; those that leave the band again count from when they stay', () => {
  const running = [held([4 * hour, 9 * hour, 1])];
  expect(morningOf(running, [held([4 * hour, 9 * hour, 17.9])], night, band).reached).toBe(Infinity);
  const swings = held([4 * hour, 5 * hour, 19], [5 * hour, 6 * hour, 25], [6 * hour, 9 * hour, 22]);
  expect(morningOf(running, [swings], night, band).reached).toBe(6 * hour);
  // the mean of two rooms counts
  expect(morningOf(running, [held([4 * hour, 9 * hour, 16]), held([4 * hour, 9 * hour, 22])], night, band).reached).toBe(4 * hour);
});

test('nine of ten days decide, the tenth may have failed; the usual start is the median; under five days nothing is said', () => {
  const days = [30, 40, 20, 50, 60, 10, 45, 35, 25].map((minutes) => ({ lead: 120 * 60, need: minutes * 60 - 1 }));
  expect(adviceOf([...days, { lead: 60 * 60, need: Infinity }])).toEqual({ advised: 3600, usual: 7200, of: 10 });
  const failed = { lead: 3600, need: Infinity };
  expect(adviceOf([...days.slice(0, 8), failed, failed])).toEqual({ advised: null, usual: 7200, of: 10 });
  expect(adviceOf(days.slice(0, 5))?.advised).toBe(3600);
  expect(adviceOf(days.slice(0, 4))).toBeNull();
});
