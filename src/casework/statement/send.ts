import { inTransaction } from '#platform/imports/imports.ts';
import type { PoolClient } from 'pg';
import { canonicalJson } from '#kernel/canonical-json.ts';
import type { Finding } from '#kernel/finding.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { refuseUnread } from '#kernel/seen.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { labelOf } from '#kernel/vocabulary.ts';
import type { NoticeKind } from '#platform/notice/notice.ts';
import type { StatementEntry } from './entry.ts';
import type { StatementKind } from './facts.ts';
import { blockingReasonsOf, issue, matterOfQuestion, type Matter } from './issue.ts';
import { buildingsSeen, kindNamed, needStatement, type StatementParts } from './needs.ts';
import { letterOf, type LetterDraft, type Recipient } from './letters.ts';
import * as store from './send-store.ts';

export type { LetterDraft } from './letters.ts';

/** What to send: a kind of letter about some buildings in a year. */
export type SendQuestion = {
  readonly kind: string;
  readonly buildings: readonly string[];
  readonly year: number;
  readonly measure?: string | undefined;
  readonly grounds?: { readonly period?: string | undefined; readonly text?: string | undefined } | undefined;
  readonly answerBy?: string | undefined;
  readonly note?: string | undefined;
  readonly authority?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly indicative: boolean;
  readonly again: boolean;
  readonly onPaper: boolean;
};

/** What is or was sent, one for each building. */
export type SentLetters = { readonly letters: readonly LetterDraft[]; readonly seen: string };

type Ready = { readonly letter: LetterDraft; readonly matter: Matter; readonly to: readonly Recipient[] };

/** Sending issued statements to the owners of buildings, and what they answer. */
export function sendVerbs(parts: StatementParts) {
  return {
    /** Who would be sent what. Throws `no-such-statement-kind`, `statement-not-sendable`, and what the kind throws. */
    previewSend: async (scope: Scope, ask: SendQuestion): Promise<SentLetters> => {
      const ready = await readyOf(parts, scope, ask);
      return { letters: ready.map(({ letter }) => letter), seen: seenOf(ready) };
    },
    /** Issues and sends what the preview showed. Throws as `previewSend`, and `seen-missing`, `seen-not-latest`. */
    send: (scope: Scope, ask: SendQuestion & { readonly seen?: string | undefined }): Promise<SentLetters> => sendAll(parts, scope, ask),
    /** Answers a statement that was sent. Throws `no-such-statement`, `statement-not-sent`, `statement-not-standing`. */
    answer: (scope: Scope, number: string, text: string): Promise<number> => answerLetter(parts, scope, number, text),
    /** What was sent, newest first, with the answers. Throws `no-such-statement`. */
    async sentNotices(scope: Scope, filter: store.SentFilter) {
      if (filter.number !== undefined) await needStatement(parts, scope, filter.number);
      return store.sentList(parts.postgres, scope, await buildingsSeen(parts, scope), filter);
    },
  };
}

async function sendAll(
  parts: StatementParts,
  scope: Scope,
  { seen: read, ...ask }: SendQuestion & { readonly seen?: string | undefined },
): Promise<SentLetters> {
  const ready = await readyOf(parts, scope, ask);
  const seen = seenOf(ready);
  refuseUnread(read, seen, { zh: '数值或收件人', en: 'figures or recipients' });
  const letters: LetterDraft[] = [];
  for (const one of ready) {
    const goes = one.letter.outcome === 'sends' || one.letter.outcome === 'paper';
    letters.push(goes ? { ...one.letter, number: await sendOne(parts, scope, one, ask.answerBy ?? null) } : one.letter);
  }
  return { letters, seen };
}

/** Issues one statement, and with it stores and posts what its recipients get. */
async function sendOne(parts: StatementParts, scope: Scope, { letter, matter, to }: Ready, answerBy: string | null): Promise<string> {
  const at = new Date(parts.now());
  const { entry } = await issue(parts, scope, matter, undefined, async (on, { number }) => {
    for (const { identity, name } of to)
      await store.addSent(on, scope, { number, at, toIdentity: identity, toName: name, says: letter.says, answerBy });
    if (to.length === 0) return;
    await parts.notice.post(
      {
        kind: 'statement-sent',
        code: answerBy === null ? 'notice-statement-sent' : 'notice-statement-sent-until',
        evidence: { by: scope.actor, kind: matter.kind.names, number, says: letter.says, until: answerBy },
        key: `statement-sent:${number}`,
        link: `/statements/${number}`,
        to: to.map(({ identity }) => identity),
      },
      on,
    );
  });
  return entry.number;
}

