import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { units } from '#kernel/carrier.ts';
import { classify, cutSteps, read, type Found, type Meter, type Reading } from '../../../test/oracle.ts';
import { edgesAround, knownTimes, shuffled, spread, stepNames, stored, stories, visible } from '../../../test/random-meter.ts';
import { hour, hourly, meter as register, row, start, word } from '../../../test/oracle/example.ts';
import { createLine, cut, draw, type Count, type LineFinding, type Rows } from './counter-line.ts';
import { rounds } from '../../../test/rounds.ts';

/**
 * Checks the product's line against the oracle (`test/oracle.ts`), on random meters. A failure prints fast-check's seed and path: run again
 * with `{ seed, path }` in the property's parameters.
 */
const runs = { numRuns: Number(process.env['LAW_RUNS'] ?? rounds(200, 1000)) };

/** One line for all meters, as the product uses it. */
const line = createLine();

/** Rows that belong to other meters, on both sides of the view. */
const stranger: Reading = {
  at: 5,
  width: 0,
  value: 77,
  unit: 'kWh',
  received: 9e12,
  import: 1,
};

/** Readings in the form the product takes: sorted columns, seen through a window. */
function columns(readings: readonly Reading[]): Rows {
  const all = [stranger, ...stored(readings), stranger];
  return {
    at: Uint32Array.from(all, (row) => row.at),
    width: Uint32Array.from(all, (row) => row.width),
    value: Float64Array.from(all, (row) => row.value),
    unit: Uint8Array.from(all, (row) => units.indexOf(row.unit)),
    received: Float64Array.from(all, (row) => row.received),
    import: Uint32Array.from(all, (row) => row.import),
    from: 1,
    to: all.length - 1,
  };
}

/** What the product finds, in the oracle's words and order. */
function findings(meter: Meter, readings: readonly Reading[]): Found[] {
  const told: LineFinding[] = [];
  draw(columns(readings), meter, line, (found) => told.push(found));
  const plain = told.map(({ code, from, to, value }) => ({ code, from, to, value }) as Found);
  return plain.toSorted((a, b) => a.from - b.from || a.to - b.to || a.code.localeCompare(b.code) || (a.value ?? 0) - (b.value ?? 0));
}

type StepAnswer = { use: number | null; seconds: number; estimated: boolean };

/** What the product returns for each step. */
function steps(meter: Meter, readings: readonly Reading[], edges: readonly number[]): StepAnswer[] {
  draw(columns(readings), meter, line, null);
  return cutAt(edges);
}

function cutAt(edges: readonly number[]): StepAnswer[] {
  const size = edges.length - 1;
  const into = {
    use: new Float64Array(size).fill(NaN),
    seconds: new Float64Array(size).fill(NaN),
    longest: new Float64Array(size).fill(NaN),
  };
  cut(line, Float64Array.from(edges), into);
  return edges.slice(1).map((to, n) => {
    const seconds = into.seconds[n] ?? NaN;
    return {
      use: seconds === 0 ? null : (into.use[n] ?? NaN),
      seconds,
      estimated: (into.longest[n] ?? NaN) > to - (edges[n] ?? to),
    };
  });
}

/** The oracle's steps in the same form, rounded as in docs/readings.md 3. */
function lawful(meter: Meter, readings: readonly Reading[], edges: readonly number[]): StepAnswer[] {
  return cutSteps(read(meter, readings).stretches, edges).map(({ rounded, seconds, estimated }) => ({
    use: rounded === null ? null : Number(rounded),
    seconds,
    estimated,
  }));
}

