import { expect, test } from 'vitest';
import { purchaseNotesOf } from './purchase-note.ts';

const january = { month: '2026-01', meter: 'M1', quantity: 20, yuan: '600.00' };
const february = { month: '2026-02', meter: 'M1', quantity: null, yuan: null };
const bought = [{ supplier: 'E1', months: [january, february] }];

test('the first statement of a supplier has a line for each measured month, and no other', () => {
  expect(purchaseNotesOf(bought, [])).toEqual([
    {
      supplier: 'E1',
      kind: 'bill',
      lines: [{ month: '2026-01', meter: 'M1', quantity: '20.0000', yuan: '600.00' }],
      quantity: 200_000n,
      total: 60_000n,
    },
  ]);
  expect(purchaseNotesOf([{ supplier: 'E1', months: [february] }], [])).toEqual([]);
});

test('a repeated one has none; later readings give a difference of their lines only, even if they add up to zero', () => {
  const first = purchaseNotesOf(bought, []);
  expect(purchaseNotesOf(bought, first)).toEqual([]);
  const later = [
    {
      supplier: 'E1',
      months: [
        { ...january, quantity: 19.5, yuan: '585.00' },
        { ...february, quantity: 0.5, yuan: '15.00' },
      ],
    },
  ];
  const [difference, ...others] = purchaseNotesOf(later, first);
  expect(others).toEqual([]);
  expect(difference).toEqual({
    supplier: 'E1',
    kind: 'difference',
    lines: [
      { month: '2026-01', meter: 'M1', quantity: '-0.5000', yuan: '-15.00' },
      { month: '2026-02', meter: 'M1', quantity: '0.5000', yuan: '15.00' },
    ].toSorted((a, b) => a.month.localeCompare(b.month)),
    quantity: 0n,
    total: 0n,
  });
  expect(purchaseNotesOf(later, [...first, ...(difference === undefined ? [] : [difference])])).toEqual([]);
});

test('a supplier that no longer sells gets everything reversed, in the order of suppliers', () => {
  const first = purchaseNotesOf([...bought, { supplier: 'D1', months: [january] }], []);
  expect(first.map(({ supplier }) => supplier)).toEqual(['D1', 'E1']);
  expect(purchaseNotesOf([], first).map(({ supplier, kind, total }) => [supplier, kind, total])).toEqual([
    ['D1', 'difference', -60_000n],
    ['E1', 'difference', -60_000n],
  ]);
});
