import { exact, type Exact } from '#kernel/exact-number.ts';
import type { Form } from '#platform/knowledge/facts.ts';
import type { FieldSum, Totalling } from './facts.ts';

/** The total of a field; `without`: accepted returns whose value, or area, nobody knows. */
export type FieldTotal = {
  readonly field: string;
  readonly value: Exact | null;
  readonly unit: string;
  readonly from: number;
  readonly without: number;
};

/** How a field is totalled; one that the form says nothing of is added up. */
export const totallingOf = ({ total }: Pick<Form, 'total'>, field: string): Totalling => total[field] ?? 'sum';

/**
 * The total of a field over accepted returns: their sum, their mean by floor area, or how many say something. Of nothing that is known
 * there is no sum and no mean.
 * @param accepted how many there are
 */
export function totalOf(form: Pick<Form, 'fields' | 'total'>, { field, known, sum, areaM2 }: FieldSum, accepted: number): FieldTotal {
  if (totallingOf(form, field) === 'count') return { field, value: exact(BigInt(sum ?? 0)), unit: '', from: accepted, without: 0 };
  const value = sum === null ? null : exact(sum);
  const unit = form.fields[field]?.unit ?? '';
  return {
    field,
    value: areaM2 === null || value === null ? value : value.div(exact(areaM2)),
    unit,
    from: known,
    without: accepted - known,
  };
}
