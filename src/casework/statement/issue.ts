import type { PoolClient } from 'pg';
import { inTransaction } from '#platform/imports/imports.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';
import type { Finding } from '#kernel/finding.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { isVerified } from '#kernel/source-status.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import { differencesOf, knowledgeChanges } from './compare.ts';
import { knownOf, matterOf, numberOf, seriesOf, type Act, type StatementEntry } from './entry.ts';
import type { FigureDifference, StatementBasis, StatementKind, StatementQuestion } from './facts.ts';
import { kindNamed, needStatement, type StatementParts } from './needs.ts';
import * as store from './store.ts';
import type { StatementRow } from './store.ts';

/** A draft as shown: when it was known, and the hash of its bytes. */
export type DraftSeen = AsOf & { readonly sha256: string };

export type IssueRequest = {
  readonly kind: string;
  readonly question: StatementQuestion;
  readonly knownAt?: string | undefined;
  readonly indicative?: boolean | undefined;
  readonly draft?: DraftSeen | undefined;
};

export type DifferenceRequest = {
  readonly number: string;
  readonly indicative?: boolean | undefined;
  readonly draft?: DraftSeen | undefined;
};

/** The whole content of a statement, before it has its number. */
export type Matter = {
  readonly kind: StatementKind;
  readonly act: Act;
  readonly question: StatementQuestion;
  readonly known: AsOf;
  readonly basis: StatementBasis;
  readonly follows: StatementEntry | null;
  readonly differences: readonly FigureDifference[];
  readonly reason: string | null;
};

/** A statement before it is sealed. */
export type Composed = { readonly entry: StatementEntry; readonly previous: string; readonly bytes: Uint8Array };

/** The maximum size of a stored document: a Word file of an office has some 20 KB. */
const mostBytes = 8_000_000;

/** What a question would issue. Throws what reading and gathering it throw. */
export async function matterOfQuestion(parts: StatementParts, scope: Scope, ask: IssueRequest): Promise<Matter> {
  const kind = kindNamed(parts, ask.kind);
  const question = JSON.parse(canonicalJson(kind.read(ask.question))) as StatementQuestion;
  const known = knownBy(kind, ask.knownAt, ask.draft);
  const basis = await gathered(kind, scope, question, known);
  if (basis.building === null && !(await store.seesPlace(parts.postgres, scope, basis.region)))
    throw new Problem('not-allowed', 'out-of-scope', { code: basis.region });
  return { kind, act: 'issue', question, known, basis, follows: null, differences: [], reason: null };
}

/** What differs now from a statement. Throws `no-such-statement`. */
export async function matterOfDifference(parts: StatementParts, scope: Scope, { number, draft }: DifferenceRequest): Promise<Matter> {
  const { entry } = await needStatement(parts, scope, number);
  const kind = kindNamed(parts, entry.kind);
  const { question } = entry;
  const known = knownBy(kind, undefined, draft);
  const [basis, changes] = await Promise.all([gathered(kind, scope, question, known), kind.changes(scope, question, knownOf(entry))]);
  const differences = differencesOf(entry.figures, basis.figures, changes, knowledgeChanges(entry.knowledge, basis.knowledge));
  return { kind, act: 'difference', question, known, basis, follows: entry, differences, reason: null };
}

/** What forbids issuing this as requested; empty if nothing does. */
export function blockingReasonsOf({ basis, act, follows, differences }: Matter, indicative: boolean): Finding[] {
  const found = [...basis.hindrances];
  if (basis.indicative && !indicative) {
    const unverified = basis.knowledge.filter(({ status }) => !isVerified(status)).map(({ id }) => id);
    found.push({ code: 'statement-indicative', severity: 'error', evidence: { rests: unverified.join(', ') } });
  }
  if (act === 'difference' && differences.length === 0)
    found.push({ code: 'statement-same', severity: 'error', evidence: { number: follows?.number ?? '' } });
  return found;
}

