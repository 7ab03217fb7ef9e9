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
/** A password belongs to the server, security and user that it is for: it is never sent to any other. */
const passwordName = ({ host, port, security, user }: MailServer): string => `notice-mail ${security} ${user} ${host}:${port}`;

/** How notices are sent, as configured by administrators; every change is in the audit trail, secrets are shown only once. */
export function sendingVerbs(context: NoticeContext) {
  return { ...mailVerbs(context), ...webhookVerbs(context), ...deliveryVerbs(context) };
}

/** The configuration of sending: reading it, and changing it one at a time. */
function standingSending({ postgres, now, access }: NoticeContext) {
  const sending = async () => {
    const [{ keptDays, mail, changed }, hooks] = await Promise.all([sendingOf(postgres, wholeProgram), webhooks(postgres, wholeProgram)]);
    const told = { keptDays, changedAt: changed, webhooks: hooks };
    if (mail === null) return { ...told, mail };
    const password = await access.secretNamed(passwordName(mail)).catch(() => null);
    return { ...told, mail: { ...mail, hasPassword: password !== null } };
  };
  type Change = { readonly keptDays?: number; readonly mail?: MailServer | null };
  /** @param refuse checks the state that the change is based on, while no one else can change it */
  const save = async (scope: Scope, change: Change, action: string, refuse: (before: Sending) => void = () => undefined) => {
    const isNew = await inTransaction(postgres, async (on) => {
      await holdSending(on, wholeProgram);
      const before = await sendingOf(on, wholeProgram);
      if (isDeepStrictEqual({ ...before, ...change }, before)) return false;
      refuse(before);
      // each change has a distinct instant, which later changes pass as `seen`
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
  /** @param password if omitted, the stored one stays, unless it would be sent to another server or in another way */
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
    /** Throws Problem `seen-missing`, `seen-not-latest`, like `setMailServer`. */
    keepFor: (scope: Scope, keptDays: number, seen?: string) =>
      save(scope, { keptDays }, 'notice-keep', (at) => refuseUnreadSending(at, seen)),
    setMailServer,
    /** Makes the server from the environment the mail server, unless it already is. */
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

/** A change of an existing configuration requires having read it: `seen` is the instant of the last change. */
function refuseUnreadSending({ changed, keptDays, mail }: Sending, seen: string | undefined): void {
  if (changed !== null) refuseUnread(seen, changed.toISOString(), `${mail?.host ?? '—'}, ${keptDays}`);
}

function deliveryVerbs({ postgres, now, access }: NoticeContext) {
  return {
    /** Outgoing deliveries, newest first: recipient and state, not the content. */
    async deliveries(filter: { readonly state: DeliveryState | null; readonly offset: number; readonly limit: number }) {
      const [rows, counts, people] = await Promise.all([
        deliveries(postgres, wholeProgram, filter),
        countDeliveries(postgres, wholeProgram),
        access.people(),
      ]);
      const names = new Map(people.map(({ identity, name }) => [identity, name]));
      return { counts, deliveries: rows.map((row) => ({ ...row, to: row.webhook ?? names.get(row.identity ?? '') ?? '' })) };
    },
    /** Whether outgoing deliveries arrive, for the doctor: a warning about those given up in the last week. */
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

/** The password of the mail server; null if it has none. */
export const mailSecret = ({ access }: NoticeContext, server: MailServer): Promise<string | null> =>
  access.secretNamed(passwordName(server));

/** The configured mail server with its password; null if there is none. */
export async function mailOf(context: NoticeContext): Promise<{ server: MailServer; password: string | null } | null> {
  const { mail } = await sendingOf(context.postgres, wholeProgram);
  return mail === null ? null : { server: mail, password: await mailSecret(context, mail) };
}

/** The sender shown in mails. */
export async function placeOfMail({ settings, site }: NoticeContext): Promise<MailPlace> {
  const { cityName } = await settings.get();
  return { name: cityName === '' ? '窑洞 Yaodong' : cityName, site: site() };
}
