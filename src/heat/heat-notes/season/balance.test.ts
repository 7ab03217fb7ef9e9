import { expect, test } from 'vitest';
import { balanceOf, overdueSince, type Owed } from './balance.ts';

const note = (day: string, due: string | null, total: bigint): Owed => ({ day, due, total });
const [first, second] = [note('2026-04-10', '2026-05-10', 1000n), note('2026-06-01', '2026-07-01', 500n)];

test('a balance is the amount charged less the amount paid; a negative one is paid back', () => {
  expect(balanceOf([first, second], 400n)).toBe(1100n);
  expect(balanceOf([first], 1200n)).toBe(-200n);
});

test('a note is overdue from the day after its last', () => {
  expect(overdueSince([first], 0n, '2026-05-10')).toBeNull();
  expect(overdueSince([first], 0n, '2026-05-11')).toBe('2026-05-11');
});

test('payments settle the oldest note first', () => {
  expect(overdueSince([first, second], 999n, '2026-12-01')).toBe('2026-05-11');
  expect(overdueSince([first, second], 1000n, '2026-12-01')).toBe('2026-07-02');
  expect(overdueSince([first, second], 1500n, '2026-12-01')).toBeNull();
});

test('a credit from a difference settles notes like a payment', () => {
  expect(overdueSince([first, note('2026-06-01', null, -300n)], 700n, '2026-12-01')).toBeNull();
  expect(overdueSince([first, note('2026-06-01', null, -300n)], 699n, '2026-12-01')).toBe('2026-05-11');
});

test('without a payment period nothing is overdue', () => {
  expect(overdueSince([note('2026-04-10', null, 100n)], 0n, '2030-01-01')).toBeNull();
});
