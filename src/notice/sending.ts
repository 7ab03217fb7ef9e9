import { randomUUID } from 'node:crypto';
import type { Evidence, Finding, Language } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope } from '#kernel/scope.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Tried } from './delivery.ts';
import { countDeliveries, countGivenUp, deliveries, retry } from './delivery-store.ts';
import type { DeliveryState } from './delivery-store.ts';
import { sendMail } from './mail-sender.ts';
import { testMail } from './mail-text.ts';
import type { MailPlace } from './mail-text.ts';
import type { NoticeContext } from './context.ts';
import { addWebhook, changeWebhook, removeWebhook, saveSending, sendingOf, webhooks } from './sending-store.ts';
import type { MailServer, Webhook } from './sending-store.ts';
import { freshWebhookSecret } from './signature.ts';
import { webhookAddress } from './webhook-address.ts';
import { postSigned } from './webhook-sender.ts';

const weekMs = 7 * 86_400_000;
const mailName = 'notice-mail';
const webhookName = (id: number): string => `notice-webhook-${id}`;

/** Some of a webhook. */
type WebhookChange = { readonly [K in 'name' | 'address' | 'kinds' | 'enabled']?: Webhook[K] | undefined };

/** What came of a test: null where it went well. */
export type TestOutcome = { readonly trouble: { readonly code: string; readonly evidence: Evidence } | null; readonly ms: number };

/** How notices leave the machine, as administrators have it; every change in the trail, no secret told but once. */
export function sendingVerbs(context: NoticeContext) {
  return { ...mailVerbs(context), ...webhookVerbs(context), ...deliveryVerbs(context) };
}

