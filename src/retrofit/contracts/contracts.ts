import { type Lies } from '#kernel/trail.ts';
import { asOf } from '#kernel/as-of.ts';
import type { Explainer } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { drawnAround } from './drawn.ts';
import { explainContract } from './explain.ts';
import { contractNamed, contractsSeen } from './load.ts';
import { createNight } from './night.ts';
import type { ContractsNeeds } from './needs.ts';
import { periodKnown } from './period.ts';
import { pay, review, reverse, settle } from './post.ts';
import { presentContract, presentEntry, presentFigures, presentHead, presentLedger, type Reader } from './present.ts';
import { add, amend, proposeEvents, say, type WordQuestion } from './propose.ts';
import { baselinesOf, seesMoney } from './sight.ts';
import type { Posted } from './post.ts';
import type { Stood } from './facts.ts';
import { statementOf } from './statement.ts';
import { brokenAt } from '#retrofit/contract-terms/books.ts';
import * as store from './store.ts';

export type Contracts = ReturnType<typeof createContracts>;

type KnownAt = { readonly knownAt?: string | undefined };

export type ListQuestion = KnownAt & {
  readonly state?: string | undefined;
  readonly type?: string | undefined;
  readonly building?: string | undefined;
  readonly project?: string | undefined;
  readonly search?: string | undefined;
  readonly offset: number;
  readonly limit: number;
};

/**
 * Energy-performance contracts: their terms, the result of each period, and a ledger that is corrected by new entries and never changed.
 * @example await contracts.settle(scope, { contract: 'C1', period: '2025-01-01' })
 */
export function createContracts(needs: ContractsNeeds) {
  const { now } = needs;
  const reader = (scope: Scope, known = now()): Reader => ({ money: seesMoney(scope), knownAt: Math.min(known, now()) });
  const told = async (scope: Scope, contract: Stood, known = now()) =>
    presentContract(contract, await drawnAround(needs, scope, contract), reader(scope, known));
  const posted = (scope: Scope, { contract, posted: entries, findings, hash }: Posted) => ({
    hash,
    posted: entries.map((one) => presentEntry(one, { money: seesMoney(scope) })),
    figures: presentFigures(contract.code, entries, { money: seesMoney(scope) }),
    findings: [...findings] as Finding[],
  });
  const explainers: Readonly<Record<string, Explainer>> = { contract: (...asked) => explainContract(needs, ...asked) };
  return {
    add: async (scope: Scope, terms: unknown) => told(scope, await add(needs, scope, terms)),
    amend: async (scope: Scope, asked: Parameters<typeof amend>[2]) => told(scope, await amend(needs, scope, asked)),
    event: async (scope: Scope, asked: Parameters<typeof proposeEvents>[2]) => told(scope, await proposeEvents(needs, scope, asked)),
    confirm: async (scope: Scope, asked: WordQuestion) => told(scope, await say(needs, scope, 'confirm', asked)),
    dispute: async (scope: Scope, asked: WordQuestion) => told(scope, await say(needs, scope, 'dispute', asked)),
    /** Contracts that the scope sees, by code. */
    async list(scope: Scope, { knownAt, state, type, search, offset, limit, ...around }: ListQuestion) {
      const known = asOf(now(), knownAt);
      const seen = await restingOn(needs, scope, await contractsSeen(needs, scope, known), around);
      const rows = seen.map((one) => presentHead(one, reader(scope, known.received)));
      const wanted = (search ?? '').trim().toLowerCase();
      const found = rows.filter(
        (one) =>
          (state === undefined || one.state === state) &&
          (type === undefined || one.type === type) &&
          [one.contract, one.name, one.owner, one.provider].some((word) => word.toLowerCase().includes(wanted)),
      );
      return { contracts: found.slice(offset, offset + limit), total: found.length };
    },
    /** Throws `no-such-contract`. */
    async show(scope: Scope, { contract, knownAt }: KnownAt & { readonly contract: string }) {
      const known = asOf(now(), knownAt);
      return told(scope, await contractNamed(needs, scope, contract, known), known.received);
    },
    /** What is known of a period now. Throws `no-such-contract`, `no-such-period`, `not-confirmed`. */
    period: (scope: Scope, asked: Parameters<typeof periodKnown>[2]) => periodKnown(needs, scope, asked),
    settle: async (scope: Scope, asked: Parameters<typeof settle>[2]) => posted(scope, await settle(needs, scope, asked)),
    review: async (scope: Scope, asked: Parameters<typeof review>[2]) => posted(scope, await review(needs, scope, asked)),
    reverse: async (scope: Scope, asked: Parameters<typeof reverse>[2]) => posted(scope, await reverse(needs, scope, asked)),
    pay: async (scope: Scope, asked: Parameters<typeof pay>[2]) => posted(scope, await pay(needs, scope, asked)),
    /** Entries with the parties' answers, and the balance. Throws `no-such-contract`. */
    async ledger(scope: Scope, { contract, knownAt }: KnownAt & { readonly contract: string }) {
      const known = asOf(now(), knownAt);
      return presentLedger(await contractNamed(needs, scope, contract, known), reader(scope, known.received));
    },
    /** The settlement statement of a period. Throws `no-such-contract`, `no-such-period`, `not-settled`, `money-not-seen`. */
    statement: (scope: Scope, asked: { readonly contract: string; readonly period: string; readonly knownAt?: string | undefined }) =>
      statementOf(needs, scope, asked),
    /** Notifies both parties of settled periods that a review would change. */
    tellMoved: createNight(needs),
    /** Where a contract belongs: to its owner, and to the places of the buildings whose baselines it is or was based on. */
    async lies(contract: string): Promise<Lies> {
      const { owner, versions } = await contractNamed(needs, programScope, contract, asOf(now(), undefined));
      const baselines = new Set(versions.flatMap(({ terms }) => baselinesOf(terms)));
      return { where: [`organisation:${owner}`, ...[...baselines].map((name) => `baseline:${name}` as const)] };
    },
    /** Ledgers whose chain is broken. */
    examine: () => examineLedgers(needs),
    explainers,
  };
}

/** Those of the given contracts that are based on a baseline of a building or a project that the scope sees; all if neither is named. */
async function restingOn(
  { savings }: ContractsNeeds,
  scope: Scope,
  contracts: readonly Stood[],
  { building, project }: Pick<ListQuestion, 'building' | 'project'>,
): Promise<readonly Stood[]> {
  if (building === undefined && project === undefined) return contracts;
  const { rows } = await savings.list(scope, { building, project, offset: 0, limit: Number.MAX_SAFE_INTEGER });
  const names = new Set(rows.map(({ name }) => name));
  return contracts.filter(({ versions }) => versions.some(({ terms }) => baselinesOf(terms).some((name) => names.has(name))));
}

/** Walks the ledger of each contract: every entry has the hash of its text and names the hash of the one before it. */
async function examineLedgers({ postgres }: Pick<ContractsNeeds, 'postgres'>): Promise<{ counted: number; findings: Finding[] }> {
  const rows = await store.links(postgres, wholeProgram);
  const ledgers = Map.groupBy(rows, ({ contract }) => contract);
  const findings = [...ledgers].flatMap(([contract, links]): Finding[] => {
    const broken = brokenAt(links);
    return broken === null
      ? []
      : [{ code: 'ledger-broken', severity: 'error', evidence: { contract, entry: broken.position, why: broken.reason } }];
  });
  return { counted: rows.length, findings };
}
