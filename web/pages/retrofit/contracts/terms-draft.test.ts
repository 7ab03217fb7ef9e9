import { expect, test } from 'vitest';
import { draftOf, emptyDraft, termsOf } from './terms-draft.ts';

const shared = {
  code: 'C1',
  name: '一号楼改造',
  type: 'shared',
  owner: 'OWN',
  provider: 'ESCO',
  from: '2025-01-01',
  to: '2026-01-01',
  period: 'month',
  basis: 'point',
  confidence: 0.9,
  minCoverage: 0.95,
  boundaries: [{ name: '一号楼', baseline: 'BASE' }],
  prices: [{ boundary: '一号楼', from: '2025-01-01', yuan: '0.62' }],
  providerShare: [{ from: '2025-01-01', percent: '80' }],
  negative: 'carry',
};

const rows = [{ item: '灯', count: '1', beforeW: '36', afterW: '18', hours: '10' }];

test('terms of each type come back from the form as they went in', () => {
  const { providerShare: _share, negative: _negative, ...common } = shared;
  const fee = [{ from: '2025-01-01', yuan: '1000' }];
  const guarantee = [{ boundary: '一号楼', from: '2025-01-01', to: '2026-01-01', quantity: '1', shortfallYuan: '0.5', surplusYuan: '0.1' }];
  const base = [{ boundary: '一号楼', month: 1, quantity: '6200', yuan: '0.60' }];
  const boundaries = [{ name: '照明', stipulated: rows }];
  for (const terms of [
    shared,
    { ...common, type: 'guaranteed', fee, guarantee },
    { ...common, type: 'trusteeship', boundaries, fee, base, adjust: ['price'] },
  ])
    expect(termsOf(draftOf(terms) ?? {})).toEqual(terms);
});

test('what is not typed is left out, and no number is made of text', () => {
  expect(termsOf(emptyDraft('guaranteed'))).toEqual({ type: 'guaranteed', boundaries: [{}], prices: [{}], fee: [{}], guarantee: [{}] });
  const draft = { ...emptyDraft('shared'), confidence: ' 0.9 ', minCoverage: '九成', prices: [{ yuan: ' 0.620 ', boundary: '' }] };
  expect(termsOf(draft)).toMatchObject({ confidence: 0.9, minCoverage: '九成', prices: [{ yuan: '0.620' }] });
});

test('what is no contract is none', () => {
  for (const given of [null, 1, 'x', []]) expect(draftOf(given)).toBeNull();
});
