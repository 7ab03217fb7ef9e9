import { expect, test } from 'vitest';
import { type Amounts, type Issued, isNothing, lessIssued, notesOf, numberOf, type Standing } from './note.ts';

const amounts = (total: bigint, quantity = 0n): Amounts => ({
  quantity,
  basic: total,
  metered: 0n,
  area: 0n,
  stopped: 0n,
  cold: 0n,
  cap: 0n,
  total,
});
const stands = (
  household: string,
  account: string,
  total: bigint,
  quantity = 0n,
  basis: Record<string, string> = {},
): Standing & Issued => ({
  company: 'C1',
  point: 'P1',
  building: 'B1',
  household,
  account,
  amounts: amounts(total, quantity),
  stands: { basis } as unknown as Standing['stands'],
  basis,
  dueDays: 30,
});
const shown = ({ notes }: ReturnType<typeof notesOf>) =>
  notes.map(({ household, account, kind, amounts: { total } }) => [household, account, kind, total]);

test('an account without a note gets a bill, even of zero', () => {
  expect(shown(notesOf([stands('H1', 'A1', 100n), stands('H2', 'A2', 0n)], []))).toEqual([
    ['H1', 'A1', 'bill', 100n],
    ['H2', 'A2', 'bill', 0n],
  ]);
});

test('later notes are the difference in each line, and none if nothing differs', () => {
  const made = notesOf([stands('H1', 'A1', 130n), stands('H2', 'A2', 50n)], [stands('H1', 'A1', 100n), stands('H2', 'A2', 50n)]);
  expect(shown(made)).toEqual([['H1', 'A1', 'difference', 30n]]);
  expect(made.unchanged).toBe(1);
});

test('a difference in heat only is a note too', () => {
  expect(shown(notesOf([stands('H1', 'A1', 100n, 1n)], [stands('H1', 'A1', 100n)]))).toEqual([['H1', 'A1', 'difference', 0n]]);
});

test('an account without days gets everything back, once', () => {
  const [had] = [stands('H1', 'A1', 100n, 5n)];
  const back = notesOf([], [had as Standing & Issued]);
  expect(shown(back)).toEqual([['H1', 'A1', 'difference', -100n]]);
  const sum = lessIssued(had?.amounts as Amounts, lessIssued(amounts(0n), back.notes[0]?.amounts as Amounts));
  expect(isNothing(sum)).toBe(true);
  expect(notesOf([], [{ ...(had as Standing & Issued), amounts: sum }])).toEqual({ notes: [], unchanged: 1 });
});

test('notes are ordered by household and account by code point, whatever the order of the input', () => {
  const some = [stands('h', 'A', 1n), stands('H10', 'B', 1n), stands('H10', 'A', 1n), stands('H2', 'A', 1n), stands('一', 'A', 1n)];
  const order = [
    ['H10', 'A', 'bill', 1n],
    ['H10', 'B', 'bill', 1n],
    ['H2', 'A', 'bill', 1n],
    ['h', 'A', 'bill', 1n],
    ['一', 'A', 'bill', 1n],
  ];
  expect(shown(notesOf(some, []))).toEqual(order);
  expect(shown(notesOf(some.toReversed(), []))).toEqual(order);
});

test('a number contains company and season', () => {
  expect(numberOf('C1', '2025-26', 7)).toBe('C1-2025-26-000007');
});

test('each change is listed part by part; changes of others at its point if its own did not change', () => {
  const before = { readings: 'a', facts: 'b', others: 'c' };
  const causes = (now: Record<string, string>) =>
    notesOf([stands('H1', 'A1', 2n, 0n, now)], [stands('H1', 'A1', 1n, 0n, before)]).notes[0]?.causes;
  expect(causes({ readings: 'x', facts: 'b', others: 'y' })).toEqual(['readings']);
  expect(causes({ readings: 'a', facts: 'b', others: 'y' })).toEqual(['others']);
});
