import { balanceOf, isSettled, periodStanding } from '#retrofit/contract-terms/books.ts';
import type { Carried, Days, Entry, Line, Terms } from '#retrofit/contract-terms/facts.ts';
import { asOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { moneyOf } from '#kernel/money.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { type Stood, wordsOfEntries } from './facts.ts';
import { createKnown } from './known.ts';
import { contractNamed } from './load.ts';
import type { ContractsNeeds } from './needs.ts';
import { seesMoney } from './sight.ts';
import { periodNamed } from './versions.ts';

/** What is printed for a boundary. */
export type BoundaryFacts = {
  readonly name: string;
  readonly baseline: string | null;
  readonly hash: string | null;
  readonly base: Days | null;
  readonly unit: string;
};

/** Content of a settlement statement 结算单. */
export type SettlementFacts = {
  readonly terms: Terms;
  readonly parties: { readonly owner: string; readonly provider: string };
  readonly period: Days;
  readonly boundaries: readonly BoundaryFacts[];
  /** The sum of the period's entries, line by line. */
  readonly lines: readonly Line[];
  readonly amount: string;
  readonly carried: Carried | null;
  readonly cost: string | null;
  readonly margin: string | null;
  /** Entries of this period. */
  readonly entries: readonly Entry[];
  /** Entries of earlier periods posted since the previous settlement. */
  readonly earlier: readonly Entry[];
  readonly due: string;
  readonly paid: string;
  readonly balance: string;
  readonly findings: readonly Finding[];
  /** ISO 8601 UTC */
  readonly knownAt: string;
};

/** The content of the statement of a settled period. Throws `no-such-contract`, `no-such-period`, `not-settled`, `money-not-seen`. */
export async function statementOf(
  needs: ContractsNeeds,
  scope: Scope,
  asked: { readonly contract: string; readonly period: string; readonly knownAt?: string | undefined },
): Promise<SettlementFacts> {
  const contract = await contractNamed(needs, scope, asked.contract, asOf(needs.now(), asked.knownAt));
  if (!seesMoney(scope)) throw new Problem('not-allowed', 'money-not-seen', { contract: contract.code });
  const held = periodNamed(contract, asked.period);
  const { books } = contract;
  const first = held.period.from;
  if (!isSettled(books, first)) throw new Problem('cannot-do', 'not-settled', { contract: contract.code, period: first });
  const entries = books.filter(({ period }) => period === first);
  const last = entries.at(-1) as Entry;
  const known = { received: Date.parse(last.knownAt), recorded: Date.parse(last.posted) };
  const stands = periodStanding(books, first);
  const { findings } = await createKnown(needs, contract, known).period(held);
  const { due, paid, balance } = balanceOf(books, wordsOfEntries(contract));
  return {
    terms: held.terms,
    parties: await partyNames(needs, contract),
    period: held.period,
    boundaries: await boundariesOf(needs, held.terms),
    lines: stands.lines,
    amount: moneyOf(stands.amount),
    carried:
      held.terms.type === 'shared' && held.terms.negative === 'carry'
        ? { in: moneyOf(stands.carried.in), out: moneyOf(stands.carried.out) }
        : null,
    cost: stands.cost === null ? null : moneyOf(stands.cost),
    margin: stands.cost === null ? null : moneyOf(stands.amount - stands.cost),
    entries,
    earlier: earlierOf(contract, first),
    due: moneyOf(due),
    paid: moneyOf(paid),
    balance: moneyOf(balance),
    findings,
    knownAt: last.knownAt,
  };
}

/** Names of the parties; the code if no name is known. */
async function partyNames({ place }: ContractsNeeds, { owner, provider }: Stood) {
  const nameOf = async (code: string): Promise<string> => {
    try {
      return `${(await place.organisation(programScope, code)).name}（${code}）`;
    } catch {
      return code;
    }
  };
  return { owner: await nameOf(owner), provider: await nameOf(provider) };
}

async function boundariesOf({ savings }: ContractsNeeds, { boundaries }: Terms): Promise<BoundaryFacts[]> {
  return Promise.all(
    boundaries.map(async (one) => {
      if (!('baseline' in one)) return { name: one.name, baseline: null, hash: null, base: null, unit: 'kWh' };
      const base = await savings.sealedBase(programScope, one.baseline);
      return { name: one.name, baseline: one.baseline, hash: base.sealed?.hash ?? null, base: base.period, unit: base.unit };
    }),
  );
}

/** Corrections and reversals of earlier periods since the previous settlement. */
function earlierOf({ books }: Stood, first: string): Entry[] {
  const before = books.filter(({ kind, period }) => kind === 'settlement' && period !== null && period < first).at(-1);
  return books.filter(
    ({ kind, period, entry }) => kind !== 'settlement' && period !== null && period < first && entry > (before?.entry ?? 0),
  );
}
