import { z } from 'zod';
import { heatSeasonTerms } from '#heat/heat-billing/vocabulary.ts';
import { householdFieldTerms, settlementPointFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { Problem } from '#kernel/problem.ts';
import type { Cell } from '#platform/tables/write.ts';
import { readText } from '#platform/typed-text/typed-text.ts';
import { noteLines } from './public/note.ts';
import { heatNoteKindTerms, heatNoteTerms, noteLineTerms } from './vocabulary.ts';

/** What a column of notes may hold; yuan as decimal text, heat in GJ, days as `2026-03-01`. */
export const chargeFields = [
  'number',
  'kind',
  'season',
  'company',
  'point',
  'building',
  'household',
  'account',
  'quantity',
  ...noteLines,
  'total',
  'owed',
  'byArea',
  'day',
  'due',
] as const;

export type ChargeField = (typeof chargeFields)[number];

/** A note by the fields that a charging system needs; GJ as a number, yuan as decimal text. */
export type ChargeRow = Readonly<Record<Exclude<ChargeField, 'quantity'>, string | null>> & { readonly quantity: number };

const heading = z.string().trim().min(1).max(100);

const column = z.union([
  z.strictObject({
    heading,
    field: z.enum(chargeFields),
    /** Replacements for values in the file: `{bill: '1', difference: '2'}`; other values stay. */
    values: z.record(z.string().max(100), z.string().max(200)).optional(),
    /** The format of days: `20260301` or `2026/3/1` instead of `2026-03-01`. */
    day: z.enum(['iso', 'digits', 'slashes']).optional(),
  }),
  /** The same text in each row: the number of a batch, a kind of charge. */
  z.strictObject({ heading, text: z.string().max(200) }),
]);

const columnsShape = z.strictObject({ columns: z.array(column).min(1).max(60) });

export type ChargeColumn = z.infer<typeof column>;

/** The columns of the file if no mapping is given. */
export const usualColumns: readonly ChargeColumn[] = [
  { heading: heatNoteTerms.number.zh, field: 'number' },
  {
    heading: heatNoteTerms.kind.zh,
    field: 'kind',
    values: { bill: heatNoteKindTerms.bill.zh, difference: heatNoteKindTerms.difference.zh },
  },
  { heading: heatSeasonTerms.name.zh, field: 'season' },
  { heading: settlementPointFieldTerms.code.zh, field: 'point' },
  { heading: householdFieldTerms.code.zh, field: 'household' },
  { heading: heatNoteTerms.account.zh, field: 'account' },
  { heading: heatNoteTerms.quantity.zh, field: 'quantity' },
  ...noteLines.map((line): ChargeColumn => ({ heading: noteLineTerms[line].zh, field: line })),
  { heading: heatNoteTerms.difference.zh, field: 'total' },
  { heading: heatNoteTerms.day.zh, field: 'day' },
  { heading: heatNoteTerms.due.zh, field: 'due' },
];

/** Columns of a charging system, given as YAML or JSON. Throws `heat-columns-bad` with what is wrong and where. */
export function columnsGiven(text: string): readonly ChargeColumn[] {
  const read = columnsShape.safeParse(written(text));
  if (read.success) return read.data.columns;
  const [issue] = read.error.issues;
  const path = (issue?.path ?? []).map(String);
  throw new Problem('bad-input', 'heat-columns-bad', { at: path.join('.') || 'columns', fields: chargeFields.join(' ') });
}

/** No longer than an address. */
function written(text: string): unknown {
  const read = readText(text);
  return 'value' in read ? read.value : null;
}

/** A note as a row of these columns. */
export const chargeCells = (row: ChargeRow, columns: readonly ChargeColumn[]): Cell[] =>
  columns.map((one) => ('text' in one ? one.text : cellOf(row[one.field], one)));

function cellOf(value: Cell, { values, day }: Extract<ChargeColumn, { field: ChargeField }>): Cell {
  if (typeof value !== 'string') return value;
  return values?.[value] ?? (day === undefined ? value : dayAs(value, day));
}

function dayAs(text: string, form: 'iso' | 'digits' | 'slashes'): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  if (found === null || form === 'iso') return text;
  const [, year = '', month = '', on = ''] = found;
  return form === 'digits' ? `${year}${month}${on}` : `${year}/${Number(month)}/${Number(on)}`;
}
