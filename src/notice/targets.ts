import { randomUUID } from 'node:crypto';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { NoticeContext } from './context.ts';
import type { Tried } from './delivery.ts';
import { deliveriesOf } from './delivery-store.ts';
import { noticeMail } from './mail-text.ts';
import { sendMail } from './mail-sender.ts';
import { mailOf, placeOfMail } from './sending.ts';
import { ruleSignature } from './signature.ts';
import { putTarget, removeTarget, targetsNamed, type Target } from './target-store.ts';
import { timedTest, type TestOutcome } from './test-outcome.ts';
import { webhookAddress } from './webhook-address.ts';
import { postSigned } from './webhook-sender.ts';

const secretName = (name: string): string => `notice-target-${name}`;

type GivenTarget = {
  readonly name: string;
  readonly webhook?: string | undefined;
  readonly secret?: string | undefined;
  readonly mail?: string | undefined;
  readonly quiet?: { readonly from: string; readonly until: string } | undefined;
};

/** Whom rules name, as administrators have it. */
export function targetVerbs(context: NoticeContext) {
  const { postgres, now, access } = context;
  const named = async (scope: Scope, name: string): Promise<Target> => {
    const [found] = await targetsNamed(postgres, scope, [name]);
    if (found === undefined) throw new Problem('not-found', 'no-such-target', { name });
    return found;
  };
  const note = (scope: Scope, action: string, { name, webhook }: Target) =>
    access.audit(scope, {
      action,
      subject: `notify:${name}`,
      region: null,
      detail: webhook === null ? {} : { at: webhookAddress(webhook).origin },
    });
  return {
    /** Everybody that rules may name. */
    targets: (scope: Scope) => targetsNamed(postgres, scope, null),
    /** Of these names those that there are. */
    targetsAmong: async (scope: Scope, names: readonly string[]) => (await targetsNamed(postgres, scope, names)).map(({ name }) => name),
    /** Throws Problem `webhook-address`, `target-one-way`. */
    async putTarget(scope: Scope, { name, webhook, secret, mail, quiet }: GivenTarget): Promise<Target> {
      if ((webhook === undefined) === (mail === undefined) || (webhook !== undefined && (secret ?? '') === ''))
        throw new Problem('bad-input', 'target-one-way', { name });
      if (webhook !== undefined) webhookAddress(webhook);
      if (secret !== undefined && webhook !== undefined) await access.keepSecret(scope, secretName(name), secret);
      const target = await putTarget(postgres, scope, { name, webhook: webhook ?? null, mail: mail ?? null, quiet: quiet ?? null }, now());
      await note(scope, 'notify-add', target);
      return target;
    },
    async removeTarget(scope: Scope, name: string): Promise<void> {
      const target = await named(scope, name);
      await removeTarget(postgres, scope, name);
      await access.dropSecret(scope, secretName(name));
      await note(scope, 'notify-remove', target);
    },
    /** Sends what tells of nothing. */
    async testTarget(scope: Scope, name: string): Promise<TestOutcome> {
      const target = await named(scope, name);
      const outcome = await timedTest(now, () =>
        sendToTarget(context, target, {
          id: randomUUID(),
          payload: { event: 'test', at: new Date(now()).toISOString(), episode: null },
          sentence: '窑洞：测试通知 / Yaodong: a test',
          link: null,
        }),
      );
      await note(scope, 'notify-test', target);
      return outcome;
    },
    /** What became of notices on their ways to names, by their keys. */
    sentOf: (scope: Scope, keys: readonly string[]) => deliveriesOf(postgres, scope, keys),
  };
}

type Message = {
  readonly id: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly sentence: string;
  readonly link: string | null;
};

/** Posts or mails to a name: `{event, delivery, at, …}`, signed. */
export async function sendToTarget(context: NoticeContext, target: Target, { id, payload, sentence, link }: Message): Promise<Tried> {
  const { now, access, ending } = context;
  if (target.webhook !== null) {
    const secret = await access.secretNamed(programScope, secretName(target.name));
    if (secret === null)
      return { outcome: 'failed', final: false, reason: { code: 'webhook-without-secret', evidence: { webhook: target.name } } };
    const { event, at, ...rest } = payload;
    const body = JSON.stringify({ event, delivery: id, at, ...rest });
    return postSigned({ address: target.webhook, secret, id, body, at: now(), signed: ruleSignature }, ending);
  }
  const mail = await mailOf(context);
  if (mail === null) return { outcome: 'failed', final: false, reason: { code: 'mail-not-set-up', evidence: {} } };
  const text = noticeMail(sentence, link, await placeOfMail(context), 'zh');
  return sendMail(mail.server, mail.password, { ...text, to: target.mail ?? '', id }, ending);
}
