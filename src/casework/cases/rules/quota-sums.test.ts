import { expect, test } from 'vitest';
import { quotaSums, type QuotaGroup } from './quota-sums.ts';

const group = (n: number, parts: string[], over: Partial<QuotaGroup> = {}): QuotaGroup => ({
  applied: true,
  granted: false,
  accepted: false,
  parts,
  n,
  ...over,
});

test('a house with several parts counts in each, and once in the whole; accepted are those of the quota alone', () => {
  const groups = [
    group(3, ['wall', 'roof'], { granted: true, accepted: true }),
    group(2, ['roof'], { granted: true }),
    group(4, []),
    group(1, ['wall'], { applied: false, granted: true }),
    group(5, ['door'], { accepted: true }),
  ];
  expect(quotaSums(groups, ['wall', 'window', 'roof'])).toEqual({
    applied: 14,
    granted: 6,
    accepted: 3,
    parts: [
      { part: 'wall', applied: 3, granted: 4, accepted: 3 },
      { part: 'window', applied: 0, granted: 0, accepted: 0 },
      { part: 'roof', applied: 5, granted: 5, accepted: 3 },
      { part: 'door', applied: 5, granted: 0, accepted: 0 },
    ],
    unnamed: { applied: 4, granted: 0, accepted: 0 },
  });
});
