import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Finding, Language } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { Scope } from '#kernel/scope.ts';
import { refuseUnread } from '#kernel/seen.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import { countDeliveries, countGivenUp, deliveries, retry } from './delivery-store.ts';
import type { DeliveryState } from './delivery-store.ts';
import { sendMail } from './mail-sender.ts';
import { testMail } from './mail-text.ts';
import type { MailPlace } from './mail-text.ts';
import type { NoticeContext } from './context.ts';
import { holdSending, saveSending, sendingOf, webhooks } from './sending-store.ts';
import type { MailServer, Sending } from './sending-store.ts';
import { timedTest } from './test-outcome.ts';
import type { TestOutcome } from './test-outcome.ts';
import { webhookVerbs } from './webhooks.ts';

const weekMs = 7 * 86_400_000;
/** A password belongs to the server, way and user that it is for: no other is ever sent it. */
const passwordName = ({ host, port, security, user }: MailServer): string => `notice-mail ${security} ${user} ${host}:${port}`;

/** How notices leave the machine, as administrators have it; every change in the trail, no secret told but once. */
export function sendingVerbs(context: NoticeContext) {
  return { ...mailVerbs(context), ...webhookVerbs(context), ...deliveryVerbs(context) };
}

/** How notices leave the machine: told, and changed by one at a time. */
function standingSending({ postgres, now, access }: NoticeContext) {
  const sending = async () => {
    const [{ keptDays, mail, changed }, hooks] = await Promise.all([sendingOf(postgres, wholeProgram), webhooks(postgres, wholeProgram)]);
    const told = { keptDays, changedAt: changed, webhooks: hooks };
    if (mail === null) return { ...told, mail };
    const password = await access.secretNamed(passwordName(mail)).catch(() => null);
    return { ...told, mail: { ...mail, hasPassword: password !== null } };
  };
  type Change = { readonly keptDays?: number; readonly mail?: MailServer | null };
  /** @param refuse what it is said on, asked where nobody can change it meanwhile */
  const save = async (scope: Scope, change: Change, action: string, refuse: (before: Sending) => void = () => undefined) => {
    const isNew = await inTransaction(postgres, async (on) => {
      await holdSending(on, wholeProgram);
      const before = await sendingOf(on, wholeProgram);
      if (isDeepStrictEqual({ ...before, ...change }, before)) return false;
      refuse(before);
      // each change has an instant of its own, by which it is named as read
      await saveSending(on, scope, { ...before, ...change }, Math.max(now(), (before.changed?.getTime() ?? 0) + 1));
      return true;
    });
    if (isNew) await access.audit(scope, { action, subject: 'notices', region: null, detail: { ...change } });
    return sending();
  };
  return { sending, save };
}

function mailVerbs(context: NoticeContext) {
  const { postgres, now, access } = context;
  const { sending, save } = standingSending(context);
  /** @param password left out: the one that is kept stays, unless it would go elsewhere or otherwise */
  const setMailServer = async (scope: Scope, server: MailServer, password?: string, seen?: string) => {
    const standing = await sendingOf(postgres, wholeProgram);
    const { mail: before } = standing;
    if (scope !== programScope && !(password === undefined && isDeepStrictEqual(before, server))) refuseUnreadSending(standing, seen);
    if (password !== undefined) await access.keepSecret(passwordName(server), password);
    if (before !== null && passwordName(before) !== passwordName(server)) await access.dropSecret(passwordName(before));
    const refuse = scope === programScope ? undefined : (at: Sending) => refuseUnreadSending(at, seen);
    return save(scope, { mail: server }, 'notice-mail-server', refuse);
  };
  return {
    sending,
    /** Throws Problem `seen-missing`, `seen-not-latest`, as `setMailServer`. */
    keepFor: (scope: Scope, keptDays: number, seen?: string) =>
      save(scope, { keptDays }, 'notice-keep', (at) => refuseUnreadSending(at, seen)),
    setMailServer,
    /** What the environment names becomes the mail server, where it is not already. */
    async useMailServer({ password, ...server }: MailServer & { readonly password: string }): Promise<void> {
      const { mail } = await sendingOf(postgres, wholeProgram);
      const isSame = mail !== null && isDeepStrictEqual(mail, server) && ((await mailSecret(context, server)) ?? '') === password;
      if (!isSame) await setMailServer(programScope, server, password === '' ? undefined : password);
    },
    async removeMailServer(scope: Scope) {
      const { mail } = await sendingOf(postgres, wholeProgram);
      if (mail !== null) await access.dropSecret(passwordName(mail));
      return save(scope, { mail: null }, 'notice-mail-server-remove');
    },
    /** Throws Problem `mail-not-set-up`. */
    async testMailServer(scope: Scope, to: string, language: Language): Promise<TestOutcome> {
      const { mail } = await sendingOf(postgres, wholeProgram);
      if (mail === null) throw new Problem('conflict', 'mail-not-set-up');
      const text = testMail(await placeOfMail(context), language);
      const outcome = await timedTest(now, async () =>
        sendMail(mail, await mailSecret(context, mail), { ...text, to, id: randomUUID() }, context.ending),
      );
      await access.audit(scope, {
        action: 'notice-test',
        subject: 'notices',
        region: null,
        detail: { to, outcome: outcome.trouble?.code ?? 'sent' },
      });
      return outcome;
    },
  };
}

