import type { FieldNames } from './fact-names.ts';
import type { Client } from '#client.ts';
import { actorTerms } from '#kernel/actor-terms.ts';
import type { Say } from './output.ts';
import { table } from './table.ts';
import { fieldIn, type KindWords, label, term, valueIn } from './terms.ts';

type Answer = Awaited<ReturnType<Client['registry']['history']>>;

/**
 * Who changed which field from what to what, as rows.
 * @param facts names of facts that rules refer to, where the kind has such
 */
export function historyInWords({ changes }: Answer, say: Say, { fields, values }: KindWords, facts: FieldNames | null = null): string {
  type Row = Answer['changes'][number];
  const valueOf = (field: string, value: unknown) =>
    facts === null || facts.fact(field) === null ? valueIn(say, field, value, values) : facts.value(field, value);
  const columns = [
    { title: label(say, 'when'), cell: (row: Row) => row.at },
    { title: label(say, 'who'), cell: (row: Row) => term(say, actorTerms, row.by) },
    { title: label(say, 'field'), cell: (row: Row) => facts?.fact(row.field) ?? fieldIn(say, row.field, fields) },
    { title: label(say, 'before'), cell: (row: Row) => valueOf(row.field, row.from) },
    { title: label(say, 'after'), cell: (row: Row) => valueOf(row.field, row.to) },
    { title: label(say, 'import'), cell: (row: Row) => row.import, number: true },
  ];
  return changes.length === 0 ? label(say, 'noChanges') : table(columns, changes);
}
