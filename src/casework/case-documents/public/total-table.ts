import type { Language } from '#kernel/finding.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { registerTerms } from '../vocabulary.ts';

type Total = {
  readonly of: readonly (string | null)[];
  readonly count: number;
  readonly values: readonly (string | null)[];
  readonly lacking: number;
};

/** The totals of a register, as the service gives them and as the contract does. */
type Totals = {
  readonly per: readonly string[];
  readonly fields: readonly { readonly name: string; readonly unit: string | null }[];
  readonly rows: readonly Total[];
  readonly whole: Total;
};

/** The totals of a register as a table: a line for each group and one for all; how many cases lack a value is a column only if some do. */
export function totalTable({ per, fields, rows, whole }: Totals, language: Language) {
  const isLacking = whole.lacking > 0;
  const aside = (unit: string | null): string =>
    unit === null ? '' : language === 'zh' ? `（${unitSign(unit)}）` : ` (${unitSign(unit)})`;
  const line = ({ of, count, values, lacking }: Total): (string | null)[] => [
    ...of,
    String(count),
    ...values,
    ...(isLacking ? [String(lacking)] : []),
  ];
  const [, ...others] = per;
  return {
    header: [
      ...per,
      registerTerms.cases[language],
      ...fields.map(({ name, unit }) => `${name}${aside(unit)}`),
      ...(isLacking ? [registerTerms.lacking[language]] : []),
    ],
    rows: [...rows.map(line), line({ ...whole, of: [registerTerms.whole[language], ...others.map(() => '')] })],
  };
}
