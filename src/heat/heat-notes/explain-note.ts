import type { Explanation } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import { moneyOf } from '#kernel/money.ts';
import type { NoteRow } from './note-store.ts';
import { noteLines } from './note.ts';
import { heatNoteTerms, noteLineTerms } from './vocabulary.ts';

/** A note opens to its lines, to the bill as it stood when it was issued, and to the notes of its account before it. */
export function explainNote(
  note: NoteRow,
  { figure, bill, before }: { readonly figure: string; readonly bill: string; readonly before: readonly (NoteRow & { figure: string })[] },
): Explanation {
  const { amounts, stands, number } = note;
  return {
    figure,
    result: { name: number, value: Number(moneyOf(amounts.total)), unit: 'CNY' },
    formula: heatNoteTerms.formula,
    clause: null,
    inputs: [
      ...noteLines.map((line) => ({
        name: `${line}Charge`,
        value: moneyOf(amounts[line]),
        unit: 'CNY',
        source: noteLineTerms[line],
      })),
      { name: note.household, value: stands.total, unit: 'CNY', source: heatNoteTerms.bill, figure: bill },
      ...before.map((one) => ({
        name: one.number,
        value: moneyOf(one.amounts.total),
        unit: 'CNY',
        source: heatNoteTerms.before,
        figure: one.figure,
      })),
    ],
    meters: [],
    knownAt: formatInstant(note.received / 1000),
    findings: [],
  };
}
