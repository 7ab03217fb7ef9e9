import { randomUUID } from 'node:crypto';
import { Problem } from '#kernel/problem.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { Scope } from '#kernel/scope.ts';
import type { NoticeContext } from './context.ts';
import { addWebhook, changeWebhook, removeWebhook, webhooks } from './sending-store.ts';
import type { Webhook } from './sending-store.ts';
import { freshWebhookSecret } from './public/signature.ts';
import { timedTest } from './test-outcome.ts';
import type { TestOutcome } from './test-outcome.ts';
import { webhookAddress } from './webhook-address.ts';
import { postSigned } from './public/webhook-sender.ts';

const webhookName = (id: number): string => `notice-webhook-${id}`;

/** Some fields of a webhook. */
type WebhookChange = { readonly [K in 'name' | 'address' | 'kinds' | 'enabled']?: Webhook[K] | undefined };

/** The webhooks that notices are posted to, as configured by administrators; each secret is shown once. */
export function webhookVerbs(context: NoticeContext) {
  const { postgres, now, access, kinds } = context;
  const named = async (id: number): Promise<Webhook> => {
    const found = (await webhooks(postgres, wholeProgram)).find((one) => one.id === id);
    if (found === undefined) throw new Problem('not-found', 'no-such-webhook', { webhook: id });
    return found;
  };
  const freshSecret = async (scope: Scope, webhook: Webhook, action: string) => {
    const secret = freshWebhookSecret();
    await access.keepSecret(webhookName(webhook.id), secret);
    await note(scope, webhook, action);
    return { ...webhook, secret };
  };
  // an address may contain a token after its host: the audit trail records only the host
  const note = (scope: Scope, { name, address, kinds: taken, enabled }: Webhook, action: string) =>
    access.audit(scope, {
      action,
      subject: `webhook:${name}`,
      region: null,
      detail: { at: webhookAddress(address).origin, kinds: taken, enabled },
    });
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
      const after: Webhook = { ...(await named(id)), ...given };
      webhookAddress(after.address);
      kinds.check(change.kinds ?? []);
      if (!(await changeWebhook(postgres, wholeProgram, after))) throw new Problem('conflict', 'webhook-name-taken', { name: after.name });
      await note(scope, after, 'webhook-change');
      return after;
    },
    renewWebhook: async (scope: Scope, id: number) => freshSecret(scope, await named(id), 'webhook-renew'),
    async removeWebhook(scope: Scope, id: number): Promise<void> {
      const webhook = await named(id);
      await removeWebhook(postgres, wholeProgram, id);
      await access.dropSecret(webhookName(id));
      await note(scope, webhook, 'webhook-remove');
    },
    testWebhook: async (scope: Scope, id: number) => testWebhook(context, scope, await named(id)),
  };
}

/** Sends a signed test message. */
async function testWebhook(context: NoticeContext, scope: Scope, { id, address, name }: Webhook): Promise<TestOutcome> {
  const { now, access, ending } = context;
  const message = randomUUID();
  const body = JSON.stringify({ id: message, type: 'test', timestamp: new Date(now()).toISOString(), data: {} });
  const outcome = await timedTest(now, async () =>
    postSigned({ address, secret: await webhookSecret(context, id), id: message, body, at: now() }, ending),
  );
  const detail = { outcome: outcome.trouble?.code ?? 'sent' };
  await access.audit(scope, { action: 'notice-test', subject: `webhook:${name}`, region: null, detail });
  return outcome;
}

/** The secret that messages to a webhook are signed with. Throws Problem `webhook-without-secret`, `kept-secret-differs`. */
export async function webhookSecret({ access }: NoticeContext, id: number): Promise<string> {
  const secret = await access.secretNamed(webhookName(id));
  if (secret === null) throw new Problem('conflict', 'webhook-without-secret', { webhook: id });
  return secret;
}
