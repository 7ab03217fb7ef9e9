import { decimalText, exact, type Exact } from '#kernel/exact-number.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import { exactText, quantityOf, sumOf, zero } from './decimals.ts';
import type {
  BaseMonth,
  Carried,
  Days,
  Guarantee,
  GuaranteedTerms,
  Line,
  PieceUse,
  SharedTerms,
  Terms,
  TrusteeshipTerms,
} from './facts.ts';
import { daysInMonthOf, holding, monthOf } from './periods.ts';

/** The result of a period before deficits are carried: its lines, whose amounts sum to `raw` (cents). */
export type Worked = {
  readonly lines: readonly Line[];
  readonly raw: bigint;
  /** Of a trusteeship: the cost of measured energy, cents. */
  readonly cost: bigint | null;
};

const empty = {
  boundary: null,
  measured: null,
  adjustedBaseline: null,
  savings: null,
  low: null,
  high: null,
  counted: null,
  quantity: null,
  yuan: null,
  value: null,
  percent: null,
  amount: null,
} as const;

/**
 * The lines of a period, from the measured use of its pieces (`piecesOf`).
 * @param quantities V of a guarantee that ends with the period: the sum of its periods' quantities
 */
export function workOut(terms: Terms, period: Days, uses: readonly PieceUse[], quantities: (guarantee: Guarantee) => Exact): Worked {
  const lines =
    terms.type === 'shared'
      ? uses.map((use) => sharedLine(terms, use))
      : [feeLine(terms, period), ...uses.map((use) => savingsLine(terms, use)), ...typeLines(terms, period, uses, quantities)];
  const cost =
    terms.type === 'trusteeship' ? uses.reduce((sum, use) => sum + centsOf(exact(use.measured).mul(priceOf(terms, use))), 0n) : null;
  return { lines, raw: centsOf(sumOf(lines.map(({ amount }) => amount))), cost };
}

const typeLines = (
  terms: GuaranteedTerms | TrusteeshipTerms,
  period: Days,
  uses: readonly PieceUse[],
  quantities: (guarantee: Guarantee) => Exact,
): Line[] =>
  terms.type === 'guaranteed'
    ? terms.guarantee.filter(({ to }) => to === period.to).map((one) => guaranteeLine(one, quantities(one)))
    : uses.flatMap((use) => adjustmentLines(terms, use));

/** The price of a boundary on the first day of a piece. */
function priceOf(terms: Terms, { boundary, from }: PieceUse): Exact {
  const own = terms.prices.filter((one) => one.boundary === boundary);
  return exact((holding(own, from) as { readonly yuan: string }).yuan);
}

/** The quantity that is paid for: the point, or the lower end of the interval if there is one. */
export const quantityOfUse = ({ basis }: Pick<Terms, 'basis'>, { savings, low }: Pick<PieceUse, 'savings' | 'low'>): string =>
  basis === 'lower' ? (low ?? savings) : savings;

function savingsLine(terms: Terms, use: PieceUse): Line {
  const { boundary, from, to, measured, adjustedBaseline, savings, low, high, counted } = use;
  const quantity = quantityOfUse(terms, use);
  const yuan = priceOf(terms, use);
  const value = exactText(exact(quantity).mul(yuan));
  const days = decimalText(BigInt(counted.length), 0);
  const of = { boundary, from, to, measured, adjustedBaseline, savings, low, high, counted: days };
  return { ...empty, item: 'savings', ...of, quantity, yuan: exactText(yuan), value };
}

function sharedLine(terms: SharedTerms, use: PieceUse): Line {
  const line = savingsLine(terms, use);
  const { percent } = holding(terms.providerShare, use.from) as { readonly percent: string };
  const amount = exact(line.value as string)
    .mul(exact(percent))
    .div(exact('100'));
  return { ...line, percent, amount: moneyOf(centsOf(amount)) };
}

function feeLine({ fee }: GuaranteedTerms | TrusteeshipTerms, { from, to }: Days): Line {
  const { yuan } = holding(fee, from) as { readonly yuan: string };
  return { ...empty, item: 'fee', from, to, amount: moneyOf(centsOf(exact(yuan))) };
}

function guaranteeLine({ boundary, from, to, quantity, shortfallYuan, surplusYuan }: Guarantee, saved: Exact): Line {
  const over = saved.sub(exact(quantity));
  const yuan = exact(over.s < 0n ? shortfallYuan : surplusYuan);
  const value = exactText(over.mul(yuan));
  const amount = moneyOf(centsOf(exact(value)));
  return { ...empty, item: 'guarantee', boundary, from, to, quantity: quantityOf(over), yuan: exactText(yuan), value, amount };
}

function adjustmentLines(terms: TrusteeshipTerms, use: PieceUse): Line[] {
  const { boundary, from, to } = use;
  const own = terms.base.filter((one) => one.boundary === boundary);
  const base = baseQuantity(own, use.counted);
  const yuan = priceOf(terms, use);
  const line = (item: 'price' | 'baseline', quantity: string, by: Exact): Line => {
    const value = exactText(exact(quantity).mul(by));
    return { ...empty, item, boundary, from, to, quantity, yuan: exactText(by), value, amount: moneyOf(centsOf(exact(value))) };
  };
  const atBase = own.find(({ month }) => month === monthOf(from)) as BaseMonth;
  return [
    ...(terms.adjust.includes('price') ? [line('price', base, yuan.sub(exact(atBase.yuan)))] : []),
    ...(terms.adjust.includes('baseline') ? [line('baseline', quantityOf(exact(use.adjustedBaseline).sub(exact(base))), yuan)] : []),
  ];
}

/** Q: for each day that counts, its month's base quantity ÷ the days of the month, to 0.01. */
function baseQuantity(base: readonly BaseMonth[], counted: readonly string[]): string {
  const months = Map.groupBy(counted, (day) => day.slice(0, 7));
  let sum = zero;
  for (const days of months.values()) {
    const [first] = days as [string];
    const { quantity } = base.find(({ month }) => month === monthOf(first)) as BaseMonth;
    sum = sum.add(
      exact(quantity)
        .mul(exact(BigInt(days.length)))
        .div(exact(BigInt(daysInMonthOf(first)))),
    );
  }
  return quantityOf(sum);
}

/** The amount owed for a period and the remaining deficit, after what earlier periods left (cents, at or below 0). */
export function owed(terms: Terms, raw: bigint, carriedIn: bigint): { readonly amount: bigint; readonly out: bigint } {
  if (terms.type !== 'shared' || terms.negative === 'pay') return { amount: raw, out: 0n };
  if (terms.negative === 'none') return { amount: raw < 0n ? 0n : raw, out: 0n };
  const left = raw + carriedIn;
  return left < 0n ? { amount: 0n, out: left } : { amount: left, out: 0n };
}

export const isCarried = (terms: Terms): boolean => terms.type === 'shared' && terms.negative === 'carry';

/** The carried deficit, as an entry records it. */
export const carriedText = (into: bigint, out: bigint): Carried => ({ in: moneyOf(into), out: moneyOf(out) });
