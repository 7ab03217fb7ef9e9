import { describe, expect, test } from 'vitest';
import { rounds } from '../../../test/rounds.ts';
import { type ActionKind, comparedDays, effectOfSimulated, simulatedAction } from '../../../test/simulated-actions.ts';
import { baselineOf, isBaseline } from './baseline-fit.ts';
import { leastDetectable, sumOfDays } from './effect.ts';

const many = rounds(25, 1000);

/** What scatter of so few draws takes from a share: two of their deviations at 90 of 100. */
const slack = many < 1000 ? 12 : 0;

/** Of a hundred simulated actions: how many intervals hold the true saving, and how often each verdict is given. */
function sharesOf(kind: ActionKind | ((at: number) => ActionKind), firstSeed: number) {
  const told = Array.from({ length: many }, (_, at) => {
    const own = typeof kind === 'function' ? kind(at) : kind;
    return effectOfSimulated(simulatedAction((firstSeed + at) * 7919, own));
  });
  const known = told.filter(({ error }) => error !== null);
  const share = (of: readonly unknown[], all: readonly unknown[]): number => (100 * of.length) / all.length;
  return {
    known: share(known, told),
    held: share(
      known.filter(({ holds }) => holds),
      known,
    ),
    saved: share(
      told.filter(({ verdict }) => verdict === 'saved'),
      told,
    ),
    within: share(
      known.filter(({ verdict }) => verdict === 'within'),
      known,
    ),
  };
}

describe('of simulated actions with daily noise of 3 %, over 84 days', () => {
  test('where 10 % is saved it is seen in 95 of 100, and the interval of 90 % holds in 88', () => {
    const { held, saved } = sharesOf({ saves: 0.1 }, 1);
    expect(saved).toBeGreaterThanOrEqual(95);
    expect(held).toBeGreaterThanOrEqual(88 - slack);
  });

  test('where nothing was done nothing is seen in 95 of 100', () => {
    const { held, within, known } = sharesOf({}, 20_001);
    expect(known).toBe(100);
    expect(within).toBeGreaterThanOrEqual(95 - slack);
    expect(held).toBeGreaterThanOrEqual(88 - slack);
  });

  test('nor is it where half of a deviation lasts to the next day, and a saving of 10 % is', () => {
    const nothing = sharesOf({ rho: 0.5 }, 40_001);
    expect(nothing.within).toBeGreaterThanOrEqual(95 - slack);
    expect(nothing.held).toBeGreaterThanOrEqual(88 - slack);
    expect(sharesOf({ rho: 0.5, saves: 0.1 }, 60_001).saved).toBeGreaterThanOrEqual(95);
  });
});

describe('the interval also holds', () => {
  test('over two to twelve weeks, for any saving, noise and autocorrelation, of a building that no straight line fits', () => {
    const { held } = sharesOf(
      (at) => ({
        since: [14, 28, 56, 84][at % 4] as number,
        saves: (at % 7) / 40,
        rho: (at % 3) * 0.3,
        noise: at % 2 === 0 ? 0.03 : 0.08,
        curved: at % 5 < 3,
      }),
      80_001,
    );
    expect(held).toBeGreaterThanOrEqual(88 - slack);
  });

  test('with half a year before the action, where only days within its temperatures count', () => {
    const { held, within, known } = sharesOf({ before: 182 }, 100_001);
    expect(known).toBeGreaterThan(90);
    expect(held).toBeGreaterThanOrEqual(88 - slack);
    expect(within).toBeGreaterThanOrEqual(95 - slack);
  });

  test('without weather: it is wide, and a season is not taken for an effect', () => {
    const { within, known } = sharesOf({ hasWeather: false }, 120_001);
    expect(known).toBe(100);
    expect(within).toBeGreaterThanOrEqual(95 - slack);
    expect(sharesOf({ hasWeather: false, before: 100 }, 140_001).known).toBe(0);
  });
});

test('the least saving that was said to be seen, from the days before, is seen in about nine of ten cases', () => {
  const seen = Array.from({ length: many }, (_, at) => {
    const since = at % 2 === 0 ? 28 : 84;
    const kind = { since, before: 365 + since, rho: at % 4 < 2 ? 0 : 0.5 };
    const seed = (160_001 + at) * 7919;
    const plain = simulatedAction(seed, kind);
    const { days, reference } = comparedDays(plain, plain.on - since, plain.on);
    const found = baselineOf(reference);
    const { sum, error } = sumOfDays(days, isBaseline(found) ? found : null);
    const least = leastDetectable(error as NonNullable<typeof error>) / ((sum.expected ?? 0) + (sum.correction ?? 0));
    return effectOfSimulated(simulatedAction(seed, { ...kind, saves: least })).verdict === 'saved';
  });
  const share = (100 * seen.filter(Boolean).length) / many;
  expect(share).toBeGreaterThanOrEqual(84 - slack);
  expect(share).toBeLessThanOrEqual(98 + slack);
});
