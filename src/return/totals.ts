import { decimalText, exact, exactOf, type Exact } from '#kernel/exact-number.ts';
import type { Form } from '#knowledge/facts.ts';
import type { Accepted, FieldValue } from './facts.ts';
import { exactIn } from './fields.ts';

/** The total of a field; `without`: accepted returns whose value, or area, nobody knows. */
export type FieldTotal = {
  readonly field: string;
  readonly value: Exact | null;
  readonly unit: string;
  readonly from: number;
  readonly without: number;
};

type Counted = Pick<Accepted, 'unit' | 'fields'>;

const valueIn = ({ fields }: Counted, field: string): FieldValue => fields[field]?.value ?? null;

const sum = (values: readonly Exact[]): Exact => values.reduce((so, one) => so.add(one), exact(0n));

/** A value of a return has no more decimals. */
const decimals = 12;

/** A decimal in whole units of its last one; null for what is none. */
function unitsIn(value: FieldValue): bigint | null {
  const [, sign = '', whole = '', part = ''] = /^(-?)(\d+)(?:\.(\d{1,12}))?$/u.exec(typeof value === 'object' ? '' : String(value)) ?? [];
  return whole === '' ? null : BigInt(`${sign}${whole}${part.padEnd(decimals, '0')}`);
}

/** Their sum in whole numbers, exact and many times quicker than in fractions; null where one of them has more decimals. */
function sumOfDecimals(values: readonly FieldValue[]): Exact | null {
  let total = 0n;
  for (const value of values) {
    const units = unitsIn(value);
    if (units === null) return null;
    total += units;
  }
  return exact(decimalText(total, decimals));
}

/**
 * The total of a field over accepted returns: their sum, their mean by floor area, or how many say something. Of nothing that is known
 * there is no sum and no mean.
 * @param areaOf floor area of a unit on the last day of the period; null where it is not known
 */
export function totalOf(
  form: Pick<Form, 'fields' | 'total'>,
  field: string,
  accepted: readonly Counted[],
  areaOf: (unit: string) => number | null,
): FieldTotal {
  const how = form.total[field] ?? 'sum';
  if (how === 'count') {
    const value = accepted.filter((one) => ![null, false].includes(valueIn(one, field) as null)).length;
    return { field, value: exact(BigInt(value)), unit: '', from: accepted.length, without: 0 };
  }
  const unit = form.fields[field]?.unit ?? '';
  if (how === 'sum') {
    const values = accepted.map((one) => valueIn(one, field)).filter((value) => value !== null);
    const value = values.length === 0 ? null : sumOfDecimals(values);
    if (value !== null) return { field, unit, from: values.length, without: accepted.length - values.length, value };
  }
  const known = accepted.flatMap((one) => {
    const value = exactIn(valueIn(one, field));
    const weight = how === 'sum' ? 1 : areaOf(one.unit);
    return value === null || weight === null || weight <= 0 ? [] : [{ value, weight: exactOf(weight) }];
  });
  const told = { field, unit, from: known.length, without: accepted.length - known.length };
  if (known.length === 0) return { ...told, value: null };
  if (how === 'sum') return { ...told, value: sum(known.map(({ value }) => value)) };
  const weighed = sum(known.map(({ value, weight }) => value.mul(weight)));
  return { ...told, value: weighed.div(sum(known.map(({ weight }) => weight))) };
}