/** Composes a statement for the next number and position as of now, and writes its document. */
export async function compose(parts: StatementParts, on: Pick<PoolClient, 'query'>, scope: Scope, matter: Matter): Promise<Composed> {
  const { kind, basis, follows, differences, known } = matter;
  const now = parts.now();
  const day = today(now);
  const series = seriesOf(kind, basis, day);
  const { sequence, position, previous } = await store.nextPlaces(on, wholeProgram, series);
  const number = numberOf(series, sequence);
  const head = { number, day, known, follows: follows && { number: follows.number, day: follows.day, differences } };
  const bytes = await kind.write(basis.outcome, head);
  const document = { name: `${kind.names.zh} ${number}.${kind.ending}`, type: kind.type, bytes: bytes.length, sha256: sha256(bytes) };
  const { figures, knowledge, outcome, building, region, period, indicative } = basis;
  const what = { kind: kind.code, act: matter.act, follows: follows?.number ?? null, matter: matterOf(kind.code, matter.question) };
  const rests = { question: matter.question, ...known, figures, knowledge, outcome, indicative, differences, reason: matter.reason };
  const who = { program: parts.program, day, issued: new Date(now).toISOString(), by: scope.actor, identity: scope.identity };
  return { entry: { position, number, series, sequence, ...what, building, region, period, ...rests, document, ...who }, previous, bytes };
}

/** What is stored together with a statement, in its transaction. */
export type Beside = (on: PoolClient, entry: StatementEntry) => Promise<void>;

/** A statement to be issued; with `draft` only if its document is still the one that was shown. */
export type ToIssue = { readonly matter: Matter; readonly draft?: DraftSeen | undefined; readonly beside?: Beside | undefined };

/**
 * Issues a statement: assigns its number, seals it behind the last one, and stores it. One at a time.
 * Throws `statement-draft-changed`, `statement-stands`, `statement-not-standing`, `statement-too-large`.
 */
export async function issue(parts: StatementParts, scope: Scope, one: ToIssue): Promise<StatementRow> {
  const [sealed] = await issueAll(parts, scope, [one]);
  return needStatement(parts, scope, sealed?.number ?? '');
}

/**
 * Issues statements, all of them or none, as `issue`.
 * @param first looks at what stands already, where nothing can be added meanwhile
 */
export async function issueAll(
  parts: StatementParts,
  scope: Scope,
  all: readonly ToIssue[],
  first?: (on: PoolClient) => Promise<void>,
): Promise<StatementEntry[]> {
  const sealed = await parts.inTurn(() =>
    inTransaction(parts.postgres, async (on) => {
      await store.holdChain(on, wholeProgram);
      await first?.(on);
      const done = [];
      for (const one of all) done.push(await sealNext(parts, on, scope, one));
      return done;
    }),
  );
  for (const { entry, hash } of sealed) {
    const { number, position, act, follows, region, building } = entry;
    const subject = building === null ? `statement:${number}` : `building:${building}`;
    await parts.audit(scope, { action: 'statement-issue', subject, region, detail: { number, act, follows, position, hash } });
  }
  return sealed.map(({ entry }) => entry);
}

/** Composes a statement and seals it behind the last one; the chain must be locked against all others, in this process or another. */
async function sealNext(parts: StatementParts, on: PoolClient, scope: Scope, { matter, draft, beside }: ToIssue) {
  await refuseTaken(on, matter);
  const { entry, previous, bytes } = await compose(parts, on, scope, matter);
  if (draft !== undefined && entry.document.sha256 !== draft.sha256)
    throw new Problem('conflict', 'statement-draft-changed', { number: entry.number });
  if (bytes.length > mostBytes) throw new Problem('cannot-do', 'statement-too-large', { bytes: bytes.length, most: mostBytes });
  const hash = await store.add(on, wholeProgram, entry, previous, bytes);
  await beside?.(on, entry);
  return { entry, hash };
}

/** At most one current statement per matter; a statement that was followed cannot be followed again. */
async function refuseTaken(on: PoolClient, { act, kind, question, follows }: Matter): Promise<void> {
  const standing = await store.standing(on, wholeProgram, matterOf(kind.code, question));
  if (act === 'issue' && standing !== null) throw new Problem('conflict', 'statement-stands', { number: standing });
  if (follows !== null && standing !== follows.number) throw new Problem('conflict', 'statement-not-standing', { number: follows.number });
}

async function gathered(kind: StatementKind, scope: Scope, question: StatementQuestion, known: AsOf): Promise<StatementBasis> {
  const basis = await kind.gather(scope, question, known);
  // the document is written from exactly what is stored
  return { ...basis, outcome: JSON.parse(canonicalJson(basis.outcome)) as StatementBasis['outcome'] };
}

/** When a statement is known: as in the draft that was shown, as requested, or now. Future times are refused. */
function knownBy(kind: StatementKind, knownAt: string | undefined, draft: DraftSeen | undefined): AsOf {
  const known = kind.knownAt(knownAt);
  if (draft === undefined) return known;
  if (draft.recorded > known.recorded) throw new Problem('bad-input', 'statement-draft-changed', { number: '' });
  return { received: draft.received, recorded: draft.recorded };
}
