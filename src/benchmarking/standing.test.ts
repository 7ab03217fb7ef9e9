import { describe, expect, it } from 'vitest';
import { standingOf, stretchesOf } from './standing.ts';

const peers = (count: number, of: (at: number) => number = (at) => at * 10) =>
  Array.from({ length: count }, (_, index) => ({ code: `P${index + 1}`, intensity: of(index + 1) }));

const all = (list: readonly { code: string }[]) => new Set(list.map(({ code }) => code));

describe('a building among its peers', () => {
  it('is told in full where the asker sees them all', () => {
    const list = peers(5);
    const standing = standingOf('P4', list, all(list));
    expect(standing).toMatchObject({ rank: 2, percentile: 80, findings: [] });
    expect(standing.distribution).toMatchObject({ count: 5, low: 20, median: 30, high: 40 });
    expect(standing.distribution?.bins.reduce((sum, { count }) => sum + count, 0)).toBe(5);
  });

  it('equals share a rank', () => {
    const list = [...peers(3), { code: 'X', intensity: 20 }];
    expect(standingOf('X', list, all(list)).rank).toBe(2);
    expect(standingOf('P2', list, all(list)).rank).toBe(2);
    expect(standingOf('P1', list, all(list)).rank).toBe(4);
  });

  it('few peers are said to say little', () => {
    const list = peers(3);
    expect(standingOf('P1', list, all(list)).findings).toEqual([{ code: 'peers-few', severity: 'info', evidence: { count: 3 } }]);
  });

  it('nine hidden ones are not told at all: only what the asker sees is', () => {
    const list = peers(10);
    const standing = standingOf('P1', list, new Set(['P1']));
    expect(standing.distribution).toMatchObject({ count: 1, low: 10, median: 10, high: 10 });
    expect(standing.findings.map(({ code }) => code)).toEqual(['peers-withheld', 'peers-few']);
  });

  it('ten hidden ones are told together, without the lowest and the highest, by rounded quartiles', () => {
    const list = peers(11, (at) => at * 10.123_456);
    const { distribution } = standingOf('P1', list, new Set(['P1']));
    expect(distribution).toMatchObject({ count: 11, low: 35.4, median: 60.7, high: 86 });
    const [first, last] = [distribution?.bins[0], distribution?.bins.at(-1)];
    expect([first?.from, last?.to]).toEqual([null, null]);
    expect(Math.min(first?.count ?? 0, last?.count ?? 0)).toBeGreaterThanOrEqual(3);
    expect(distribution?.bins.reduce((sum, { count }) => sum + count, 0)).toBe(11);
    const told = JSON.stringify(distribution);
    for (const { intensity } of list) expect(told).not.toContain(String(intensity));
  });

  it('one that is not ranked has no place among them', () => {
    const list = peers(5);
    expect(standingOf('NOT', list, all(list))).toMatchObject({ rank: null, percentile: null, distribution: { count: 5 } });
    expect(standingOf('NOT', [], new Set())).toMatchObject({ distribution: null, rank: null });
  });
});

describe('stretches', () => {
  it('have one round width and hold each value once', () => {
    const rising = Array.from({ length: 100 }, (_, at) => at + 0.5);
    const bins = stretchesOf(rising, 1);
    expect(bins[0]).toEqual({ from: 0, to: 10, count: 10 });
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(100);
  });

  it('an outlier lies in an open stretch and does not stretch the others', () => {
    const rising = [...Array.from({ length: 99 }, (_, at) => at + 1), 1e6];
    const bins = stretchesOf(rising, 1);
    expect(bins.at(-1)).toMatchObject({ to: null, count: 1 });
    expect(bins.length).toBeLessThan(20);
  });

  it('all alike make one; the ends take in neighbours until they hold enough', () => {
    expect(stretchesOf([5, 5, 5], 1)).toEqual([{ from: null, to: null, count: 3 }]);
    expect(stretchesOf([], 3)).toEqual([]);
    expect(stretchesOf([1, 2], 3)).toEqual([{ from: null, to: null, count: 2 }]);
  });
});
