import { parseYuan } from '#kernel/money.ts';
import type { EntryOf } from '../entry.ts';
import { plain, plainOf, stands } from '../kinds/passage.ts';
import type { Policy, PolicyRule } from '../kinds/policy.ts';

type Incentive = EntryOf<'incentive'>;
type Amount = Incentive['amounts'][number];
type OnFault = (path: readonly (string | number)[], code: string, evidence: Readonly<Record<string, unknown>>) => void;

/** What an amount is checked against: loaded documents by their codes, and the names of numeric facts. */
export type AmountContext = {
  readonly policyOf: ReadonlyMap<string, Policy>;
  /** By the full name of a rule, `YQ/star-3`. */
  readonly ruleOf: ReadonlyMap<string, PolicyRule>;
  readonly numbers: ReadonlySet<string>;
};

/** A share of a cost as printed: `30%`. */
export const printedShare = /^(\d+(?:\.\d+)?)[%％]$/u;

/** A cost given with the question, in addition to the facts of the project. */
export const costGiven = 'costYuan';

/**
 * Every amount needs the words that print it: it must be an amount, be contained in its quote, and the quote in its document if that is
 * loaded.
 */
export function checkAmounts({ amounts }: Pick<Incentive, 'amounts'>, context: AmountContext, told: OnFault): void {
  const rules = new Set<string>();
  amounts.forEach((amount, at) => {
    const say = (field: string, code: string, evidence: Readonly<Record<string, unknown>>) => told(['amounts', at, field], code, evidence);
    if (rules.has(amount.rule)) say('rule', 'incentive-amount-twice', { rule: amount.rule });
    rules.add(amount.rule);
    checkQuantity(amount, context, say);
    checkWords(amount, context, say);
  });
}

type Say = (field: string, code: string, evidence: Readonly<Record<string, unknown>>) => void;

function checkQuantity({ pays, of, most }: Amount, { numbers }: AmountContext, say: Say): void {
  const share = printedShare.test(pays);
  if (!share && parseYuan(pays) === null) say('pays', 'incentive-amount-bad', { text: pays });
  if (most !== undefined && parseYuan(most) === null) say('most', 'incentive-amount-bad', { text: most });
  if (share ? of !== costGiven : of !== undefined && of !== costGiven && !numbers.has(of)) say('of', 'incentive-quantity-unknown', { of: of ?? '—' });
}

function checkWords({ rule, pays, most, document, quote }: Amount, { policyOf, ruleOf }: AmountContext, say: Say): void {
  const of = ruleOf.get(rule);
  if (of === undefined) return say('rule', 'incentive-rule-unknown', { rule });
  const words = quote ?? of.quote;
  const loaded = policyOf.get(document);
  const said = plain(quote ?? '').text;
  if (quote !== undefined && loaded !== undefined && !loaded.text.some((passage) => stands(said, plainOf(passage))))
    say('quote', 'policy-quote-absent', { quote: quote.slice(0, 40) });
  for (const [field, printed] of [['pays', pays], ['most', most]] as const)
    if (printed !== undefined && !isPrinted(printed, words)) say(field, 'incentive-amount-absent', { text: printed, quote: words.slice(0, 80) });
}

/** Whether a text contains an amount as such: 150元 does not contain 50元. */
function isPrinted(printed: string, words: string): boolean {
  const [text, amount] = [plain(words).text, plain(printed).text];
  for (let at = text.indexOf(amount); at >= 0; at = text.indexOf(amount, at + 1)) if (!/(?:[\d.]|\d，)$/u.test(text.slice(Math.max(0, at - 2), at))) return true;
  return false;
}
