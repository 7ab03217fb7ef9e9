import {
  balanceOf,
  type Books,
  entryAfter,
  isSettled,
  type Outcome,
  sameReference,
  isCounted,
  saidOf,
} from '#retrofit/contract-terms/books.ts';
import { carryCause, entryFor, outcomesOf, reversalOf, reversalsOf } from '#retrofit/contract-terms/books.ts';
import { type Cause, type Entry, type NewEntry, type Side, sides } from '#retrofit/contract-terms/facts.ts';
import { negated, readMoney } from '#retrofit/contract-terms/decimals.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import { asOf, type AsOf } from '#kernel/as-of.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';
import type { Finding } from '#kernel/finding.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import { exact } from '#kernel/exact-number.ts';
import { Problem } from '#kernel/problem.ts';
import { refuseNotLatest, refuseUnread } from '#kernel/seen.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import { causesOf } from './causes.ts';
import { type PeriodTerms, type Stood, wordsOfEntries } from './facts.ts';
import { createKnown, type PeriodKnown } from './known.ts';
import { contractNamed } from './load.ts';
import { movedBases } from './moved.ts';
import type { ContractsNeeds } from './needs.ts';
import { sideOf, ownSide } from './sight.ts';
import * as store from './store.ts';
import { holdsIn, periodNamed, settledIn } from './versions.ts';

export type Posted = {
  readonly contract: Stood;
  readonly posted: readonly Entry[];
  readonly findings: readonly Finding[];
  /** Covers what is posted and the entry that it follows, but not when and by whom. */
  readonly hash: string;
};

export type Previewed = {
  readonly preview?: boolean | undefined;
  readonly knownAt?: string | undefined;
  /** The hash of the preview that was read. */
  readonly seen?: string | undefined;
};

/** Input of a posting: entries not sealed yet, and findings. */
type Made = { readonly made: readonly NewEntry[]; readonly findings: readonly Finding[] };

const tries = 5;

/** Calculates entries and posts them after those that they were calculated from: all or none. */
async function postTo(
  needs: ContractsNeeds,
  scope: Scope,
  code: string,
  { preview = false, knownAt, seen }: Previewed,
  work: (contract: Stood, known: AsOf) => Promise<Made>,
  /** Calculated entries are posted as they were previewed; what the poster states needs no preview. */
  refuse: typeof refuseUnread = refuseNotLatest,
): Promise<Posted> {
  for (let at = 1; ; at += 1) {
    const known = asOf(needs.now(), knownAt);
    if (knownAt !== undefined && !preview) throw new Problem('bad-input', 'known-at-preview', {});
    const contract = await contractNamed(needs, scope, code, known);
    const { made, findings } = await work(contract, known);
    const sealed = sealedAfter(contract.books, made);
    const posted = sealed.map(({ entry }) => entry);
    const hash = postedHash(contract.books, made);
    if (!preview) refuse(seen, hash, postedText(made), { contract: code });
    if (preview || sealed.length === 0) return { contract, posted, findings, hash };
    if (await keep(needs, contract, sealed)) {
      for (const { entry, kind, amount, hash, period } of posted)
        await needs.audit(scope, { action: `contract-${kind}`, subject: `contract:${code}`, detail: { entry, amount, hash, period } });
      return { contract, posted, findings, hash };
    }
    if (at === tries) throw new Problem('conflict', 'ledger-moved', { contract: code });
  }
}

/** What the poster has read: the amounts and lines that follow the last entry, no matter when they were calculated and by whom. */
const postedHash = (books: Books, made: readonly NewEntry[]): string =>
  sha256(canonicalJson([books.at(-1)?.hash ?? null, made.map(({ knownAt: _known, posted: _at, by: _by, ...said }) => said)]));

const postedText = (made: readonly NewEntry[]): string =>
  made.length === 0 ? '—' : made.map(({ period, amount }) => `${period ?? '—'} ${amount}`).join('; ');

function sealedAfter(books: Books, made: readonly NewEntry[]): { entry: Entry; text: string }[] {
  const sealed: { entry: Entry; text: string }[] = [];
  let all = books;
  for (const one of made) {
    const next = entryAfter(all, one);
    sealed.push(next);
    all = [...all, next.entry];
  }
  return sealed;
}

/** False if the ledger has grown meanwhile: the calculation is based on an outdated ledger. */
async function keep({ postgres, now }: ContractsNeeds, { code, books }: Stood, sealed: readonly { entry: Entry; text: string }[]) {
  return inTransaction(postgres, async (on) => {
    await store.hold(on, checkedByCaller, code);
    const [held] = await store.stood(on, checkedByCaller, [code], Number.MAX_SAFE_INTEGER);
    if (held === undefined || held.books.at(-1)?.hash !== books.at(-1)?.hash) return false;
    for (const { entry, text } of sealed) await store.addEntry(on, checkedByCaller, code, { text, hash: entry.hash }, now());
    return true;
  });
}

