import fc from 'fast-check';
import { expect, test } from 'vitest';
import { modelEpisodes, type ModelStep } from '../../../test/episode-model.ts';
import { drawEpisodes, freshRow, openEpisode, type Episode } from './episodes.ts';

const hour = 3600;

/** Steps of an hour or of days; unknown runs last more than seven days. */
const row = fc
  .record({
    length: fc.constantFrom(hour, 86_400, 100_000),
    runs: fc.array(
      fc.record({
        truth: fc.constantFrom(true, false, null),
        many: fc.integer({ min: 1, max: 9 }),
        stake: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
      }),
      { maxLength: 30 },
    ),
  })
  .map(({ length, runs }): ModelStep[] =>
    runs
      .flatMap(({ many, ...one }) => Array.from({ length: many }, () => one))
      .map((one, at) => ({ ...one, start: at * length, end: (at + 1) * length })),
  );
const count = fc.integer({ min: 1, max: 4 });

function columnsOf(steps: readonly ModelStep[]) {
  return {
    edges: Float64Array.from([...steps.map(({ start }) => start), steps.at(-1)?.end ?? 0]),
    truths: Uint8Array.from(steps, ({ truth }) => (truth === null ? 2 : truth ? 1 : 0)),
    stake: Float64Array.from(steps, ({ stake }) => stake ?? Number.NaN),
  };
}

const plain = ({ stakeSteps, settled: _settled, ...one }: Episode) => ({ ...one, known: stakeSteps });

test('episodes match the slow model, whatever the steps', () => {
  fc.assert(
    fc.property(row, count, count, (steps, raise, clear) => {
      const state = freshRow();
      const ended = drawEpisodes(state, columnsOf(steps), { raise, clear });
      const open = openEpisode(state);
      expect([...ended, ...(open === null ? [] : [open])].map(plain)).toEqual(modelEpisodes(steps, raise, clear));
    }),
    { numRuns: 2000 },
  );
});

test('a row processed in parts, with its state saved in between, equals the row processed at once', () => {
  fc.assert(
    fc.property(row, count, count, fc.array(fc.nat({ max: 200 })), (steps, raise, clear, cuts) => {
      const columns = columnsOf(steps);
      const at = [0, ...cuts.filter((cut) => cut < steps.length).toSorted((a, b) => a - b), steps.length];
      let state = freshRow();
      const parts = at.slice(1).flatMap((to, n) => {
        state = JSON.parse(JSON.stringify(state)) as typeof state;
        return drawEpisodes(state, columns, { raise, clear }, { from: at[n] as number, to });
      });
      const whole = freshRow();
      expect(parts).toEqual(drawEpisodes(whole, columns, { raise, clear }));
      expect(openEpisode(state)).toEqual(openEpisode(whole));
    }),
  );
});

test('seven unknown days end nothing; a second more ends the episode with its last true step', () => {
  const of = (dark: number) => {
    const edges = Float64Array.of(0, hour, hour + dark, 2 * hour + dark);
    const state = freshRow();
    return drawEpisodes(state, { edges, truths: Uint8Array.of(1, 2, 0), stake: null }, { raise: 1, clear: 1 });
  };
  expect(of(7 * 86_400)).toMatchObject([{ start: 0, end: hour + 7 * 86_400, endedBy: null }]);
  expect(of(7 * 86_400 + 1)).toMatchObject([{ start: 0, end: hour, endedBy: 'no-data', last: hour }]);
});

test('five true steps among seven open an episode from the first of the five, whatever is between them', () => {
  const draw = (truths: readonly (0 | 1 | 2)[]) => {
    const edges = Float64Array.from({ length: truths.length + 1 }, (_, at) => at * hour);
    const stake = Float64Array.from(truths, () => 2);
    const [state, kept] = [freshRow(), freshRow()];
    const rule = { raise: 5, among: 7, clear: 3 };
    const steps = { edges, truths: Uint8Array.from(truths), stake };
    const ended = drawEpisodes(state, steps, rule);
    const parts = truths.flatMap((_, at) =>
      drawEpisodes(Object.assign(kept, JSON.parse(JSON.stringify(kept))), steps, rule, { from: at, to: at + 1 }),
    );
    expect([parts, openEpisode(kept)]).toEqual([ended, openEpisode(state)]);
    return [...ended, openEpisode(state)]
      .filter((one) => one !== null)
      .map(({ start, end, steps: many, stake: sum }) => [start / hour, end, many, sum]);
  };
  expect(draw([0, 1, 1, 0, 1, 2, 1, 0, 1])).toEqual([[1, null, 5, 10]]);
  expect(draw([1, 1, 0, 0, 1, 1, 0, 1, 0])).toEqual([]);
  expect(draw([1, 1, 1, 1, 1, 0, 0, 1, 0, 0, 0])).toEqual([[0, 8 * hour, 6, 12]]);
});
