import { parseYuan } from '#kernel/money.ts';
import type { EntryOf } from '../entry.ts';
import { plain, plainOf, stands } from '../kinds/passage.ts';
import type { Policy, PolicyRule } from '../kinds/policy.ts';

type Incentive = EntryOf<'incentive'>;
type Amount = Incentive['amounts'][number];
type OnFault = (path: readonly (string | number)[], code: string, evidence: Readonly<Record<string, unknown>>) => void;

/** What the check of an amount is made against: documents that are loaded by their codes, and the names of the facts that are numbers. */
export type AmountContext = {
  readonly policyOf: ReadonlyMap<string, Policy>;
  /** By the full name of a rule, `YQ/star-3`. */
  readonly ruleOf: ReadonlyMap<string, PolicyRule>;
  readonly numbers: ReadonlySet<string>;
};

/** A share of a cost as it is printed: `30%`. */
export const printedShare = /^(\d+(?:\.\d+)?)[%％]$/u;

/** A cost that is told with the question, beside the facts of the project. */
export const costGiven = 'costYuan';

/**
 * No amount without the words that print it: each is an amount, stands in its quote, and the quote in its document where that is loaded.
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

/** Whether an amount stands in a text as one: 50元 does not stand in 150元. */
function isPrinted(printed: string, words: string): boolean {
  const [text, amount] = [plain(words).text, plain(printed).text];
  for (let at = text.indexOf(amount); at >= 0; at = text.indexOf(amount, at + 1)) if (!/(?:[\d.]|\d，)$/u.test(text.slice(Math.max(0, at - 2), at))) return true;
  return false;
}
