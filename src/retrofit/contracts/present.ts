import { balanceOf, brokenAt, type Books, isSettled, periodStanding } from '#retrofit/contract-terms/books.ts';
import type { Agreement } from '#retrofit/contract-terms/agreement.ts';
import type { Days, Entry, Line, Terms } from '#retrofit/contract-terms/facts.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';
import { formatInstant } from '#kernel/instant.ts';
import { moneyOf } from '#kernel/money.ts';
import { today } from '#kernel/today.ts';
import type { DrawnBoundary } from './drawn.ts';
import { type ContractEvent, type PeriodTerms, type Stood, type Version, wordsOfEntries } from './facts.ts';
import { lineFigure, lineParts, type LinePart } from './figures.ts';
import { holdsIn, inForce, latest, stateOf } from './versions.ts';

/** The reader: whether money is shown, and as of which instant (ms). */
export type Reader = { readonly money: boolean; readonly knownAt: number };

const at = (ms: number): string => formatInstant(ms / 1000);

const said = ({ agreed, owner, provider }: Agreement) => ({ confirmed: agreed, owner, provider });

const toldSums = ({ due, paid, claimed, balance }: ReturnType<typeof balanceOf>) => ({
  due: moneyOf(due),
  paid: moneyOf(paid),
  claimed: moneyOf(claimed),
  balance: moneyOf(balance),
});

const noSums = { due: null, paid: null, claimed: null, balance: null };

/** A contract in a list. */
export function presentHead(contract: Stood, { money, knownAt }: Reader) {
  const { terms } = inForce(contract) ?? latest(contract);
  const { name, type, to, period, basis } = terms;
  const sums = balanceOf(contract.books, wordsOfEntries(contract));
  return {
    contract: contract.code,
    name,
    type,
    owner: contract.owner,
    provider: contract.provider,
    from: terms.from,
    to,
    period,
    basis,
    state: stateOf(contract, today(knownAt)),
    amending:
      inForce(contract) !== null && !latest(contract).agreement.agreed && latest(contract).version > (inForce(contract)?.version ?? 0),
    settled: holdsIn(contract).filter((one) => isSettled(contract.books, one.period.from)).length,
    next: nextOf(contract, today(knownAt)),
    ...(money ? toldSums(sums) : noSums),
  };
}

const stateIn = (books: Books, { from, to }: Days, day: string): 'settled' | 'open' | 'running' =>
  isSettled(books, from) ? 'settled' : to <= day ? 'open' : 'running';

function nextOf(contract: Stood, day: string) {
  for (const { period } of holdsIn(contract)) {
    const state = stateIn(contract.books, period, day);
    if (state !== 'settled') return { ...period, state };
  }
  return null;
}

/** A contract as of an instant. @param boundaries what the reader is shown of its boundaries */
export function presentContract(contract: Stood, boundaries: readonly DrawnBoundary[], reader: Reader) {
  const { terms } = inForce(contract) ?? latest(contract);
  const day = today(reader.knownAt);
  return {
    ...presentHead(contract, reader),
    confidence: terms.confidence,
    minCoverage: terms.minCoverage,
    boundaries: [...boundaries],
    versions: contract.versions.map((one) => presentVersion(one, reader)),
    events: contract.events.map(presentEvent),
    words: contract.words.map((one) => ({ ...one, at: at(one.at) })),
    periods: holdsIn(contract).map((one) => presentPeriod(contract, one, day, reader)),
    knownAt: at(reader.knownAt),
  };
}

function presentPeriod({ books }: Stood, { period, version }: PeriodTerms, day: string, { money }: Reader) {
  const state = stateIn(books, period, day);
  const stands = state === 'settled' ? periodStanding(books, period.from) : null;
  const saved = (stands?.lines ?? [])
    .filter(({ item }) => item === 'savings')
    .map(({ boundary, from, to, savings, low, high, counted }) => ({ boundary, from, to, savings, low, high, counted }));
  return { ...period, version, state, saved, amount: stands !== null && money ? moneyOf(stands.amount) : null };
}

function presentVersion({ version, from, terms, note, by, at: when, agreement }: Version, { money }: Reader) {
  return { version, from, to: terms.to, note, by, at: at(when), ...said(agreement), terms: money ? writtenTerms(terms) : null };
}

/** Terms as written in a file. */
const writtenTerms = (terms: Terms): Record<string, unknown> => ({ ...terms });

function presentEvent({ event, boundary, happened, by, at: when, agreement }: ContractEvent) {
  return { event, boundary, ...happened, by, at: at(when), ...said(agreement) };
}

/** An entry exactly as sealed, so that anyone who sees its money can recompute its hash. */
export function presentEntry(one: Entry, { money }: Pick<Reader, 'money'>) {
  const { carried, cost, margin, causes, baselines, lines, claims, ...rest } = one;
  return {
    ...rest,
    amount: money ? one.amount : null,
    baselines: [...baselines],
    lines: lines.map((line) => ({ ...line, ...(!money && { yuan: null, value: null, percent: null, amount: null }) })),
    causes: causes.map((cause) => ({ ...cause })),
    ...(claims !== undefined && { claims: [...claims] }),
    ...(carried !== undefined && { carried: money ? { ...carried } : { in: null, out: null } }),
    ...(cost !== undefined && { cost: money ? cost : null }),
    ...(margin !== undefined && { margin: money ? margin : null }),
  };
}

/** Figures of the numbers of entries, line by line. */
export function presentFigures(contract: string, entries: readonly Entry[], { money }: Pick<Reader, 'money'>) {
  const of = (entry: Entry, line: Line, index: number) => {
    const isOpen = (part: LinePart): boolean => line[part] !== null && (part !== 'amount' || money);
    const figures = lineParts.map((part) => [part, isOpen(part) ? lineFigure(contract, entry, index, part) : null]);
    return Object.fromEntries(figures) as Record<LinePart, string | null>;
  };
  return entries.map((entry) => ({ entry: entry.entry, lines: entry.lines.map((line, index) => of(entry, line, index)) }));
}

/** The ledger: entries, the parties' answers, the balance. */
export function presentLedger(contract: Stood, { money, knownAt }: Reader) {
  const sums = balanceOf(contract.books, wordsOfEntries(contract));
  return {
    contract: contract.code,
    entries: contract.books.map((one) => presentEntry(one, { money })),
    figures: presentFigures(contract.code, contract.books, { money }),
    confirmations: contract.words
      .filter(({ about }) => about === 'entry')
      .map(({ number, side, says, note, by, at: when }) => ({ entry: number, side, says, note, by, at: at(when) })),
    ...(money ? toldSums(sums) : noSums),
    valid: isWhole(contract.books),
    knownAt: at(knownAt),
  };
}

/** Whether each entry has its hash and links to the one before it. */
export function isWhole(books: Books): boolean {
  return brokenAt(books.map(({ hash, ...entry }) => ({ entry: entry.entry, hash, text: canonicalJson(entry) }))) === null;
}
