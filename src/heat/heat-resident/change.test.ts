import { expect, test } from 'vitest';
import { ownChange } from './change.ts';

type Change = Parameters<typeof ownChange>[0];
type Closed = NonNullable<Change['now']>;

const closed = (season: string, accounts: readonly string[]): Closed => ({
  season,
  total: 100n,
  quantity: '1.0000',
  substituted: '0.0000',
  tariff: { id: 't', version: 1, status: 'CITY', document: 'd', clause: '1' },
  accounts,
  company: 'C1',
  figure: 'f',
});
const changeOf = (now: readonly string[], before: readonly string[]): Change => ({
  household: 'H1',
  season: '2026',
  method: 'household',
  figure: 'f',
  isNext: true,
  now: closed('2026', now),
  earlier: closed('2025', before),
  parts: [],
  byDegrees: true,
  shared: false,
  metered: true,
  estimatedDays: 0,
  indicative: false,
  findings: [],
});

test('who had the home alone in both seasons reads the change', () => {
  const change = changeOf(['A1'], ['A1']);
  expect(ownChange(change, 'A1')).toBe(change);
});

test.each([
  [['A1', 'A2'], ['A1']],
  [['A1'], ['A2']],
])('of seasons in which others had it nothing is shown: %o after %o', (now, before) => {
  expect(ownChange(changeOf(now, before), 'A1')).toMatchObject({
    now: null,
    earlier: null,
    parts: null,
    findings: [{ code: 'change-home-shared' }],
  });
});
