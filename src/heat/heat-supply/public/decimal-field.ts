import { exact, exactOf, rounded } from '#kernel/exact-number.ts';
import { type FieldSpec, readDay } from '#platform/list-intake/fields.ts';

type Names = Pick<FieldSpec, 'name' | 'zh' | 'en' | 'also' | 'synonyms'>;

const written = /^([+-]?)(\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d{1,6}))?$/u;

/** At most this many digits before the point are read; more cannot be an area, share or price. */
const mostDigits = 9;

type Decimal = {
  /** The fault of a negative number. */
  readonly below: string;
  /** The maximum. */
  readonly limit?: bigint;
  /** As for any field (`FieldSpec`): powers of ten, so that the stored value is what was written. */
  readonly units?: Readonly<Record<string, number>>;
};

/** Nothing is stored beyond this many decimals: six as written, two more for a percentage. */
const mostDecimals = 8;

/**
 * A non-negative decimal number in the field's own unit, stored as text without unnecessary zeros: charges are calculated from it without
 * error. A comma is only allowed before three digits, and not after a leading zero: `1,5` and `0,500` are invalid, unless the file writes
 * its decimals that way.
 * @example decimalField(named('area'), { below: 'area-negative' }).parse('１,020.50㎡', 1) // { value: '1020.5' }
 */
export function decimalField(names: Names, { below, limit, units }: Decimal): FieldSpec {
  return {
    ...names,
    ...(units && { units }),
    numeric: true,
    parse: (text, factor) => {
      const whole = text.normalize('NFKC').trim();
      const percent = units?.['%'] === undefined ? undefined : /^(.*?)\s*%$/u.exec(whole)?.[1];
      const bare = (percent ?? whole).replace(/\s*(?:m2|m|平方米|米)$/u, '').trim();
      const [, sign, grouped, rest = '0'] = written.exec(bare) ?? [];
      if (grouped === undefined) return { fault: 'not-a-number', evidence: { text, value: text } };
      const number = exact(`${grouped.replaceAll(',', '')}.${rest}`).mul(exactOf(percent === undefined ? factor : 0.01));
      if (sign === '-' && number.n !== 0n) return { fault: below, evidence: { value: text } };
      const most = limit ?? 10n ** BigInt(mostDigits) - 1n;
      // without a limit the digits before the point are counted
      const isOver = limit === undefined ? number.n / number.d > most : number.compare(exact(most)) > 0;
      if (isOver) return { fault: 'out-of-range', evidence: { value: text, min: 0, max: Number(most) } };
      return { value: rounded(number, mostDecimals).replace(/\.?0+$/u, '') };
    },
  };
}

/** The day from which a row is effective; a nonexistent one is reported as such. */
export function existingDayField(names: Names): FieldSpec {
  return {
    ...names,
    days: true,
    parse: (text) => {
      const value = readDay(text);
      return value === null ? { fault: 'date-impossible', evidence: { value: text } } : { value };
    },
  };
}