/** Whoever changes what somebody has set must have read it: `seen` is the instant of the last change. */
function refuseUnreadSending({ changed, keptDays, mail }: Sending, seen: string | undefined): void {
  if (changed !== null) refuseUnread(seen, changed.toISOString(), `${mail?.host ?? '—'}, ${keptDays}`);
}

function deliveryVerbs({ postgres, now, access }: NoticeContext) {
  return {
    /** What goes out, newest first: to whom and how it stands, not what it says. */
    async deliveries(filter: { readonly state: DeliveryState | null; readonly offset: number; readonly limit: number }) {
      const [rows, counts, people] = await Promise.all([
        deliveries(postgres, wholeProgram, filter),
        countDeliveries(postgres, wholeProgram),
        access.people(),
      ]);
      const names = new Map(people.map(({ identity, name }) => [identity, name]));
      return { counts, deliveries: rows.map((row) => ({ ...row, to: row.webhook ?? names.get(row.identity ?? '') ?? '' })) };
    },
    /** Whether what goes out arrives, for the doctor: a warning of what was given up in the last week. */
    async health(): Promise<{ counted: number; findings: readonly Finding[] }> {
      const [{ waiting, delivered, 'given-up': all }, givenUp] = await Promise.all([
        countDeliveries(postgres, wholeProgram),
        countGivenUp(postgres, wholeProgram, now() - weekMs),
      ]);
      const finding: Finding = { code: 'notices-given-up', severity: 'warning', evidence: { count: givenUp } };
      return { counted: waiting + delivered + all, findings: givenUp === 0 ? [] : [finding] };
    },
    /** @param id undefined: all that were given up. Throws Problem `no-such-delivery`. */
    async tryAgain(scope: Scope, id?: string): Promise<number> {
      const again = await retry(postgres, wholeProgram, id ?? null, now());
      if (id !== undefined && again === 0) throw new Problem('not-found', 'no-such-delivery');
      await access.audit(scope, { action: 'notice-retry', subject: 'notices', region: null, detail: { again } });
      return again;
    },
  };
}

/** The password of the mail server; null where it has none. */
export const mailSecret = ({ access }: NoticeContext, server: MailServer): Promise<string | null> =>
  access.secretNamed(passwordName(server));

/** The mail server with its password, as it is set up; null where none is. */
export async function mailOf(context: NoticeContext): Promise<{ server: MailServer; password: string | null } | null> {
  const { mail } = await sendingOf(context.postgres, wholeProgram);
  return mail === null ? null : { server: mail, password: await mailSecret(context, mail) };
}

/** Who mails come from, as they say it. */
export async function placeOfMail({ settings, site }: NoticeContext): Promise<MailPlace> {
  const { cityName } = await settings.get();
  return { name: cityName === '' ? '窑洞 Yaodong' : cityName, site: site() };
}
