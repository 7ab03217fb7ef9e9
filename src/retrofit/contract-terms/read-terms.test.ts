import { expect, test } from 'vitest';
import { agreementOf } from './agreement.ts';
import { readTerms } from './read-terms.ts';

const whole = {
  code: 'C1',
  name: '一号楼照明改造',
  type: 'shared',
  owner: 'O',
  provider: 'P',
  from: '2025-01-01',
  to: '2027-01-01',
  period: 'month',
  basis: 'lower',
  confidence: 0.9,
  minCoverage: 0.9,
  boundaries: [{ name: 'B', baseline: 'X' }],
  prices: [{ boundary: 'B', from: '2025-01-01', yuan: 0.62 }],
  providerShare: [{ from: '2025-01-01', percent: '80' }],
  negative: 'carry',
};

const found = (given: unknown): string[] => {
  const read = readTerms(given);
  return 'terms' in read ? [] : read.wrong.map(({ code, evidence }) => `${code} ${String(evidence['term'])}`);
};

test('whole terms are taken, numbers as decimals', () => {
  const read = readTerms(whole);
  expect('terms' in read && read.terms).toMatchObject({ prices: [{ yuan: '0.62' }], providerShare: [{ percent: '80.00' }] });
});

test('each term that is missing is named, and nothing is assumed', () => {
  const { negative: _negative, basis: _basis, confidence: _confidence, ...rest } = whole;
  expect(found(rest)).toEqual(['term-missing basis', 'term-missing confidence', 'term-missing negative']);
  expect(found({})).toHaveLength(13);
  expect(found(null)).toContain('term-missing type');
  expect(found({ ...whole, boundaries: [] })).toContain('term-missing boundaries');
  expect(found({ ...whole, boundaries: [{ name: 'B' }] })).toEqual(['term-missing boundaries[0].baseline']);
  expect(found({ ...whole, prices: [{ boundary: 'B', from: '2025-01-01' }] })).toEqual(['term-missing prices[0].yuan']);
  for (const term of Object.keys(whole)) expect(found({ ...whole, [term]: undefined }), term).toContain(`term-missing ${term}`);
});

test('a price, a share and a fee must hold from the first day', () => {
  expect(found({ ...whole, prices: [{ boundary: 'B', from: '2025-02-01', yuan: '1' }] })).toEqual(['term-missing prices (B, 2025-01-01)']);
  expect(found({ ...whole, providerShare: [{ from: '2025-02-01', percent: '1' }] })).toEqual(['term-missing providerShare (2025-01-01)']);
});

test('what cannot be is named by its place', () => {
  expect(found({ ...whole, providerShare: [{ from: '2025-01-01', percent: '101' }] })).toEqual(['term-bad providerShare[0].percent']);
  expect(found({ ...whole, prices: [{ boundary: 'B', from: '2025-02-30', yuan: '1e3' }] })).toEqual([
    'term-bad prices[0].from',
    'term-bad prices[0].yuan',
  ]);
  expect(found({ ...whole, neagtive: 'pay' })).toEqual(['term-unknown neagtive']);
  expect(found({ ...whole, boundaries: [...whole.boundaries, ...whole.boundaries] })).toEqual(['term-bad boundaries[1].name']);
  expect(found({ ...whole, to: '2024-01-01' })).toEqual(['term-bad to']);
  expect(
    found({ ...whole, boundaries: [{ name: 'B', stipulated: [{ item: '灯', count: 1, beforeW: 2, afterW: 1, hours: -1 }] }] }),
  ).toEqual(['term-bad boundaries[0].stipulated[0].hours']);
});

test('a price by a tariff is refused by name', () => {
  expect(found({ ...whole, prices: [{ boundary: 'B', from: '2025-01-01', tariff: 'sx-2026' }] })).toEqual(['price-tariff prices[0]']);
});

test('a guarantee is for whole periods, a trusteeship has a base for every month it touches', () => {
  const { providerShare: _share, negative: _negative, ...rest } = whole;
  const fee = [{ from: '2025-01-01', yuan: '1' }];
  const one = { boundary: 'B', quantity: '1', shortfallYuan: '1', surplusYuan: '0' };
  const guaranteed = { ...rest, type: 'guaranteed', fee, guarantee: [{ ...one, from: '2025-01-01', to: '2026-01-01' }] };
  expect(found(guaranteed)).toEqual([]);
  expect(found({ ...guaranteed, guarantee: [{ ...one, from: '2025-01-01', to: '2025-12-31' }] })).toEqual(['term-bad guarantee[0].to']);
  const base = Array.from({ length: 11 }, (_, at) => ({ boundary: 'B', month: at + 1, quantity: '1', yuan: '1' }));
  expect(found({ ...rest, type: 'trusteeship', fee, base, adjust: [] })).toEqual(['term-missing base (B, 12)']);
  expect(found({ ...rest, type: 'trusteeship', fee, base })).toContain('term-missing adjust');
});

test('what both agreed stands until both take it back', () => {
  const yes = (side: 'owner' | 'provider') => ({ side, says: 'confirm' }) as const;
  const no = (side: 'owner' | 'provider') => ({ side, says: 'dispute' }) as const;
  expect(agreementOf([yes('owner')]).agreed).toBe(false);
  expect(agreementOf([yes('owner'), no('provider')])).toEqual({ agreed: false, owner: 'confirm', provider: 'dispute' });
  expect(agreementOf([yes('owner'), no('provider'), yes('provider')]).agreed).toBe(true);
  expect(agreementOf([yes('owner'), yes('provider'), no('owner')]).agreed).toBe(true);
  expect(agreementOf([yes('owner'), yes('provider'), no('owner'), no('provider')]).agreed).toBe(false);
});
