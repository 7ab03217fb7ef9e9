import { type FieldSpec, readNumber } from '#platform/list-intake/fields.ts';
import { exact, exactOf, type Exact } from '#kernel/exact-number.ts';
import { centsOf, moneyOf, parseYuan, yuanUnits } from '#kernel/money.ts';

/** What no project of a city costs, in cents: ten million million yuan. */
const most = 10n ** 15n;

type Names = Pick<FieldSpec, 'name' | 'zh' | 'en' | 'also' | 'synonyms'>;

/**
 * An amount of money, kept as decimal text in yuan to the cent; of a file in any of `yuanUnits`. A cell that is no amount (待定) leaves it
 * unknown and is told: what has no cost does not cost nothing.
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

/** A bare number in the unit of its column; one with a unit of its own (`120万元`) in that. */
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
