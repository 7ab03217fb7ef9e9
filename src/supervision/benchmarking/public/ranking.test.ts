import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentileIn, quartilesOf, rankAll } from './ranking.ts';

const candidates = fc
  .array(fc.record({ use: fc.constantFrom('office', 'school', 'hotel'), intensity: fc.integer({ min: 0, max: 20 }).map((n) => n / 2) }), {
    maxLength: 60,
  })
  .map((all) => all.map((one, index) => ({ ...one, code: `B${index}` })));

describe('ranking', () => {
  it('puts the highest intensity first; equals share the rank and the next one counts them all', () => {
    const ranked = rankAll([
      { code: 'C', use: 'office', intensity: 80 },
      { code: 'A', use: 'office', intensity: 120 },
      { code: 'D', use: 'school', intensity: 80 },
      { code: 'B', use: 'office', intensity: 60 },
    ]);
    expect(ranked.map(({ code, rank, percentile }) => [code, rank, Math.round(percentile * 10) / 10])).toEqual([
      ['A', 1, 100],
      ['C', 2, 66.7],
      ['D', 2, 100],
      ['B', 4, 33.3],
    ]);
  });

  it('loses no building, and a rank is one more than the buildings above it', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const ranked = rankAll(all);
        expect(ranked.map(({ code }) => code).toSorted()).toEqual(all.map(({ code }) => code).toSorted());
        for (const { rank, intensity } of ranked) expect(rank).toBe(all.filter((other) => other.intensity > intensity).length + 1);
      }),
    );
  });

  it('gives as percentile the share of the same use with this intensity or less', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        for (const { use, intensity, percentile } of rankAll(all)) {
          const peers = all.filter((other) => other.use === use);
          const share = peers.filter((other) => other.intensity <= intensity).length / peers.length;
          expect(percentile).toBeCloseTo(share * 100, 9);
        }
      }),
    );
  });

  it('does not depend on the order of buildings', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        expect(rankAll(all.toReversed())).toEqual(rankAll(all));
      }),
    );
  });
});

describe('the distribution of peers', () => {
  it('is described by quartiles interpolated between neighbours', () => {
    expect(quartilesOf([10, 20, 30, 40])).toEqual({ low: 17.5, median: 25, high: 32.5 });
    expect(quartilesOf([7])).toEqual({ low: 7, median: 7, high: 7 });
    expect(quartilesOf([])).toBeNull();
  });

  it('places a value that is not part of it', () => {
    expect([5, 10, 25, 40, 50].map((value) => percentileIn([10, 20, 30, 40], value))).toEqual([0, 25, 50, 100, 100]);
  });
});
