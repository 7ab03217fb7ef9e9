import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayTell, standingAmong, standingOf, stretchesOf, withheld } from './standing.ts';

const peers = (count: number, of: (at: number) => number = (at) => at * 10) =>
  Array.from({ length: count }, (_, index) => ({ code: `P${index + 1}`, intensity: of(index + 1) }));

const hidden = (count: number, owners = count, of?: (at: number) => number) =>
  peers(count, of).map((peer, at) => ({ ...peer, organisation: `O${at % owners}` }));

describe('a building among peers visible to the caller', () => {
  it('is shown in full', () => {
    const standing = standingOf('P4', peers(5));
    expect(standing).toMatchObject({ rank: 2, percentile: 80, quarter: 3, findings: [] });
    expect(standing.distribution).toMatchObject({ count: 5, low: 20, median: 30, high: 40 });
    expect(standing.distribution?.bins.reduce((sum, { count }) => sum + count, 0)).toBe(5);
  });

  it('equals share a rank', () => {
    const list = [...peers(3), { code: 'X', intensity: 20 }];
    expect(standingOf('X', list).rank).toBe(2);
    expect(standingOf('P2', list).rank).toBe(2);
    expect(standingOf('P1', list).rank).toBe(4);
  });

  it('with few peers says that they mean little', () => {
    expect(standingOf('P1', peers(3)).findings).toEqual([{ code: 'peers-few', severity: 'info', evidence: { count: 3 } }]);
  });

  it('that is not ranked has no position among them', () => {
    expect(standingOf('NOT', peers(5))).toMatchObject({ rank: null, percentile: null, quarter: null, distribution: { count: 5 } });
    expect(standingOf('NOT', [])).toMatchObject({ distribution: null, rank: null });
  });
});

describe('a building among peers not visible to the caller', () => {
  it('with nine of them, or ten of four owners, is shown without them: only what the caller sees is', () => {
    expect([mayTell(hidden(9)), mayTell(hidden(10, 4)), mayTell(hidden(10, 5))]).toEqual([false, false, true]);
    expect(mayTell(peers(10).map((peer) => ({ ...peer, organisation: null })))).toBe(true);
    const standing = withheld('P1', peers(1));
    expect(standing.distribution).toMatchObject({ count: 1, low: 10, median: 10, high: 10 });
    expect(standing.findings.map(({ code }) => code)).toEqual(['peers-withheld', 'peers-few']);
  });

  it('is shown by rounded quartiles and a quarter: no rank, no percentile, no classes, no exact count', () => {
    const standing = standingAmong(
      100,
      hidden(13, 13, (at) => at * 10.123_456),
    );
    expect(standing).toMatchObject({ rank: null, percentile: null, quarter: 3 });
    expect(standing.distribution).toEqual({ count: 10, low: 40, median: 71, high: 100, bins: [] });
    expect(standing.findings).toEqual([{ code: 'peers-together', severity: 'info', evidence: { count: 10 } }]);
    expect(standingAmong(null, hidden(13)).quarter).toBe(null);
  });

  it('reveals only the published quartiles to any search by own values', () => {
    const value = fc.double({ min: 0.01, max: 500, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 10, maxLength: 30 }), fc.array(value, { minLength: 1, maxLength: 50 }), (others, tries) => {
        const list = others.map((intensity, at) => ({ code: `P${at}`, intensity, organisation: `O${at}` }));
        const { quarter: _none, ...told } = standingAmong(null, list);
        for (const own of tries) {
          const { quarter, ...same } = standingAmong(own, list);
          expect(same).toEqual(told);
          const { low = 0, median = 0, high = 0 } = told.distribution ?? {};
          expect(quarter).toBe(1 + [low, median, high].filter((edge) => own > edge).length);
        }
      }),
    );
  });

  it('that is added, removed or changed moves the count by fives and a quartile by at most a twentieth of its size beyond its neighbours', () => {
    const list = hidden(14, 14, (at) => 100 + at / 10);
    const before = standingAmong(null, list).distribution;
    for (const intensity of [0.001, 100.75, 1e6]) {
      const after = standingAmong(null, [...list.slice(1), { code: 'X', intensity, organisation: 'X' }]).distribution;
      expect(after).toEqual(before);
    }
  });
});

describe('classes', () => {
  it('have one round width and contain each value once', () => {
    const bins = stretchesOf(Array.from({ length: 100 }, (_, at) => at + 0.5));
    expect(bins[0]).toEqual({ from: 0, to: 10, count: 10 });
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(100);
  });

  it('put an outlier into an open class that does not widen the others', () => {
    const bins = stretchesOf([...Array.from({ length: 99 }, (_, at) => at + 1), 1e6]);
    expect(bins.at(-1)).toMatchObject({ to: null, count: 1 });
    expect(bins.length).toBeLessThan(20);
  });

  it('are a single one if all values are equal', () => {
    expect(stretchesOf([5, 5, 5])).toEqual([{ from: null, to: null, count: 3 }]);
    expect(stretchesOf([])).toEqual([]);
  });
});