const stamp = (ms: number): string => new Date(ms).toISOString();

const saying = ({ now }: Pick<ContractsNeeds, 'now'>, scope: Scope, known: AsOf) => ({
  knownAt: stamp(known.received),
  posted: stamp(now()),
  by: scope.actor,
});

/**
 * Settles a period that is over. Throws `no-such-contract`, `no-such-period`, `not-confirmed`, `already-settled`, `not-over`,
 * `coverage-too-low`, `interval-missing`; unless it is a preview, `seen-missing`, `seen-not-latest`.
 */
export function settle(needs: ContractsNeeds, scope: Scope, asked: Previewed & { readonly contract: string; readonly period: string }) {
  return postTo(
    needs,
    scope,
    asked.contract,
    asked,
    async (contract, known) => {
      const held = periodNamed(contract, asked.period);
      if (isSettled(contract.books, held.period.from))
        throw new Problem('conflict', 'already-settled', { contract: contract.code, period: held.period.from });
      const found = await createKnown(needs, contract, known).period(held);
      if (found.over > Math.min(known.received, needs.now()))
        throw new Problem('cannot-do', 'not-over', { contract: contract.code, period: held.period.from, until: held.period.to });
      if (found.worked === null) {
        const [first] = found.lacks as readonly [Finding];
        throw new Problem('cannot-do', first.code, first.evidence, found.lacks.slice(1));
      }
      const others = settledIn(contract).map((one) => ({ ...one, known: null }));
      const outcome = outcomesOf(contract.books, [...others, { ...held, known: found.worked }]).find(
        ({ period }) => period.from === held.period.from,
      ) as Outcome;
      const said = { ...saying(needs, scope, known), kind: 'settlement' as const, causes: [], baselines: found.hashes };
      const made = entryFor(contract.books, outcome, said);
      return { made: made === null ? [] : [made], findings: found.findings };
    },
    refuseUnread,
  );
}

/** Recalculates each settled period, in order, and posts the differences. Throws `no-such-contract`. */
export function review(needs: ContractsNeeds, scope: Scope, asked: Previewed & { readonly contract: string }): Promise<Posted> {
  return postTo(needs, scope, asked.contract, asked, (contract, known) => reviewed(needs, scope, contract, known), refuseUnread);
}

async function reviewed(needs: ContractsNeeds, scope: Scope, contract: Stood, known: AsOf): Promise<Made> {
  const settled = settledIn(contract);
  const [begin, last] = [settled[0]?.period, settled.at(-1)?.period];
  const ahead = begin === undefined || last === undefined ? undefined : { from: begin.from, to: last.to };
  const knower = createKnown(needs, contract, known, ahead);
  const found = new Map<string, PeriodKnown>();
  for (const one of settled) found.set(one.period.from, await knower.period(one));
  const knownOf = ({ period }: Pick<PeriodTerms, 'period'>): PeriodKnown => found.get(period.from) as PeriodKnown;
  const outcomes = outcomesOf(
    contract.books,
    settled.map((one) => ({ ...one, known: knownOf(one).worked })),
  );
  const made: NewEntry[] = [];
  for (const [at, outcome] of outcomes.entries()) {
    const own = knownOf(outcome);
    const said = { ...saying(needs, scope, known), kind: 'correction' as const, causes: [], baselines: own.hashes };
    const entry = entryFor(contract.books, outcome, said);
    if (entry !== null) made.push({ ...entry, causes: await whyMoved(needs, contract, { outcomes, at, entry, own }) });
  }
  const lacks = settled.flatMap((one) => knownOf(one).lacks.map((lack) => ({ ...lack, severity: 'warning' as const })));
  return { made, findings: [...lacks, ...(await movedBases(needs, contract, known))] };
}

async function whyMoved(
  needs: ContractsNeeds,
  contract: Stood,
  {
    outcomes,
    at,
    entry,
    own,
  }: { readonly outcomes: readonly Outcome[]; readonly at: number; readonly entry: NewEntry; readonly own: PeriodKnown },
): Promise<Cause[]> {
  const held = holdsIn(contract).find(({ period }) => period.from === entry.period) as PeriodTerms;
  const isCarried = entry.carried !== undefined && entry.carried.in !== '0.00';
  return [...(entry.lines.length === 0 ? [] : await causesOf(needs, contract, held, own)), ...(isCarried ? carryCause(outcomes, at) : [])];
}

/**
 * Reverses an entry with everything in force for its period, which reopens. Throws `no-such-contract`, `no-such-ledger-entry`,
 * `not-reversible`, `reverse-needs-dispute`.
 */