async function readyOf(parts: StatementParts, scope: Scope, ask: SendQuestion): Promise<Ready[]> {
  const kind = kindNamed(parts, ask.kind);
  if (kind.letter === undefined) throw new Problem('bad-input', 'statement-not-sendable', { kind: ask.kind, kinds: sendable(parts) });
  const buildings = [...new Set(ask.buildings)];
  const matters = [];
  for (const building of buildings) matters.push(await matterOf(parts, scope, kind, { ...ask, building }));
  const named = matters.map(({ basis }) => basis.building ?? '');
  const [owners, earlier] = [
    await ownersOf(parts, named),
    await store.standingFor(parts.postgres, checkedByCaller, { kind: kind.code, period: String(ask.year), buildings: named }),
  ];
  return matters.map((matter) => {
    const code = matter.basis.building ?? '';
    const to = owners.get(code) ?? [];
    const blocked: Finding[] = blockingReasonsOf(matter, ask.indicative);
    return { matter, to, letter: letterOf(matter, { to, blocked, earlier: earlier.get(code) ?? null }, ask) };
  });
}

function matterOf(parts: StatementParts, scope: Scope, kind: StatementKind, ask: SendQuestion & { readonly building: string }) {
  const { building, year, measure, grounds, answerBy, note, authority, knownAt } = ask;
  const told = { measure, grounds, answerBy, note: note === '' ? undefined : note, authority };
  const given = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  return matterOfQuestion(parts, scope, { kind: kind.code, question: { building, year, ...given }, knownAt });
}

/** The accounts that see each of these buildings as its owner. */
async function ownersOf({ access, registry }: StatementParts, buildings: readonly string[]): Promise<ReadonlyMap<string, Recipient[]>> {
  const found = new Map<string, Recipient[]>();
  const people = (await access.people()).filter(({ disabled, role }) => !disabled && role === 'owner');
  for (const { identity, name } of people) {
    const rights = await access.rightsOf(identity);
    if (rights === null) continue;
    const seen = await registry.activeVisible(rights, buildings);
    for (const [code, isSeen] of seen) if (isSeen) found.set(code, [...(found.get(code) ?? []), { identity, name }]);
  }
  return found;
}

/** The hash of what was shown, whatever the instant at which it was known. */
function seenOf(ready: readonly Ready[]): string {
  const shown = ready.map(({ letter: { number: _none, ...letter }, matter: { basis, question }, to }) => ({
    letter,
    question,
    figures: basis.figures.map(({ code, value, unit }) => ({ code, value, unit })),
    to: to.map(({ identity }) => identity),
  }));
  return sha256(canonicalJson(JSON.parse(JSON.stringify(shown))));
}

async function answerLetter(parts: StatementParts, scope: Scope, number: string, text: string): Promise<number> {
  const { entry, followed } = await needStatement(parts, scope, number);
  const { senders } = await store.partiesOf(parts.postgres, checkedByCaller, number);
  if (senders.length === 0) throw new Problem('conflict', 'statement-not-sent', { number });
  if (followed?.act === 'withdrawal') throw new Problem('conflict', 'statement-not-standing', { number });
  const count = await inTransaction(parts.postgres, async (on) => {
    const answers = await store.addAnswer(on, scope, number, new Date(parts.now()), text);
    await parts.notice.post(
      {
        kind: 'statement-answered',
        code: 'notice-statement-answered',
        evidence: { by: scope.actor, number, text: text.slice(0, 200) },
        key: `statement-answered:${number}:${answers}`,
        link: `/statements/${number}`,
        to: senders,
      },
      on,
    );
    return answers;
  });
  const subject = entry.building === null ? `statement:${number}` : `building:${entry.building}`;
  await parts.audit(scope, { action: 'statement-answer', subject, region: entry.region, detail: { number } });
  return count;
}

/** Tells those to whom a statement was sent that it is withdrawn, in the transaction of the withdrawal. */
export async function tellOfWithdrawal(
  parts: StatementParts,
  on: PoolClient,
  scope: Scope,
  { of, reason }: Pick<StatementEntry, 'reason'> & { readonly of: StatementEntry },
): Promise<void> {
  const { recipients } = await store.partiesOf(on, checkedByCaller, of.number);
  if (recipients.length === 0) return;
  await parts.notice.post(
    {
      kind: 'statement-sent',
      code: 'notice-statement-withdrawn',
      evidence: { by: scope.actor, number: of.number, reason },
      key: `statement-withdrawn:${of.number}`,
      link: `/statements/${of.number}`,
      to: recipients,
    },
    on,
  );
}

const sendable = ({ kinds }: StatementParts): string =>
  [...kinds.values()]
    .filter(({ letter }) => letter !== undefined)
    .map(({ code }) => code)
    .join(', ');

/** The notice kinds of letters and of their answers. */
export const letterNotices: readonly NoticeKind[] = [
  { kind: 'statement-sent', name: labelOf(labelTerms.statementsReceived), audience: 'person', urgent: false, mail: true },
  { kind: 'statement-answered', name: labelOf(labelTerms.statementAnswers), audience: 'person', urgent: false, mail: false },
];
