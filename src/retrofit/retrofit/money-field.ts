import { type FieldSpec, readNumber } from '#platform/list-intake/fields.ts';
import { exact, exactOf, type Exact } from '#kernel/exact-number.ts';
import { centsOf, moneyOf, parseYuan, yuanUnits } from '#kernel/money.ts';

/** An upper bound on the cost of any project, in cents: ten million million yuan. */
const most = 10n ** 15n;

type Names = Pick<FieldSpec, 'name' | 'zh' | 'en' | 'also' | 'synonyms'>;

/**
 * An amount of money, stored as decimal text in yuan to the cent; in a file, in any of `yuanUnits`. A cell that is not an amount (待定)
 * leaves it unknown and is reported: no stated cost does not mean no cost.
 */
export function moneyField(names: Names): FieldSpec {
  return {
    ...names,
    units: yuanUnits,
    unitAsked: true,
    amount: true,
    spare: true,
    numeric: true,
    parse: (text, factor) => {
      const yuan = readMoney(text, factor);
      if (yuan === null) return { fault: 'not-a-number', evidence: { text, value: text } };
      const cents = centsOf(yuan);
      return cents < 0n || cents > most
        ? { fault: 'out-of-range', evidence: { value: text, min: 0, max: 1e13 } }
        : { value: moneyOf(cents) };
    },
  };
}

const plain = /^[+-]?\d+(?:\.\d+)?$/u;

/** A bare number is in the unit of its column; one with its own unit (`120万元`) is in that. */
function readMoney(text: string, factor: number): Exact | null {
  const bare = text
    .normalize('NFKC')
    .trim()
    .replace(/^(?:人民币|RMB|CNY|¥)\s*(?=\d[\d,.]*$)/iu, '');
  const number = readNumber(bare);
  if (number === null) return parseYuan(bare);
  const digits = bare.replaceAll(',', '');
  return (plain.test(digits) ? exact(digits) : exactOf(number)).mul(exactOf(factor));
}
