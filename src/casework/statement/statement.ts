import { Problem } from '#kernel/problem.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { writeWord, type Paper } from '#platform/docx/docx.ts';
import { differencesOf, knowledgeChanges } from './compare.ts';
import { knownOf, matterOf, type StatementEntry } from './entry.ts';
import type { StatementBasis, StatementKind } from './facts.ts';
import { standingNow, issueOrFollow } from './standing.ts';
import {
  compose,
  matterOfDifference,
  blockingReasonsOf,
  issue,
  matterOfQuestion,
  type DifferenceRequest,
  type IssueRequest,
} from './issue.ts';
import { buildingsSeen, createTurns, kindNamed, needStatement, type StatementNeeds, type StatementParts } from './needs.ts';
import * as store from './store.ts';
import type { StatementFilter, StatementRow } from './store.ts';
import { sendVerbs, tellOfWithdrawal } from './send.ts';
import { verifyChain } from './verify.ts';
import { chineseDay } from '#kernel/day.ts';

export { issuedDocument, paperNumber } from './document.ts';
export { knownOf } from './entry.ts';
export { presentStanding } from './standing.ts';
export type { StatementKind } from './facts.ts';

/**
 * Documents issued on figures: stored with their question, figures, both times, versions of knowledge, outcome and bytes, each statement
 * sealed behind the one before. Nothing is changed or removed: a difference and a withdrawal are statements too.
 * @example const statement = createStatement({ postgres, now, program, registry, audit, lastAudited }); statement.register(quotaNotice({
 * benchmarking, ... })); const { entry } = await statement.issue(scope, { kind: 'quota-notice', question: { building: 'B1', year: 2025 }
 * });
 */
export function createStatement(needs: StatementNeeds) {
  const kinds = new Map<string, StatementKind>();
  const parts: StatementParts = { ...needs, kinds, inTurn: createTurns() };
  const [read, made] = [readVerbs(parts), issueVerbs(parts)];
  return {
    /** Adds a kind; the slice that owns its figures calls this once at start. Throws RangeError if its code or series is taken. */
    register(kind: StatementKind): void {
      const taken = [...kinds.values()].find(({ code, series }) => code === kind.code || series === kind.series);
      if (taken !== undefined) throw new RangeError(`two kinds of statement are called ${kind.code} or numbered ${kind.series}`);
      kinds.set(kind.code, kind);
    },
    kinds: (): readonly StatementKind[] => [...kinds.values()],
    /** The mark on documents of demonstration data. */
    mark: needs.mark,
    ...read,
    ...made,
    ...sendVerbs(parts),
    /**
     * Issues what was requested, or what differs, exactly as the draft that was read. Throws `seen-missing` with the hash of what would be
     * issued if no draft is given, but first what forbids issuing it, and what issuing throws.
     */
    async issueAsRead(scope: Scope, ask: IssueRequest | DifferenceRequest): Promise<StatementRow> {
      if (ask.draft === undefined) await refuseUnread(made, scope, ask);
      return 'kind' in ask ? made.issue(scope, ask) : made.issueDifference(scope, ask);
    },
    /** Issues on a question; if there is a current statement, issues what differs now as a statement that follows, if anything does. */
    issueOrFollow: (scope: Scope, ask: IssueRequest) => issueOrFollow({ ...read, ...made }, scope, ask),
    /** The current statement on a question and what differs from it now; null if there is none. */
    standingNow: (scope: Scope, ask: Pick<IssueRequest, 'kind' | 'question'>) => standingNow(read, scope, ask),
  };
}

export type Statements = ReturnType<typeof createStatement>;

function readVerbs(parts: StatementParts) {
  const { postgres } = parts;
  return {
    /** A page of the statements within the scope, newest first. */
    list: async (scope: Scope, filter: StatementFilter): Promise<{ rows: StatementRow[]; total: number }> =>
      store.list(postgres, scope, await buildingsSeen(parts, scope), filter),
    /** Throws `no-such-statement`. */
    get: (scope: Scope, number: string): Promise<StatementRow> => needStatement(parts, scope, number),
    /** The number of the current statement on a question; null if nothing was issued, or it was withdrawn. */
    standingOn: ({ kind, question }: Pick<IssueRequest, 'kind' | 'question'>): Promise<string | null> =>
      store.standing(postgres, wholeProgram, matterOf(kind, kindNamed(parts, kind).read(question))),
    /** The bytes that were issued. Throws `no-such-statement`. */
    async document(scope: Scope, number: string): Promise<{ name: string; type: string; bytes: Uint8Array; region: string }> {
      const { entry } = await needStatement(parts, scope, number);
      const bytes = await store.documentOf(postgres, checkedByCaller, number);
      if (bytes === undefined) throw new Problem('not-found', 'no-such-statement', { number });
      return { name: entry.document.name, type: entry.document.type, bytes, region: entry.region };
    },
    /**
     * Evaluates a statement's question again: which figures differ now, and what was added or changed since. Throws `no-such-statement`,
     * `statement-not-standing` for a withdrawal.
     */
    async compare(scope: Scope, number: string) {
      const { entry } = await needStatement(parts, scope, number);
      if (entry.act === 'withdrawal') throw new Problem('conflict', 'statement-not-standing', { number });
      const kind = kindNamed(parts, entry.kind);
      const known = kind.knownAt(undefined);
      const [basis, changes] = await Promise.all([
        kind.gather(scope, entry.question, known),
        kind.changes(scope, entry.question, knownOf(entry)),
      ]);
      const knowledge = knowledgeChanges(entry.knowledge, basis.knowledge);
      return { number, known, knowledge, changes, differences: differencesOf(entry.figures, basis.figures, changes, knowledge) };
    },
    /** Walks the chain of all statements. */
    verify: () => verifyChain(parts),
    /** The same for the doctor. */
    async health(): Promise<{ counted: number; findings: Finding[] }> {
      const { counted, broken } = await verifyChain(parts);
      const findings: Finding[] =
        broken === null ? [] : [{ code: `statement-chain-${broken.reason}`, severity: 'error', evidence: broken }];
      return { counted, findings };
    },
  };
}

