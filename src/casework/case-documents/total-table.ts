import type { Language } from '#kernel/finding.ts';
import type { RegisterTotal, RegisterTotals } from './register-totals.ts';
import { registerTerms } from './vocabulary.ts';

/** The totals of a register as a table: a line for each group and one for all; how many cases lack a value is a column only if some do. */
export function totalTable({ per, fields, rows, whole }: RegisterTotals, language: Language) {
  const isLacking = whole.lacking > 0;
  const line = ({ of, count, values, lacking }: RegisterTotal): (string | null)[] => [
    ...of,
    String(count),
    ...values,
    ...(isLacking ? [String(lacking)] : []),
  ];
  return {
    header: [
      ...per,
      registerTerms.cases[language],
      ...fields.map(({ name }) => name),
      ...(isLacking ? [registerTerms.lacking[language]] : []),
    ],
    rows: [...rows.map(line), line({ ...whole, of: per.map((_, at) => (at === 0 ? registerTerms.whole[language] : '')) })],
  };
}
