import { expect, test } from 'vitest';
import { watchedClock } from './clock.ts';

test('each clock jump is logged once, with its size; a drifting clock is not', () => {
  let [wall, passed] = [1_000_000_000_000, 0];
  const told: number[] = [];
  const clock = watchedClock(
    () => wall,
    () => passed,
    (seconds) => void told.push(seconds),
  );
  const pass = (ms: number): void => {
    wall += ms;
    passed += ms;
  };
  pass(3_600_000);
  clock();
  wall -= 30_000;
  clock();
  expect(told).toEqual([]);
  wall -= 3_570_000;
  expect([clock(), clock()]).toEqual([wall, wall]);
  pass(5000);
  wall += 86_400_000;
  clock();
  expect(told).toEqual([-3600, 86_400]);
});
