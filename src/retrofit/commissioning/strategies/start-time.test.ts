import { expect, test } from 'vitest';
import { stateOf, sumOfHours } from './hours.ts';
import { startTime, type StartMorning, startTrials } from './start-time.ts';

const day = 86_400;
const minute = 60;

/** A morning with opening at eight, by minutes of lead and need. */
const morning = (on: number, lead: number, need: number, more: Partial<StartMorning> = {}): StartMorning => {
  const opens = on * day + 8 * 3600;
  const started = opens - lead * minute;
  return { day: on, rest: false, degrees: null, opens, started, reached: started + need * minute, ...more };
};
const many = (count: number, of: (at: number) => StartMorning) => Array.from({ length: count }, (_, at) => of(at));

test('a start is judged by what the mornings before it told, and saves what it used above the hour before', () => {
  const mornings = many(15, (at) => morning(100 + at, 180, 60));
  const trials = startTrials(mornings, 110, { early: 15 });
  expect(trials).toHaveLength(5);
  expect(trials.every(({ advised, cut, opens }) => advised === 3600 && cut === opens - 3600)).toBe(true);
  // two hours of 50 kWh each instead of a base of 10 kWh an hour
  const tried = startTime(
    trials,
    trials.map(() => ({ use: 100, before: 10 })),
  );
  const sum = sumOfHours(tried.rows);
  expect(sum).toMatchObject({ saved: 5 * (100 - 20), hours: 10, judged: 15 });
  expect(stateOf(sum, 0.1)).toBe('found');
  expect(Object.fromEntries(tried.facts.map(({ name, value }) => [name, value]))).toEqual({
    mornings: 5,
    earlyMornings: 5,
    lateMornings: 0,
    lateAsAdvised: 0,
  });
});

test('the first mornings have no advice, and starts close to the advised one are not early', () => {
  const trials = startTrials(
    many(8, (at) => morning(100 + at, 70, 60)),
    100,
    { early: 15 },
  );
  expect(trials.slice(0, 5).every(({ advised }) => advised === null)).toBe(true);
  expect(trials.slice(5).map(({ cut }) => cut)).toEqual([null, null, null]);
  const sum = sumOfHours(
    startTime(
      trials,
      trials.map(() => ({ use: null, before: null })),
    ).rows,
  );
  expect(sum).toMatchObject({ saved: 0, hours: 0 });
  expect(sum.judged).toBeLessThan(sum.asked);
});

test('mornings that come later change nothing of what was advised before them', () => {
  const early = many(12, (at) => morning(100 + at, 180, 40 + at));
  const later = [...early, ...many(5, (at) => morning(112 + at, 180, 170))];
  const before = startTrials(early, 100, { early: 15 });
  expect(startTrials(later, 100, { early: 15 }).slice(0, 12)).toEqual(before);
});

test('colder mornings learn from cold ones, and rest days from rest days', () => {
  const cold = many(10, (at) => morning(100 + at, 240, 150, { degrees: -10 }));
  const mild = many(10, (at) => morning(110 + at, 240, 30, { degrees: 12 }));
  const [trial] = startTrials([...cold, ...mild, morning(121, 240, 150, { degrees: -9 })], 121, { early: 15 });
  expect(trial?.advised).toBe(150 * minute);
  expect(startTrials([...cold, morning(121, 240, 150, { rest: true })], 121, { early: 15 })[0]?.advised).toBeNull();
});

test('rooms that were not right by opening are told, as it was and as it would have been', () => {
  const mornings = [...many(10, (at) => morning(100 + at, 180, 60)), morning(110, 180, 100), morning(111, 30, 60)];
  const trials = startTrials(mornings, 110, { early: 15 });
  const { facts } = startTime(
    trials,
    trials.map(() => ({ use: null, before: null })),
  );
  expect(facts.find(({ name }) => name === 'lateMornings')?.value).toBe(1);
  expect(facts.find(({ name }) => name === 'lateAsAdvised')?.value).toBe(1);
});
