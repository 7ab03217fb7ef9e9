import { inTransaction } from '#platform/imports/imports.ts';
import type { PoolClient } from 'pg';
import { canonicalJson } from '#kernel/canonical-json.ts';
import type { Finding } from '#kernel/finding.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { refuseUnread } from '#kernel/seen.ts';
import { placeZone } from '#kernel/today.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { labelOf } from '#kernel/vocabulary.ts';
import type { NoticeKind } from '#platform/notice/notice.ts';
import type { StatementEntry } from './entry.ts';
import type { StatementKind } from './facts.ts';
import { blockingReasonsOf, issueAll, matterOfQuestion, type Beside, type Matter } from './issue.ts';
import { buildingsSeen, kindNamed, needStatement, type StatementParts } from './needs.ts';
import { letterOf, type LetterDraft, type Recipient } from './letters.ts';
import * as store from './send-store.ts';
import { holdChain } from './store.ts';

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

/** What is known of a building before its letter is decided on. */
type Found = {
  readonly matter: Matter;
  readonly to: readonly Recipient[];
  /** Those in force already, in the order in which they were issued. */
  readonly standing: readonly store.Standing[];
};

type Ready = Found & { readonly letter: LetterDraft };

/** Sending issued statements to the owners of buildings, and what they answer. */
export function sendVerbs(parts: StatementParts) {
  return {
    /** Who would be sent what. Throws `no-such-statement-kind`, `statement-not-sendable`, and what the kind throws. */
    previewSend: async (scope: Scope, ask: SendQuestion): Promise<SentLetters> => {
      const ready = readyOf(await foundOf(parts, scope, ask), ask);
      return { letters: ready.map(({ letter }) => letter), seen: seenOf(ready) };
    },
    /**
     * Issues and sends what the preview showed, all or none. Throws as `previewSend`, and `seen-missing`, `seen-not-latest`; `letter-same`
     * with the first, if somebody sent one of them meanwhile.
     */
    send: (scope: Scope, ask: SendQuestion & { readonly seen?: string | undefined }): Promise<SentLetters> => sendAll(parts, scope, ask),
    /** Answers a statement that was sent. Throws `no-such-statement`, `statement-not-sent`, `statement-withdrawn`. */
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
  const found = await foundOf(parts, scope, ask);
  const ready = readyOf(found, ask);
  const seen = seenOf(ready);
  if (read !== undefined && read !== seen) refuseSince(found, ask, read);
  refuseUnread(read, seen, { zh: '数值或收件人', en: 'figures or recipients' });
  const goes = ready.filter(({ letter: { outcome } }) => outcome === 'sends' || outcome === 'paper');
  const all = goes.map((one) => ({ matter: one.matter, beside: sending(parts, scope, one, ask.answerBy ?? null) }));
  const issued = all.length === 0 ? [] : await issueAll(parts, scope, all, (on) => refuseSame(on, ask, goes));
  const numbers = new Map(goes.map((one, at) => [one, issued[at]?.number ?? null]));
  return { letters: ready.map((one) => ({ ...one.letter, number: numbers.get(one) ?? null })), seen };
}

/** Refuses what somebody else sent since it was read: if without that one the preview would be the one that was read. */
function refuseSince(found: readonly Found[], ask: SendQuestion, read: string): void {
  const standing = found.flatMap((one) => one.standing).toSorted((a, b) => a.position - b.position);
  const first = standing.find(({ position }) => seenOf(readyOf(found, ask, position)) === read);
  if (first !== undefined) refuseFirst(first);
}

/** The same where nothing can be added meanwhile. */
async function refuseSame(on: PoolClient, { kind, year }: SendQuestion, goes: readonly Ready[]): Promise<void> {
  const buildings = goes.map(({ letter }) => letter.building);
  const known = new Set(goes.flatMap(({ standing }) => standing.map(({ number }) => number)));
  const first = (await store.standingFor(on, checkedByCaller, { kind, period: String(year), buildings })).find(
    ({ number }) => !known.has(number),
  );
  if (first !== undefined) refuseFirst(first);
}

function refuseFirst({ building, number, by, at }: store.Standing): never {
  throw new Problem('conflict', 'letter-same', { building, number, by, at: localMinute(at) });
}

/** @example localMinute('2026-03-01T00:30:00.000Z') // '2026-03-01 08:30' */
const localMinute = (at: string): string => new Date(at).toLocaleString('sv-SE', { timeZone: placeZone }).slice(0, 16);

/** Stores and posts what the recipients of a statement get, in the transaction that issues it. */
function sending(parts: StatementParts, scope: Scope, { letter, matter, to }: Ready, answerBy: string | null): Beside {
  const at = new Date(parts.now());
  return async (on, { number }) => {
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
  };
}

async function foundOf(parts: StatementParts, scope: Scope, ask: SendQuestion): Promise<Found[]> {
  const kind = kindNamed(parts, ask.kind);
  if (kind.letter === undefined) throw new Problem('bad-input', 'statement-not-sendable', { kind: ask.kind, kinds: sendable(parts) });
  const matters = [];
  for (const building of new Set(ask.buildings)) matters.push(await matterOf(parts, scope, kind, { ...ask, building }));
  const buildings = matters.map(({ basis }) => basis.building ?? '');
  const owners = await ownersOf(parts, buildings);
  const standing = await store.standingFor(parts.postgres, checkedByCaller, { kind: kind.code, period: String(ask.year), buildings });
  return matters.map((matter) => {
    const code = matter.basis.building ?? '';
    return { matter, to: owners.get(code) ?? [], standing: standing.filter(({ building }) => building === code) };
  });
}

/** @param before without what was issued at this position of the chain or later */
function readyOf(found: readonly Found[], ask: SendQuestion, before = Infinity): Ready[] {
  return found.map((one) => {
    const blocked: Finding[] = blockingReasonsOf(one.matter, ask.indicative);
    const earlier = one.standing.findLast(({ position }) => position < before) ?? null;
    return { ...one, letter: letterOf(one.matter, { to: one.to, blocked, earlier }, ask) };
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
  const { entry } = await needStatement(parts, scope, number);
  const { senders } = await store.partiesOf(parts.postgres, checkedByCaller, number);
  if (senders.length === 0) throw new Problem('conflict', 'statement-not-sent', { number });
  const count = await parts.inTurn(() =>
    inTransaction(parts.postgres, async (on) => {
      await holdChain(on, wholeProgram);
      const withdrawn = await store.withdrawalOf(on, checkedByCaller, number);
      if (withdrawn !== null) throw new Problem('conflict', 'statement-withdrawn', { number, ...withdrawn });
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
    }),
  );
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
