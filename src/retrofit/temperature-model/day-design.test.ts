import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayDesign, keptDesigns } from './day-design.ts';
import type { Points } from './facts.ts';
import { fitDaily } from './temperature-model.ts';

const isWorked = (day: number) => (((day + 3) % 7) + 7) % 7 < 5;
const kinds = { isWorked, seasons: [] };

/** Days of a year, some of them missing, with a use built from the generated numbers. */
const year = fc.record({
  missing: fc.uniqueArray(fc.integer({ min: 0, max: 364 }), { maxLength: 40 }),
  warmth: fc.integer({ min: -10, max: 20 }),
  use: fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 365, maxLength: 365 }),
});

type Year = (typeof year extends fc.Arbitrary<infer T> ? T : never) & object;

function pointsOf({ missing, warmth, use }: Year): Points {
  const days = Array.from({ length: 365 }, (_, at) => at).filter((at) => !missing.includes(at));
  const t = Float64Array.from(days, (at) => warmth - 14 * Math.cos((at / 365) * 2 * Math.PI) + ((at * 7) % 5));
  const y = Float64Array.from(days, (at, one) => (use[at] as number) / 50 + 2 * Math.max(0, 14 - (t[one] as number)));
  return { day: Int32Array.from(days, (at) => 20_089 + at), t, y, factors: [] };
}

test('a fit by designs that were kept for other buildings is the very fit that is made alone', () => {
  fc.assert(
    fc.property(fc.array(year, { minLength: 2, maxLength: 5 }), (years) => {
      const designs = keptDesigns();
      for (const one of [...years, ...years]) {
        const points = pointsOf(one);
        expect(fitDaily(points, kinds, designs)).toEqual(fitDaily(points, kinds));
      }
    }),
    { numRuns: 20 },
  );
});

test('a design serves the same days and temperatures alone', () => {
  const designs = keptDesigns();
  const [points, others] = [pointsOf({ missing: [], warmth: 5, use: [] }), pointsOf({ missing: [], warmth: 5, use: [1] })];
  const first = designs(points, kinds);
  expect(designs({ ...others, y: others.y.map((one) => one + 1) }, kinds)).toBe(first);
  expect(designs(pointsOf({ missing: [3], warmth: 5, use: [] }), kinds)).not.toBe(first);
  expect(designs(pointsOf({ missing: [], warmth: 6, use: [] }), kinds)).not.toBe(first);
  expect(designs(points, { ...kinds, isWorked: () => true })).not.toBe(first);
  expect(designs(points, kinds)).toBe(first);
  expect(first).toEqual(dayDesign(points, kinds));
});
