import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stateOf, sumOfHours } from './hours.ts';
import { outsideHours } from './outside-hours.ts';

/** Hours of whole days from midnight UTC; used from 8 to 18. */
const edgesOf = (days: number): Float64Array => Float64Array.from({ length: days * 24 + 1 }, (_, at) => at * 3600);
const isOpen = (at: number): boolean => at % 24 >= 8 && at % 24 < 18;
const occupiedOf = (days: number): Float64Array => Float64Array.from({ length: days * 24 }, (_, at) => (isOpen(at) ? 3600 : 0));
const rule = { running: 0.5, lead: 2 };

/** A unit that draws 8 kW while running and 0.5 kW while off. */
function unitOf(days: number, runs: (at: number) => boolean, isKnown: (at: number) => boolean = () => true) {
  const column = (of: (at: number) => number) => Float64Array.from({ length: days * 24 }, (_, at) => (isKnown(at) ? of(at) : Number.NaN));
  return {
    edges: edgesOf(days),
    occupied: occupiedOf(days),
    running: column((at) => (runs(at) ? 1 : 0)),
    power: column((at) => (runs(at) ? 8 : 0.5)),
  };
}

test('what ran at night is found with what it drew above its power when off; the two hours before opening are left to the start', () => {
  // every second night through, four nights of ten
  const through = (at: number): boolean => isOpen(at) || (Math.floor(at / 24) % 2 === 1 && at % 24 >= 18) || at % 24 === 7;
  const tried = outsideHours(unitOf(8, through), rule);
  const sum = sumOfHours(tried.rows);
  // 6 hours in each of four evenings, 7.5 kWh an hour; the hour before opening is not counted
  expect(sum).toMatchObject({ saved: 4 * 6 * 7.5, hours: 24, valued: 24, judged: 8 * 12 + 0, asked: 8 * 12 });
  expect(tried.facts).toEqual([{ name: 'powerOff', value: 0.5, unit: 'kW' }]);
  expect(stateOf(sum, 0.02)).toBe('found');
});

test('a unit that follows the hours of use has nothing to save', () => {
  const sum = sumOfHours(outsideHours(unitOf(10, isOpen), rule).rows);
  expect(sum).toMatchObject({ saved: 0, hours: 0, judged: 120 });
  expect(stateOf(sum, 0.02)).toBe('none');
});

test('one that was never off is taken to draw nothing when off, and this is told', () => {
  const tried = outsideHours(
    unitOf(2, () => true),
    rule,
  );
  expect(sumOfHours(tried.rows).saved).toBe(2 * 12 * 8);
  expect(tried.findings.map(({ code }) => code)).toEqual(['strategy-never-off']);
});

test('without power the hours are known and the saving is not', () => {
  const tried = outsideHours({ ...unitOf(2, () => true), power: null }, rule);
  const sum = sumOfHours(tried.rows);
  expect(sum).toMatchObject({ saved: null, use: null, hours: 24, valued: 0, judged: 24 });
  expect(stateOf(sum, 0.02)).toBe('found');
});

test('what is not measured adds nothing: with hours missing at random less is found, never more, and the rest is the same', () => {
  const through = (at: number): boolean => isOpen(at) || at % 24 >= 20;
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 6 * 24, maxLength: 6 * 24 }), (known) => {
      const whole = outsideHours(unitOf(6, through), rule).rows;
      const part = outsideHours(
        unitOf(6, through, (at) => known[at] === true || at % 24 === 0),
        rule,
      ).rows;
      expect(part).toHaveLength(whole.length);
      for (const [at, row] of part.entries())
        if (row.hit === null) expect(row.saved).toBeNull();
        else expect(row.saved).toBeCloseTo(whole[at]?.saved ?? Number.NaN, 9);
      const [some, all] = [sumOfHours(part), sumOfHours(whole)];
      expect(some.asked).toBe(all.asked);
      expect(some.saved ?? 0).toBeLessThanOrEqual((all.saved ?? 0) + 1e-6);
    }),
  );
});
