import { expect, test } from 'vitest';
import { buildingSteps, read, type Registered } from '../oracle.ts';
import { day, hour, meter, row, start } from './example.ts';
import { fraction, type Fraction } from './fraction.ts';

/** A meter with 1 kWh in each hour of the given spans (hours from the start), times `power`. */
function registered(
  code: string,
  spans: readonly (readonly [number, number])[],
  facts: Partial<Registered> & { power?: number } = {},
): Registered {
  const { power = 1, ...rest } = facts;
  const rows = spans.map(([from, to]) => row(from, (to - from) * power, { hours: to - from }));
  const stretches = read(meter({ kind: 'interval' }), rows).stretches;
  return {
    code,
    parent: null,
    shares: new Map([['A', fraction(1)]]),
    installed: null,
    removed: null,
    stretches,
    ...rest,
  };
}

const days = [0, 1, 2, 3].map((n) => start + n * day);

/** Use and coverage of building A on each of the first days, in kWh. */
function daily(meters: readonly Registered[], edges = days): (readonly [use: number | null, coverage: number])[] {
  const number = (one: Fraction) => Number(one.num) / Number(one.den);
  return buildingSteps('A', meters, edges, days).map(({ use, coverage }) => [use === null ? null : number(use) / 10_000, number(coverage)]);
}

test('a building is the sum of its top meters; its coverage is their minimum, day by day', () => {
  const one = registered('one', [[0, 72]]);
  const two = registered(
    'two',
    [
      [0, 12],
      [24, 72],
    ],
    { power: 2 },
  );
  // 24 + 24 with 1/2; 24 + 48 with 1
  expect(daily([one, two], days.slice(0, 3))).toEqual([
    [48, 0.5],
    [72, 1],
  ]);
  // three days in one step: 72 + 24 + 96, (0.5 + 1 + 1)/3
  expect(daily([one, two], [start, start + 3 * day])).toEqual([[192, 2.5 / 3]]);
});

test('the minimum is taken day by day, not over the whole period; what was measured counts', () => {
  const one = registered('one', [[0, 24]]);
  const two = registered('two', [[24, 48]], { power: 2 });
  expect(daily([one, two])).toEqual([
    [24, 0],
    [48, 0],
    [null, 0],
  ]);
  expect(daily([one, two], [start, start + 3 * day])).toEqual([[72, 0]]);
});

test('on days when no top meter measured anything nothing is subtracted either; so hours add up to days and days to the total', () => {
  const elsewhere = { parent: 'top', shares: new Map([['B', fraction(1)]]) };
  const top = registered('top', [[0, 30]], { power: 10 });
  const child = registered('child', [[0, 72]], { power: 3, ...elsewhere });
  // 240 - 72; 60 - 72; nothing measured by a top meter
  expect(daily([top, child])).toEqual([
    [168, 1],
    [-12, 0.25],
    [null, 0],
  ]);
  expect(daily([top, child], [start, start + 3 * day])).toEqual([[156, 1.25 / 3]]);
  const hours = Array.from({ length: 73 }, (_, n) => start + n * hour);
  expect(daily([top, child], hours).reduce((sum, [use]) => sum + (use ?? 0), 0)).toBe(156);
});

test('a child in the same building has weight zero, a child elsewhere is subtracted', () => {
  const top = registered('top', [[0, 24]], { power: 10 });
  const inside = registered('inside', [], { parent: 'top' });
  const elsewhere = registered('elsewhere', [[0, 24]], {
    parent: 'top',
    power: 3,
    shares: new Map([['B', fraction(1)]]),
  });
  // 240 - 72; the silent child inside does not affect coverage
  expect(daily([top, inside, elsewhere], days.slice(0, 2))).toEqual([[168, 1]]);
});

test('shares: the rest of a parent is shared like the parent', () => {
  const shares = new Map([
    ['A', fraction(3, 5)],
    ['B', fraction(2, 5)],
  ]);
  const top = registered('top', [[0, 24]], { power: 10, shares });
  // a child entirely in A weighs 1 - 0.6 = 0.4: 0.6 × 240 + 0.4 × 24 = 153.6 = 0.6 × (240 - 24) + 24
  expect(daily([top, registered('child', [[0, 24]], { parent: 'top' })], days.slice(0, 2))).toEqual([[153.6, 1]]);
});

test('before installation and from removal on a meter has weight zero and needs no coverage', () => {
  const old = registered('old', [[0, 24]], { removed: start + day });
  const young = registered('young', [[0, 72]], { installed: start + day });
  expect(daily([old, young])).toEqual([
    [24, 1],
    [24, 1],
    [24, 1],
  ]);
  expect(daily([{ ...old, installed: start + hour, stretches: young.stretches }])).toEqual([
    [23, 1],
    [null, 0],
    [null, 0],
  ]);
});

test('a day with no counted meter has coverage 0', () => {
  expect(daily([registered('old', [[0, 24]], { removed: start + day })], [start, start + 2 * day])).toEqual([[24, 0.5]]);
});

test('a child does not replace its removed parent in the same building; elsewhere it is no longer subtracted', () => {
  const top = registered('top', [[0, 24]], { removed: start + day, power: 10 });
  expect(daily([top, registered('child', [[0, 72]], { parent: 'top' })], days.slice(0, 3))).toEqual([
    [240, 1],
    [null, 0],
  ]);
  const other = registered('other', [[0, 72]]);
  const child = registered('child', [[0, 72]], { parent: 'top', shares: new Map([['B', fraction(1)]]) });
  expect(daily([top, other, child], days.slice(0, 3))).toEqual([
    [240, 1],
    [24, 1],
  ]);
});
