import { type FieldSpec, readDay } from '#platform/imports/fields.ts';

type Names = Pick<FieldSpec, 'name' | 'zh' | 'en' | 'also' | 'synonyms'>;

const written = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,6}))?$/u;

/** So many digits before the point are read; more is no area, share or price. */
const mostDigits = 9;

/**
 * A decimal number from 0 on, kept as text without needless zeros: what is charged is reckoned of it without error. A comma stands before
 * three digits alone: `1,5` is none, and not 15.
 * @param limit what it does not exceed; @param below the fault of a number below 0
 * @example decimalField(named('area'), { below: 'area-negative' }).parse('１,020.50㎡', 1) // { value: '1020.5' }
 */
export function decimalField(names: Names, { below, limit }: { readonly below: string; readonly limit?: bigint }): FieldSpec {
  return {
    ...names,
    parse: (text) => {
      const bare = text
        .normalize('NFKC')
        .replace(/\s*(?:m2|m|平方米|米)$/u, '')
        .trim();
      const [, sign, grouped, rest = ''] = written.exec(bare) ?? [];
      if (grouped === undefined) return { fault: 'not-a-number', evidence: { text, value: text } };
      const whole = grouped.replaceAll(',', '');
      const decimals = rest.replace(/0+$/u, '');
      const digits = whole.replace(/^0+(?=\d)/u, '');
      const value = decimals === '' ? digits : `${digits}.${decimals}`;
      if (sign === '-' && value !== '0') return { fault: below, evidence: { value: text } };
      const most = limit ?? 10n ** BigInt(mostDigits) - 1n;
      const isOver = BigInt(digits) > most || (limit !== undefined && BigInt(digits) === limit && decimals !== '');
      return isOver ? { fault: 'out-of-range', evidence: { value: text, min: 0, max: Number(most) } } : { value };
    },
  };
}

/** The day from which a row holds; one that does not exist is told as such. */
export function existingDayField(names: Names): FieldSpec {
  return {
    ...names,
    parse: (text) => {
      const value = readDay(text);
      return value === null ? { fault: 'date-impossible', evidence: { value: text } } : { value };
    },
  };
}