function mailVerbs(context: NoticeContext) {
  const { postgres, now, access } = context;
  const sending = async (scope: Scope) => {
    const [{ keptDays, mail }, hooks, password] = await Promise.all([
      sendingOf(postgres, scope),
      webhooks(postgres, scope),
      access.secretNamed(scope, mailName).then(
        (found) => found !== null,
        () => false,
      ),
    ]);
    return { keptDays, mail: mail === null ? null : { ...mail, hasPassword: password }, webhooks: hooks };
  };
  const save = async (scope: Scope, change: { readonly keptDays?: number; readonly mail?: MailServer | null }, action: string) => {
    await saveSending(postgres, scope, { ...(await sendingOf(postgres, scope)), ...change }, now());
    await access.audit(scope, { action, subject: 'notices', region: null, detail: { ...change } });
    return sending(scope);
  };
  return {
    sending,
    keepFor: (scope: Scope, keptDays: number) => save(scope, { keptDays }, 'notice-keep'),
    /** @param password left out: the one that is kept stays, unless it would go elsewhere or otherwise */
    async setMailServer(scope: Scope, server: MailServer, password?: string) {
      const { mail: before } = await sendingOf(postgres, scope);
      const elsewhere = before === null || (['host', 'port', 'user', 'security'] as const).some((name) => before[name] !== server[name]);
      if (password !== undefined) await access.keepSecret(scope, mailName, password);
      else if (elsewhere || server.user === '') await access.dropSecret(scope, mailName);
      return save(scope, { mail: server }, 'notice-mail-server');
    },
    async removeMailServer(scope: Scope) {
      await access.dropSecret(scope, mailName);
      return save(scope, { mail: null }, 'notice-mail-server-remove');
    },
    /** Throws Problem `mail-not-set-up`. */
    async testMailServer(scope: Scope, to: string, language: Language): Promise<TestOutcome> {
      const { mail } = await sendingOf(postgres, scope);
      if (mail === null) throw new Problem('conflict', 'mail-not-set-up');
      const text = testMail(await placeOfMail(context), language);
      const outcome = await timed(context, async () =>
        sendMail(mail, await mailSecret(context), { ...text, to, id: randomUUID() }, context.ending),
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

function webhookVerbs(context: NoticeContext) {
  const { postgres, now, access, kinds } = context;
  const named = async (scope: Scope, id: number): Promise<Webhook> => {
    const found = (await webhooks(postgres, scope)).find((one) => one.id === id);
    if (found === undefined) throw new Problem('not-found', 'no-such-webhook', { webhook: id });
    return found;
  };
  const freshSecret = async (scope: Scope, webhook: Webhook, action: string) => {
    const secret = freshWebhookSecret();
    await access.keepSecret(scope, webhookName(webhook.id), secret);
    await note(scope, webhook, action);
    return { ...webhook, secret };
  };
  const note = (scope: Scope, { name, address, kinds: taken, enabled }: Webhook, action: string) =>
    access.audit(scope, { action, subject: `webhook:${name}`, region: null, detail: { address, kinds: taken, enabled } });
  return {
    /** Throws Problem `webhook-address`, `webhook-name-taken`, `no-such-notice-kind`. */
    async addWebhook(scope: Scope, given: Pick<Webhook, 'name' | 'address' | 'kinds'>) {
      webhookAddress(given.address);
      kinds.check(given.kinds);
      const made = await addWebhook(postgres, scope, given, now());
      if (made === undefined) throw new Problem('conflict', 'webhook-name-taken', { name: given.name });
      return freshSecret(scope, made, 'webhook-add');
    },
    async changeWebhook(scope: Scope, id: number, change: WebhookChange) {
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      const after: Webhook = { ...(await named(scope, id)), ...given };
      webhookAddress(after.address);
      kinds.check(change.kinds ?? []);
      if (!(await changeWebhook(postgres, scope, after))) throw new Problem('conflict', 'webhook-name-taken', { name: after.name });
      await note(scope, after, 'webhook-change');
      return after;
    },
    renewWebhook: async (scope: Scope, id: number) => freshSecret(scope, await named(scope, id), 'webhook-renew'),
    async removeWebhook(scope: Scope, id: number): Promise<void> {
      const webhook = await named(scope, id);
      await removeWebhook(postgres, scope, id);
      await access.dropSecret(scope, webhookName(id));
      await note(scope, webhook, 'webhook-remove');
    },
    async testWebhook(scope: Scope, id: number): Promise<TestOutcome> {
      const { address, name } = await named(scope, id);
      const message = randomUUID();
      const body = JSON.stringify({ id: message, type: 'test', timestamp: new Date(now()).toISOString(), data: {} });
      const outcome = await timed(context, async () =>
        postSigned({ address, secret: await webhookSecret(context, id), id: message, body, at: now() }, context.ending),
      );
      await access.audit(scope, {
        action: 'notice-test',
        subject: `webhook:${name}`,
        region: null,
        detail: { outcome: outcome.trouble?.code ?? 'sent' },
      });
      return outcome;
    },
  };
}

function deliveryVerbs({ postgres, now, access }: NoticeContext) {
  return {
    /** What goes out, newest first: to whom and how it stands, not what it says. */
    async deliveries(scope: Scope, filter: { readonly state: DeliveryState | null; readonly offset: number; readonly limit: number }) {
      const [rows, counts, people] = await Promise.all([
        deliveries(postgres, scope, filter),
        countDeliveries(postgres, scope),
        access.people(scope),
      ]);
      const names = new Map(people.map(({ identity, name }) => [identity, name]));
      return { counts, deliveries: rows.map((row) => ({ ...row, to: row.webhook ?? names.get(row.identity ?? '') ?? '' })) };
    },
    /** Whether what goes out arrives, for the doctor: a warning of what was given up in the last week. */
    async health(scope: Scope): Promise<{ counted: number; findings: readonly Finding[] }> {
      const [{ waiting, delivered, 'given-up': all }, givenUp] = await Promise.all([
        countDeliveries(postgres, scope),
        countGivenUp(postgres, scope, now() - weekMs),
      ]);
      const finding: Finding = { code: 'notices-given-up', severity: 'warning', evidence: { count: givenUp } };
      return { counted: waiting + delivered + all, findings: givenUp === 0 ? [] : [finding] };
    },
    /** @param id undefined: all that were given up. Throws Problem `no-such-delivery`. */
    async tryAgain(scope: Scope, id?: string): Promise<number> {
      const again = await retry(postgres, scope, id ?? null, now());
      if (id !== undefined && again === 0) throw new Problem('not-found', 'no-such-delivery');
      await access.audit(scope, { action: 'notice-retry', subject: 'notices', region: null, detail: { again } });
      return again;
    },
  };
}

/** The password of the mail server; null where it has none. */
export const mailSecret = ({ access }: NoticeContext): Promise<string | null> => access.secretNamed(programScope, mailName);

/** What messages to a webhook are signed with. Throws Problem `webhook-without-secret`, `kept-secret-differs`. */
export async function webhookSecret({ access }: NoticeContext, id: number): Promise<string> {
  const secret = await access.secretNamed(programScope, webhookName(id));
  if (secret === null) throw new Problem('conflict', 'webhook-without-secret', { webhook: id });
  return secret;
}

/** Who mails come from, as they say it. */
export async function placeOfMail({ settings, site }: NoticeContext): Promise<MailPlace> {
  const { cityName } = await settings.get(programScope);
  return { name: cityName === '' ? '窑洞 Yaodong' : cityName, site: site() };
}

async function timed({ now }: NoticeContext, work: () => Promise<Tried>): Promise<TestOutcome> {
  const began = now();
  const tried = await work();
  return { trouble: tried.outcome === 'failed' ? tried.reason : null, ms: Math.max(0, now() - began) };
}
