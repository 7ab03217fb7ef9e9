import type { KeptWith } from '#registry/attachments/facts.ts';
import type { Criterion, EntryOf, Status } from '#platform/knowledge/facts.ts';

/** The kinds of entries that are in printed standards and that verdicts depend on. */
export const checkedKinds = ['quota', 'quota-method', 'coefficient', 'correction', 'reading', 'climate-zone', 'climate-of-place'] as const;

export type CheckedKind = (typeof checkedKinds)[number];

export type CheckedEntry = { readonly [K in CheckedKind]: { readonly kind: K; readonly held: EntryOf<K> } }[CheckedKind];

export type CellValue = number | string | boolean | null;

/** One value of an entry that can be read in the printed text. */
export type Cell = {
  /** Its path in the entry, `rows.3.constraint`. */
  readonly cell: string;
  readonly path: readonly (string | number)[];
  /** Which value it is: `constraint`, `leading`, `value`, `constant`, `slope`, `base`, `meaning`, `zone`, `thermal`, `method`. */
  readonly field: CellField;
  /** The row of a table, by its conditions; the case of a value that has several. */
  readonly when: Readonly<Record<string, Criterion | readonly Criterion[]>>;
  readonly unit: string;
  readonly value: CellValue;
  readonly status: Status;
  /** Whether a verdict may be based on it without being indicative. */
  readonly formal: boolean;
};

export type CellField = 'constraint' | 'leading' | 'value' | 'constant' | 'slope' | 'base' | 'meaning' | 'zone' | 'thermal' | 'method';

/** The value read for a cell; `null`: the text prints none. */
export type TypedCell = { readonly cell: string; readonly value: CellValue };

/** A typed cell, and what the program had for it then. */
export type ReadCell = { readonly cell: string; readonly before: CellValue; readonly printed: CellValue };

/** The values typed from the printed text, and the outcome. */
export type Check = {
  readonly id: number;
  readonly base: string;
  readonly entry: string;
  readonly version: number;
  readonly kind: CheckedKind;
  readonly cells: readonly ReadCell[];
  readonly edition: string;
  readonly page: string;
  readonly note: string;
  readonly scan: KeptWith;
  readonly typed: { readonly by: string; readonly identity: string; readonly person: string; readonly at: Date };
  readonly confirmed: { readonly by: string; readonly at: Date } | null;
  readonly ended: {
    readonly as: 'refused' | 'withdrawn' | 'replaced';
    readonly by: string;
    readonly at: Date;
    readonly reason: string;
  } | null;
};

export type CheckState = 'proposed' | 'confirmed' | 'refused' | 'withdrawn' | 'replaced';

export function stateOf({ confirmed, ended }: Pick<Check, 'confirmed' | 'ended'>): CheckState {
  return ended?.as ?? (confirmed === null ? 'proposed' : 'confirmed');
}

/** How many cells differ from what the program had. */
export function differing({ cells }: Pick<Check, 'cells'>): number {
  return cells.filter(({ before, printed }) => before !== printed).length;
}
