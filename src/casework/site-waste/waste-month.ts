import type { GivenReport, ReportedCase } from '#casework/cases/cases.ts';
import { wasteFields, type Amounts, type KindReported, type MonthReported } from './waste-sums.ts';

/** A decimal of a case; null if it is none. */
export const amountText = (value: unknown): string | null => (typeof value === 'string' && /^-?\d+(?:\.\d+)?$/u.test(value) ? value : null);

const amountsOf = (fields: Readonly<Record<string, unknown>>): Amounts =>
  Object.fromEntries(wasteFields.map((field) => [field, amountText(fields[field])])) as Amounts;

/** What a report of a site says of its month. */
export function monthOf({ case: code, region }: ReportedCase, { period, fields }: Pick<GivenReport, 'period' | 'fields'>): MonthReported {
  const rows = Array.isArray(fields['byKind']) ? (fields['byKind'] as Readonly<Record<string, unknown>>[]) : [];
  const kinds = rows.map((row): KindReported => ({ kind: typeof row['kind'] === 'string' ? row['kind'] : '', ...amountsOf(row) }));
  return { case: code, region, period, whole: amountsOf(fields), kinds };
}
