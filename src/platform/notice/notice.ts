import type { Language } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { Scope } from '#kernel/scope.ts';
import { choiceVerbs } from './choices.ts';
import type { NoticeContext, NoticeNeeds } from './context.ts';
import { deliver } from './deliver.ts';
import { importEnded, jobEnded } from './ended.ts';
import { createNoticeKinds } from './kinds.ts';
import type { NewNotice, NoticeKind } from './kinds.ts';
import { countInbox, countUnread, dropOld, inbox, kindsOfInbox, latestOfKind, markRead, ownAmong } from './notice-store.ts';
import type { InboxFilter, Queryable } from './notice-store.ts';
import { postNotice } from './post.ts';
import { sendingOf } from './sending-store.ts';
import { sendingVerbs } from './sending.ts';
import { targetVerbs } from './targets.ts';
import { today } from '#kernel/today.ts';
import { keyLeads, leadDue, passwordLeads } from './ends-soon.ts';

const hourMs = 3_600_000;

/** Notifies administrators of keys that expire soon, and of one-time passwords that were not changed yet. */
async function tellOfEndingAccess(context: NoticeContext): Promise<void> {
  const { access, now, postgres } = context;
  const post = (code: string, evidence: object, key: string, link: string) =>
    postNotice(context, { kind: 'access-ends', code, evidence: { ...evidence }, key, link, to: 'administrators' }, postgres);
  for (const { identity, name, createdAt, expiresAt } of await access.endingKeys()) {
    const lead = leadDue(createdAt.getTime(), expiresAt.getTime(), now(), keyLeads);
    if (lead === null) continue;
    const days = Math.ceil((expiresAt.getTime() - now()) / (24 * hourMs));
    await post(
      'notice-key-ends',
      { key: name, until: today(expiresAt.getTime()), days },
      `${identity}:${expiresAt.getTime()}:${lead}`,
      '/admin/keys',
    );
  }
  for (const { identity, name, disabled, mustChange, oneTimeUntil, createdAt } of await access.people()) {
    if (disabled || !mustChange || oneTimeUntil === null) continue;
    const lead = leadDue(createdAt.getTime(), oneTimeUntil.getTime(), now(), passwordLeads);
    if (lead === null) continue;
    const hours = Math.ceil((oneTimeUntil.getTime() - now()) / hourMs);
    await post('notice-password-ends', { user: name, hours }, `${identity}:${oneTimeUntil.getTime()}`, '/admin/users');
  }
}

export type { NewNotice, NoticeKind } from './kinds.ts';

export type Notices = ReturnType<typeof createNotices>;

const dayMs = 86_400_000;

/** How long unread notices are kept, and ended deliveries are shown. */
const longest = { unreadDays: 365, endedDays: 60 };

/**
 * Notifies people of what concerns them: always in the console, and by mail and signed webhook if they or the administrators have chosen
 * so.
 * @example createNotices(needs).register(kind) // once; then `post` in the transaction of the subject
 */
export function createNotices(needs: NoticeNeeds) {
  const context: NoticeContext = { ...needs, kinds: createNoticeKinds() };
  for (const kind of ownKinds) context.kinds.add(kind);
  needs.imports.onEnded((ended) => importEnded(context, ended));
  needs.jobs.onEnded((ended) => jobEnded(context, ended));
  return {
    /** Registers a kind of notice. Each slice does so once, when it is created. */
    register: (kind: NoticeKind): void => context.kinds.add(kind),
    /**
     * Writes a notice to the inboxes and the outbox, once for each `key`. In a transaction (`on`) it is stored together with its subject or
     * not at all.
     * @example const about = { kind: 'import-ended', code: 'notice-import-done', evidence: { file: 'a.csv', import: 17, minutes: 3 } };
     * await notices.post({ ...about, key: 'import:17', link: '/imports/17', to: ['user:a'] });
     */
    post: (notice: NewNotice, on: Queryable = needs.postgres): Promise<boolean> => postNotice(context, notice, on),
    /** All kinds that slices have registered. */
    kinds: () => context.kinds.all(),
    /** The latest notice of a kind, for any recipient. */
    latest: (kind: string) => latestOfKind(needs.postgres, wholeProgram, kind),
    ...inboxVerbs(context),
    ...choiceVerbs(context),
    ...sendingVerbs(context),
    ...targetVerbs(context),
    ...rounds(context),
  };
}

function inboxVerbs({ postgres, now, kinds }: NoticeContext) {
  const unread = (scope: Scope) => countUnread(postgres, scope);
  return {
    unread,
    /** One's own notices, newest first, and the values that they can be filtered by. */
    async list(scope: Scope, filter: InboxFilter, language: Language) {
      const [rows, total, count, found] = await Promise.all([
        inbox(postgres, scope, filter),
        countInbox(postgres, scope, filter),
        unread(scope),
        kindsOfInbox(postgres, scope),
      ]);
      const next = rows.length === filter.limit ? (rows.at(-1)?.id ?? null) : null;
      return { rows, next, total, unread: count, kinds: found.map((kind) => ({ kind, name: kinds.nameOf(kind, language) })) };
    },
    nameOfKind: kinds.nameOf,
    /** @param notices undefined: all @throws Problem `no-such-notice` if one is not one's own */
    async read(scope: Scope, notices?: readonly number[]) {
      if (notices !== undefined) {
        const own = new Set(await ownAmong(postgres, scope, notices));
        const strange = notices.find((one) => !own.has(one));
        if (strange !== undefined) throw new Problem('not-found', 'no-such-notice', { notice: strange });
      }
      return { read: await markRead(postgres, scope, notices ?? null, now()), unread: await unread(scope) };
    },
  };
}

/** Recurring work. */
function rounds(context: NoticeContext) {
  const { postgres, now, imports, jobs } = context;
  const reportEnded = async (): Promise<void> => {
    await imports.reportEnded();
    await jobs.reportEnded();
  };
  return {
    /** After a start: notifies of imports and jobs that ended, or were cut short, and were not reported. */
    mend: reportEnded,
    /** Sends everything that is due, whoever wrote it; @returns how many were attempted. Never throws for the outcome of a delivery. */
    deliver: () => deliver(context),
    /** Writes notices of ended work, and of keys and passwords that expire soon. */
    async tellOfWork(): Promise<void> {
      await reportEnded();
      await tellOfEndingAccess(context);
    },
    /** Deletes old notices, and deliveries that ended long ago. */
    async keepUp(): Promise<void> {
      const { keptDays } = await sendingOf(postgres, wholeProgram);
      const ago = (days: number) => new Date(now() - days * dayMs);
      await dropOld(postgres, wholeProgram, { read: ago(keptDays), unread: ago(longest.unreadDays), ended: ago(longest.endedDays) });
    },
  };
}

/** The kinds of the slices before this one. */
const ownKinds: readonly NoticeKind[] = [
  {
    kind: 'import-ended',
    name: { zh: '导入结束', en: 'An import has ended' },
    audience: 'person',
    urgent: false,
    mail: true,
  },
  {
    kind: 'job-ended',
    name: { zh: '后台任务结束', en: 'A job has ended' },
    audience: 'person',
    urgent: false,
    mail: true,
  },
  {
    kind: 'job-failed',
    name: { zh: '定时任务未成功', en: 'Scheduled work has failed' },
    audience: 'administrators',
    urgent: true,
    mail: true,
  },
  {
    kind: 'access-ends',
    name: { zh: '密钥或一次性密码即将失效', en: 'A key or one-time password expires soon' },
    audience: 'administrators',
    urgent: false,
    mail: true,
  },
];