describe('the line follows the rules of readings', () => {
  test('use, coverage and estimates of steps', () => {
    const keeps = fc.property(stories, fc.nat(4000), (story, off) => {
      const rows = visible(story);
      if (rows.length === 0) return;
      draw(columns(rows), story.meter, line, null);
      for (const step of stepNames) {
        const edges = edgesAround(rows, step, story.zone, off);
        expect(cutAt(edges)).toEqual(lawful(story.meter, rows, edges));
      }
    });
    fc.assert(keeps, runs);
  });

  test('findings', () => {
    const keeps = fc.property(stories, (story) => {
      const rows = visible(story);
      expect(findings(story.meter, rows)).toEqual(read(story.meter, rows).findings);
    });
    fc.assert(keeps, runs);
  });

  test('the state known at a time', () => {
    const keeps = fc.property(stories, fc.constantFrom(...knownTimes), (story, known) => {
      const [all, rows] = [visible(story), visible(story, known)];
      if (all.length === 0) return;
      expect(findings(story.meter, rows)).toEqual(read(story.meter, all, known).findings);
      const edges = edgesAround(all, 'day', story.zone, 0);
      const expected = cutSteps(read(story.meter, all, known).stretches, edges);
      expect(steps(story.meter, rows, edges).map((one) => one.seconds)).toEqual(expected.map((one) => one.seconds));
    });
    fc.assert(keeps, runs);
  });

  test('the outcome of each import’s rows', () => {
    const keeps = fc.property(stories, (story) => {
      const rows = visible(story);
      for (const one of new Set(rows.map((row) => row.import))) {
        const count: Count = { import: one, accepted: 0, repeated: 0, revised: 0 };
        draw(columns(rows), story.meter, line, null, count);
        expect(count).toEqual({ import: one, ...classify(rows, one) });
      }
    });
    fc.assert(keeps, runs);
  });

  test('in any order of arrival, in any number of files', () => {
    const keeps = fc.property(stories, fc.nat(), fc.integer({ min: 1, max: 9 }), (story, seed, n) => {
      const rows = visible(story);
      if (rows.length === 0) return;
      const edges = edgesAround(rows, 'hour', story.zone, 0);
      const otherwise = spread(shuffled(rows, seed), n, seed);
      expect(steps(story.meter, otherwise, edges)).toEqual(steps(story.meter, rows, edges));
      expect(findings(story.meter, otherwise)).toEqual(findings(story.meter, rows));
    });
    fc.assert(keeps, runs);
  });
});

/** Cases that deserve their own test, calculated by hand. */
describe('the line, by hand', () => {
  const uses = (meter: Meter, readings: readonly Reading[], edges: readonly number[]) => {
    const at = edges.map((edge) => start + edge * hour);
    return steps(meter, readings, at).map(({ use }) => (use === null ? null : use / 10_000));
  };
  const names = (meter: Meter, readings: readonly Reading[]) => findings(meter, readings).map(({ code, value }) => [code, value]);

  test('955000, 955010, 0, 955030 is 30', () => {
    expect(uses(register(), hourly(955_000, 955_010, 0, 955_030), [0, 3])).toEqual([30]);
    const six = register({ digits: 6 });
    expect(uses(six, hourly(955_000, 955_010, 0, 955_030), [0, 1, 2, 3])).toEqual([10, 10, 10]);
  });

  test('a rollover adds 10^digits: 9990 to 5 is 15', () => {
    expect(uses(register({ digits: 4 }), hourly(9990, 5), [0, 1])).toEqual([15]);
  });

  test('a rollover of unknown digits uses the power of ten above the old reading, not the reading itself', () => {
    // 50 - 100 + 1000
    const decided = register({ decisions: [word('register-fell', 0, 1, 'rollover')] });
    expect(uses(decided, hourly(100, 50), [0, 1])).toEqual([950]);
  });

  test('a rollover of known digits uses 10^digits even from far below the top', () => {
    // 50 - 300 + 10000
    const decided = register({ digits: 4, decisions: [word('register-fell', 0, 1, 'rollover')] });
    expect(uses(decided, hourly(300, 50), [0, 1])).toEqual([9750]);
  });

  test('exactly 10 GW counts, slightly more does not', () => {
    expect(uses(register(), hourly(0, 10_000_000), [0, 1])).toEqual([10_000_000]);
    expect(uses(register(), hourly(0, 10_000_000.0001), [0, 1])).toEqual([null]);
  });

  test('contradictory values in two units have two names', () => {
    const rows = [row(0, 0), row(1, 5), row(1, 5, { unit: 'MWh', import: 2 }), row(2, 6000)];
    expect(names(register(), rows)).toEqual([
      ['contradiction', 50_000],
      ['contradiction', 50_000_000],
    ]);
    const chosen = register({ decisions: [word('contradiction', 1, 1, 'this', 5000)] });
    expect(uses(chosen, rows, [0, 1, 2])).toEqual([5000, 1000]);
  });

  test('of values with the same name the smallest is chosen', () => {
    const facts = { unit: 'MWh' as const, decisions: [word('contradiction', 1, 1, 'this', 0)] };
    const rows = [row(0, 0), row(1, 0.02), row(1, 0.01, { import: 2 })];
    expect(names(register(facts), rows)).toEqual([['contradiction', 0]]);
    expect(uses(register(facts), rows, [0, 1])).toEqual([0.01]);
  });

  test('the names are the same in any order of arrival', () => {
    const told = (kilo: number, mega: number) => [
      row(1, 1000, { import: kilo }),
      row(1, 1, { unit: 'MWh', import: mega }),
      row(1, 7, { import: 3 }),
    ];
    expect(names(register(), told(1, 2))).toEqual(names(register(), told(2, 1)));
  });
});
