import { createHash } from 'node:crypto';
import { moneyOf } from '#kernel/money.ts';
import type { NewNote } from './public/note.ts';
import { pointSums } from './season/point-stand.ts';
import type { NewPurchaseNote } from './purchases/purchase-note.ts';

const lines = ['quantity', 'basic', 'metered', 'area', 'stopped', 'cold', 'cap', 'total'] as const;

/** What would be issued, in one hash: recipients and amounts. Not the day, nor the numbers, which others may use meanwhile. */
export function notesHash(notes: readonly Pick<NewNote, 'kind' | 'company' | 'point' | 'household' | 'account' | 'amounts'>[]): string {
  const hash = createHash('sha256');
  for (const { kind, company, point, household, account, amounts } of notes)
    hash.update(`${JSON.stringify([kind, company, point, household, account, ...lines.map((line) => String(amounts[line]))])}\n`);
  return hash.digest('hex');
}

/** The same for statements of heat bought. */
export const purchasesHash = (notes: readonly NewPurchaseNote[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        notes.map(({ supplier, kind, lines: own, quantity, total }) => [
          supplier,
          kind,
          own.map((line) => [line.month, line.meter, line.quantity, line.yuan]),
          String(quantity),
          String(total),
        ]),
      ),
    )
    .digest('hex');

/** The number of notes and their total, `12 / 3456.78`. */
export const notesText = (notes: readonly NewNote[]): string => `${notes.length} / ${moneyOf(pointSums(notes).total)}`;

export const purchasesText = (notes: readonly NewPurchaseNote[]): string =>
  `${notes.length} / ${moneyOf(notes.reduce((sum, { total }) => sum + total, 0n))}`;
