import { comparedText } from '#kernel/compared-text.ts';
import { agreementOf, type Word } from './agreement.ts';
import { type ChainBreak, breakAt, beforeFirst, seal } from '#kernel/hash-chain.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import { carriedText, isCarried, owed, type Worked } from './amounts.ts';
import { sumOf } from './decimals.ts';
import type { Cause, Days, Entry, NewEntry, Terms } from './facts.ts';
import { differenceOf, reversed, standingOf, type Standing, workedOf } from './standing.ts';

/** Entries of a ledger, in order. */
export type Books = readonly Entry[];

/** The next entry after these, sealed; `text` is what `hash` is computed from. */
export function entryAfter(books: Books, made: NewEntry): { readonly entry: Entry; readonly text: string } {
  const last = books.at(-1);
  const numbered = { ...made, entry: (last?.entry ?? 0) + 1 };
  const previous = last?.hash ?? beforeFirst;
  const { text, hash } = seal(numbered, previous);
  return { entry: { ...numbered, previous, hash }, text };
}

/** The first entry at which a ledger's chain breaks; null if it is intact. */
export function brokenAt(links: readonly { readonly entry: number; readonly text: string; readonly hash: string }[]): ChainBreak | null {
  let before: Parameters<typeof breakAt>[0] = null;
  for (const { entry, text, hash } of links) {
    const link = { position: entry, text, hash };
    const found = breakAt(before, link) ?? misnumbered(text, entry);
    if (found !== null) return found;
    before = link;
  }
  return null;
}

function misnumbered(text: string, position: number): ChainBreak | null {
  return (JSON.parse(text) as { readonly entry?: unknown }).entry === position ? null : { position, reason: 'altered' };
}

const takenBack = (books: Books): ReadonlySet<number> => new Set(books.flatMap(({ reverses }) => reverses ?? []));

/** Entries in force: no reversals, and nothing that was reversed. */
export function standingEntries(books: Books): Entry[] {
  const gone = takenBack(books);
  return books.filter(({ entry, kind }) => kind !== 'reversal' && !gone.has(entry));
}

/** Whether a period is settled and the settlement not reversed. */
export const isSettled = (books: Books, period: string): boolean =>
  standingEntries(books).some((one) => one.kind === 'settlement' && one.period === period);

/** The sum of the entries of a period, reversals included. */
export const periodStanding = (books: Books, period: string): Standing => standingOf(books.filter((one) => one.period === period));

/** A settled period, with the terms that hold in it; `known` is null if it is not known well enough now. */
export type PeriodKnown = { readonly period: Days; readonly terms: Terms; readonly known: Worked | null };

/** The known result of a period, deficits carried. */
export type Outcome = PeriodKnown & {
  readonly worked: Worked;
  readonly amount: bigint;
  readonly carriedIn: bigint;
  readonly carriedOut: bigint;
};

/** The results of settled periods, in order: what one leaves below 0 is deducted from the next. */
export function outcomesOf(books: Books, periods: readonly PeriodKnown[]): Outcome[] {
  let carried = 0n;
  return periods
    .toSorted((a, b) => (a.period.from < b.period.from ? -1 : 1))
    .map((one) => {
      const worked = one.known ?? workedOf(periodStanding(books, one.period.from));
      const { amount, out } = owed(one.terms, worked.raw, carried);
      const found = { ...one, worked, amount, carriedIn: carried, carriedOut: out };
      carried = out;
      return found;
    });
}

type Posting = Pick<NewEntry, 'kind' | 'knownAt' | 'posted' | 'by' | 'causes' | 'baselines'>;