export function reverse(
  needs: ContractsNeeds,
  scope: Scope,
  asked: { readonly contract: string; readonly entry: number; readonly note: string },
) {
  return postTo(needs, scope, asked.contract, {}, async (contract, known) => {
    const { entry, note } = asked;
    const named = contract.books.find((one) => one.entry === entry);
    if (named === undefined) throw new Problem('not-found', 'no-such-ledger-entry', { contract: contract.code, entry });
    const back = reversalsOf(contract.books, entry);
    if (back.length === 0) throw new Problem('conflict', 'not-reversible', { contract: contract.code, entry });
    await refuseTakingBack(needs, scope, contract, named);
    return { made: back.map((one) => reversalOf(one, { ...saying(needs, scope, known), note })), findings: [] };
  });
}

export type PaymentGiven = {
  readonly contract: string;
  readonly yuan: string;
  readonly on: string;
  readonly note: string;
  /** The bank's identifier; without one, a payment is identified by amount, day and note together. */
  readonly reference?: string | undefined;
  /** Who paid; default the owner. */
  readonly by?: Side | undefined;
  /** The party for which an administrator posts; without one, the entry is stated for both. */
  readonly for?: Side | undefined;
  /** Acknowledges that the payment is more than is due. */
  readonly over?: boolean | undefined;
};

/**
 * Records a payment. What one party states is a claim, and counts once the other confirms the entry. Throws `no-such-contract`,
 * `payment-bad`, `payment-to-come`, `payment-repeated`, `payment-over-due`, `not-a-party`, `date-bad`.
 */
export function pay(needs: ContractsNeeds, scope: Scope, asked: PaymentGiven): Promise<Posted> {
  return postTo(needs, scope, asked.contract, {}, async (contract, known) => {
    const { on, note, reference, by = 'owner' } = asked;
    const paid = readMoney(asked.yuan);
    if (paid === null || paid.startsWith('-')) throw new Problem('bad-input', 'payment-bad', { yuan: asked.yuan.slice(0, 40) });
    if (on > today(needs.now())) throw new Problem('bad-input', 'payment-to-come', { on });
    const amount = by === 'owner' ? paid : negated(paid);
    const said = { amount, on, note, ...(reference !== undefined && { reference }) };
    refusePayment(contract, said, asked);
    const claims = await claimsOf(needs, scope, contract, asked.for);
    const payment = { ...saying(needs, scope, known), kind: 'payment' as const, period: null, lines: [], baselines: [], causes: [] };
    const entry = (contract.books.at(-1)?.entry ?? 0) + 1;
    const waits = sides.filter((side) => !claims.includes(side));
    const findings = waits.map((side): Finding => ({ code: 'payment-claimed', severity: 'warning', evidence: { entry, side } }));
    return { made: [{ ...payment, ...said, claims }], findings };
  });
}

function refusePayment(contract: Stood, said: Pick<NewEntry, 'amount' | 'on' | 'note' | 'reference'>, { over, yuan }: PaymentGiven): void {
  const { code, books } = contract;
  const same = sameReference(books, said);
  if (same !== undefined) throw new Problem('conflict', 'payment-repeated', { contract: code, entry: same.entry });
  const { balance, claimed } = balanceOf(books, wordsOfEntries(contract));
  const [left, amount] = [balance - claimed, centsOf(exact(said.amount))];
  const isOver = amount > 0n ? amount > left : amount < left;
  const due = amount > 0n ? left : -left;
  if (isOver && over !== true)
    throw new Problem('conflict', 'payment-over-due', { contract: code, yuan, left: moneyOf(due > 0n ? due : 0n) });
}

/** The parties for which a payment is claimed: an administrator states it for both, a bureau acts for neither. */
async function claimsOf(needs: ContractsNeeds, scope: Scope, contract: Stood, side: Side | undefined): Promise<readonly Side[]> {
  if (side === undefined && scope.role === 'administrator') return sides;
  return side === undefined && scope.role === 'bureau' ? [] : [await sideOf(needs, scope, contract, side)];
}

/**
 * Who may reverse an entry (`docs/savings.md` 48): an administrator anything; a party what the other disputes, and its own claim of a
 * payment that does not count yet; the bureau what a party disputes, and its own claim. Throws Problem `reverse-needs-dispute`.
 */
async function refuseTakingBack(needs: ContractsNeeds, scope: Scope, contract: Stood, one: Entry): Promise<void> {
  if (scope.role === 'administrator') return;
  const words = wordsOfEntries(contract);
  const said = saidOf(one, words);
  const own = await ownSide(needs, scope, contract);
  const others: readonly Side[] = own === null ? ['owner', 'provider'] : own === 'owner' ? ['provider'] : ['owner'];
  const isOwnClaim = own === null ? one.claims?.length === 0 : one.claims?.includes(own) === true;
  if (others.some((side) => said[side] === 'dispute') || (isOwnClaim && !isCounted(one, words))) return;
  throw new Problem('not-allowed', 'reverse-needs-dispute', { contract: contract.code, entry: one.entry, side: others });
}