type Issuing = ReturnType<typeof issueVerbs>;

function issueVerbs(parts: StatementParts) {
  return {
    /** What would be issued, with the bytes; nothing is stored, and no number is used. */
    async draft(scope: Scope, ask: IssueRequest | DifferenceRequest) {
      const matter = 'kind' in ask ? await matterOfQuestion(parts, scope, ask) : await matterOfDifference(parts, scope, ask);
      const { entry, bytes } = await compose(parts, parts.postgres, scope, matter);
      return { entry, bytes, hindrances: blockingReasonsOf(matter, ask.indicative === true) };
    },
    /** Issues a statement on a question. Throws `statement-not-issued` with what blocks it, and what `issue` throws. */
    async issue(scope: Scope, ask: IssueRequest): Promise<StatementRow> {
      const matter = await matterOfQuestion(parts, scope, ask);
      refuse(blockingReasonsOf(matter, ask.indicative === true));
      return issue(parts, scope, { matter, draft: ask.draft });
    },
    /** Issues what differs now from a statement. Throws the same, and `statement-not-standing`. */
    async issueDifference(scope: Scope, ask: DifferenceRequest): Promise<StatementRow> {
      const matter = await matterOfDifference(parts, scope, ask);
      refuse(blockingReasonsOf(matter, ask.indicative === true));
      return issue(parts, scope, { matter, draft: ask.draft });
    },
    /** Withdraws a statement by one that gives the reason. Throws `no-such-statement`, `statement-not-standing`. */
    async withdraw(scope: Scope, number: string, reason: string): Promise<StatementRow> {
      const { entry } = await needStatement(parts, scope, number);
      const kind = withdrawing(parts, entry, reason);
      const { building, region, period, question } = entry;
      const nothing = { figures: [], knowledge: [], outcome: {}, indicative: false, hindrances: [] };
      const basis: StatementBasis = { building, region, period, ...nothing };
      const known = kind.knownAt(undefined);
      const matter = { kind, act: 'withdrawal', question, known, basis, follows: entry, differences: [], reason } as const;
      return issue(parts, scope, { matter, beside: (on, sealed) => tellOfWithdrawal(parts, on, scope, { ...sealed, of: entry }) });
    },
  };
}

async function refuseUnread({ draft }: Pick<Issuing, 'draft'>, scope: Scope, ask: IssueRequest | DifferenceRequest): Promise<never> {
  const { entry, hindrances } = await draft(scope, ask);
  refuse(hindrances);
  throw new Problem('bad-input', 'seen-missing', { latest: entry.document.sha256 });
}

function refuse(hindrances: readonly Finding[]): void {
  const [first] = hindrances;
  if (first !== undefined) throw new Problem('cannot-do', first.code, first.evidence, hindrances.slice(1));
}

/** The kind of a statement with a document that withdraws it. */
function withdrawing(
  parts: StatementParts,
  { kind: code, number: withdrawn, day: withdrawnDay }: StatementEntry,
  reason: string,
): StatementKind {
  const kind = kindNamed(parts, code);
  return {
    ...kind,
    write: async (_outcome, { number, day }) =>
      writeWord({
        ...withdrawalPaper({ number, day, kind: kind.names.zh, withdrawn, withdrawnDay, reason }),
        note: parts.mark,
        dated: Date.parse(`${day}T00:00:00+08:00`),
      }),
  };
}

/** The content of a notice of withdrawal. */
type Withdrawal = {
  readonly number: string;
  readonly day: string;
  /** The kind of the withdrawn statement, in Chinese. */
  readonly kind: string;
  readonly withdrawn: string;
  readonly withdrawnDay: string;
  readonly reason: string;
};

/** The paper that takes a statement back. Always in Chinese, because it follows a paper of the office. */
function withdrawalPaper({ number, day, kind, withdrawn, withdrawnDay, reason }: Withdrawal): Paper {
  return {
    title: `关于撤回${kind}的通知`,
    blocks: [
      { kind: 'text', text: `编号：${number}` },
      { kind: 'text', text: `${chineseDay(withdrawnDay)}签发的${kind}（编号：${withdrawn}）自本通知签发之日起撤回，不再作为依据。` },
      { kind: 'text', text: `撤回原因：${reason}` },
    ],
    signed: [chineseDay(day)],
  };
}