/** The entry that makes a period's entries sum to its known result; null if they already do. */
export function entryFor(books: Books, outcome: Outcome, said: Posting): NewEntry | null {
  const { period, terms, worked, amount, carriedIn, carriedOut } = outcome;
  const stands = periodStanding(books, period.from);
  const lines = stands.lines.length === 0 ? worked.lines : differenceOf(worked.lines, stands.lines);
  const moved = amount - stands.amount;
  const [into, out] = [carriedIn - stands.carried.in, carriedOut - stands.carried.out];
  const isSame = lines.length === 0 && moved === 0n && into === 0n && out === 0n;
  if (isSame && said.kind === 'correction') return null;
  const cost = worked.cost === null ? null : worked.cost - (stands.cost ?? 0n);
  return {
    ...said,
    period: period.from,
    lines,
    amount: moneyOf(moved),
    ...(isCarried(terms) && { carried: carriedText(into, out) }),
    ...(cost !== null && { cost: moneyOf(cost), margin: moneyOf(moved - cost) }),
  };
}

/** The period whose change moved the carried deficit of this one: why it has a correction although nothing of its own changed. */
export function carryCause(outcomes: readonly Outcome[], at: number): Cause[] {
  const before = outcomes[at - 1];
  return before === undefined ? [] : [{ kind: 'carry', period: before.period.from }];
}

/**
 * Reversals of an entry and of everything in force for its period, the entry first. Empty if it is not in force or is itself a reversal.
 */
export function reversalsOf(books: Books, entry: number): readonly Entry[] {
  const standing = standingEntries(books);
  const named = standing.find((one) => one.entry === entry);
  if (named === undefined || named.kind === 'payment') return named === undefined ? [] : [named];
  return [named, ...standing.filter((one) => one.period === named.period && one.entry !== entry).toReversed()];
}

/** The reversal of an entry. */
export function reversalOf(one: Entry, said: Omit<NewEntry, 'kind' | 'period' | 'lines' | 'amount' | 'baselines' | 'causes'>): NewEntry {
  return { ...said, kind: 'reversal', period: one.period, ...reversed(one), baselines: one.baselines, causes: [], reverses: one.entry };
}

/** A party's answer to an entry. */
export type EntryWord = Word & { readonly number: number };

/** Both parties' answers to a payment: whoever claimed it has said yes. */
export const saidOf = (one: Entry, words: readonly EntryWord[]) =>
  agreementOf([
    ...(one.claims ?? []).map((side) => ({ side, says: 'confirm' as const })),
    ...words.filter(({ number }) => number === one.entry),
  ]);

/** Whether an entry counts: a payment once both parties confirmed it, or if it dates from before confirmation was required. */
export const isCounted = (one: Entry, words: readonly EntryWord[]): boolean =>
  one.kind !== 'payment' || one.claims === undefined || saidOf(one, words).agreed;

const referenceKey = (reference: string | undefined): string | undefined => (reference === undefined ? undefined : comparedText(reference));

/** The payment in force with the same reference; if either has none, one with the same amount, day and note. */
export const sameReference = (books: Books, made: Pick<NewEntry, 'reference' | 'amount' | 'on' | 'note'>): Entry | undefined =>
  standingEntries(books).find(
    (one) =>
      one.kind === 'payment' &&
      (made.reference !== undefined && one.reference !== undefined
        ? referenceKey(one.reference) === referenceKey(made.reference)
        : one.amount === made.amount && one.on === made.on && one.note === made.note),
  );

type Balance = { readonly due: bigint; readonly paid: bigint; readonly claimed: bigint; readonly balance: bigint };

/** What the owner owes for settled periods, what was paid, what one party claims was paid, and what is left; cents. */
export function balanceOf(books: Books, words: readonly EntryWord[]): Balance {
  const of = (entries: Books): bigint => centsOf(sumOf(entries.map(({ amount }) => amount)));
  const due = of(books.filter(({ period }) => period !== null));
  const counted = new Set(books.filter((one) => isCounted(one, words)).map(({ entry }) => entry));
  const payments = books.filter(({ period }) => period === null);
  const paid = of(payments.filter(({ entry, reverses }) => counted.has(reverses ?? entry)));
  const claimed = of(standingEntries(books).filter(({ period, entry }) => period === null && !counted.has(entry)));
  return { due, paid, claimed, balance: due - paid };
}
