import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { PoolClient } from 'pg';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { refuseNotLatest, refuseUnread } from '#kernel/seen.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import type { NoticeContext } from './context.ts';
import type { Tried } from './delivery.ts';
import { deliveriesOf } from './delivery-store.ts';
import { fillTemplate, type GatewayRequest, type GatewayTemplate, holesOf, type Placeholder, readTemplate } from './gateway-template.ts';
import { noticeMail } from './mail-text.ts';
import { sendMail } from './mail-sender.ts';
import { mailOf, placeOfMail } from './sending.ts';
import { ruleSignature } from './public/signature.ts';
import { holdTarget, putTarget, removeTarget, targetsNamed, type Target } from './target-store.ts';
import { timedTest, type TestOutcome } from './test-outcome.ts';
import { webhookAddress } from './webhook-address.ts';
import { postSigned, sendRequest } from './public/webhook-sender.ts';

const secretName = (name: string): string => `notice-target-${name}`;

type GivenTarget = {
  readonly name: string;
  readonly webhook?: string | undefined;
  readonly secret?: string | undefined;
  readonly mail?: string | undefined;
  readonly quiet?: { readonly from: string; readonly until: string } | undefined;
  /** A gateway's message format, YAML or JSON. */
  readonly template?: string | undefined;
  /** The instant of the last change that was returned with it; required to change an existing one. */
  readonly seen?: string | undefined;
};

/**
 * A change of an existing target requires having read it: `seen` is the instant of its last change. Repeating the same values requires
 * none.
 */
function refuseUnreadTarget(standing: Target | undefined, seen: string | undefined, isSame: boolean): void {
  if (standing === undefined) return refuseNotLatest(seen, '—', '—');
  const [latest, says] = [standing.made.toISOString(), standing.mail ?? webhookAddress(standing.webhook ?? '').origin];
  return isSame ? refuseNotLatest(seen, latest, says) : refuseUnread(seen, latest, says);
}

/** Stores a target whose secret is already sealed. */
async function putNamed({ access, now }: NoticeContext, on: PoolClient, scope: Scope, given: GivenTarget): Promise<Target> {
  const { name, webhook = null, secret = '', mail = null, quiet = null } = given;
  const template = templateOf(given);
  await holdTarget(on, wholeProgram, name);
  const [standing] = await targetsNamed(on, wholeProgram, [name]);
  const isBare = webhook !== null && template === null && secret === '';
  const stays = isBare && standing?.webhook === webhook ? standing : undefined;
  if ((webhook === null) === (mail === null) || (isBare && stays === undefined)) throw new Problem('bad-input', 'target-one-way', { name });
  if (quiet !== null && quiet.from === quiet.until) throw new Problem('bad-input', 'quiet-hours-empty', { from: quiet.from });
  if (webhook !== null) webhookAddress(webhook);
  const isSame = (stays !== undefined || (mail !== null && standing?.mail === mail)) && isDeepStrictEqual(standing?.quiet, quiet);
  refuseUnreadTarget(standing, given.seen, isSame);
  if (webhook !== null && stays === undefined)
    await access.keepSecret(secretName(name), template === null ? secret : JSON.stringify({ secret, template }), on);
  const fresh = template === null || webhook === null ? null : { method: template.method, placeholders: holesOf(template, webhook) };
  return putTarget(on, scope, { name, webhook, mail, quiet, template: stays?.template ?? fresh }, now());
}

/** The targets that rules can name, as configured by administrators. */
export function targetVerbs(context: NoticeContext) {
  const { postgres, now, access } = context;
  const named = async (name: string): Promise<Target> => {
    const [found] = await targetsNamed(postgres, wholeProgram, [name]);
    if (found === undefined) throw new Problem('not-found', 'nobody-to-notify', { name });
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
    /** All targets that rules may name. */
    targets: () => targetsNamed(postgres, wholeProgram, null),
    /** Those of these names that exist. */
    targetsAmong: async (names: readonly string[]) => (await targetsNamed(postgres, wholeProgram, names)).map(({ name }) => name),
    /**
     * Changes an existing target, if the requester has read it; at the same address its secret and template stay unless given.
     * Throws Problem `webhook-address`, `target-one-way`, `quiet-hours-empty`, `seen-missing`, `seen-not-latest`, and for a template what
     * `readTemplate` throws, `gateway-secret-missing`.
     */
    async putTarget(scope: Scope, given: GivenTarget): Promise<Target> {
      const target = await inTransaction(postgres, (on) => putNamed(context, on, scope, given));
      await note(scope, 'notify-add', target);
      return target;
    },
    async removeTarget(scope: Scope, name: string): Promise<void> {
      const target = await named(name);
      await removeTarget(postgres, wholeProgram, name);
      await access.dropSecret(secretName(name));
      await note(scope, 'notify-remove', target);
    },
    /** Sends a test message. */
    async testTarget(scope: Scope, name: string): Promise<TestOutcome> {
      const target = await named(name);
      const outcome = await timedTest(now, () =>
        sendToTarget(context, target, {
          id: randomUUID(),
          payload: { event: 'test', at: new Date(now()).toISOString(), episode: null },
          sentence: '窑洞：测试通知',
          sentenceEn: 'Yaodong: a test',
          link: null,
        }),
      );
      await note(scope, 'notify-test', target);
      return outcome;
    },
    /** The state of notices' deliveries to targets, by their keys. */
    sentOf: (keys: readonly string[]) => deliveriesOf(postgres, wholeProgram, keys),
  };
}

/** The given template; null: none. */
function templateOf({ name, webhook, secret = '', template: text }: GivenTarget): GatewayTemplate | null {
  if (text === undefined) return null;
  if (webhook === undefined) throw new Problem('bad-input', 'target-one-way', { name });
  const template = readTemplate(text, webhook);
  if (secret === '' && holesOf(template, webhook).includes('secret')) throw new Problem('bad-input', 'gateway-secret-missing', { name });
  return template;
}

type Message = {
  readonly id: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly sentence: string;
  readonly sentenceEn: string;
  readonly link: string | null;
};

/** Posts or mails to a target: `{event, delivery, at, …}`, signed. */
export async function sendToTarget(context: NoticeContext, target: Target, message: Message): Promise<Tried> {
  const { now, access, ending } = context;
  const { id, payload, sentence, link } = message;
  if (target.webhook !== null) {
    const secret = await access.secretNamed(secretName(target.name));
    if (secret === null)
      return { outcome: 'failed', final: false, reason: { code: 'webhook-without-secret', evidence: { webhook: target.name } } };
    if (target.template !== null) return sendRequest(gatewayRequest(context, target.webhook, secret, message), ending);
    const { event, at, ...rest } = payload;
    const body = JSON.stringify({ event, delivery: id, at, ...rest });
    return postSigned({ address: target.webhook, secret, id, body, at: now(), signed: ruleSignature }, ending);
  }
  const mail = await mailOf(context);
  if (mail === null) return { outcome: 'failed', final: false, reason: { code: 'mail-not-set-up', evidence: {} } };
  const text = noticeMail(sentence, link, await placeOfMail(context), 'zh');
  return sendMail(mail.server, mail.password, { ...text, to: target.mail ?? '', id }, ending);
}

/** A message in the format of a gateway. @param sealed its secret and template */
function gatewayRequest(
  { site }: NoticeContext,
  address: string,
  sealed: string,
  { id, payload, sentence, sentenceEn, link }: Message,
): GatewayRequest {
  const { secret, template } = JSON.parse(sealed) as { secret: string; template: GatewayTemplate };
  const episode = (payload['episode'] ?? {}) as Readonly<Record<string, unknown>>;
  const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
  const values: Readonly<Record<Placeholder, string>> = {
    text: sentence,
    textEn: sentenceEn,
    event: text(payload['event']),
    delivery: id,
    at: text(payload['at']),
    link: link === null ? '' : `${site()}${link}`,
    rule: text(episode['rule']),
    severity: text(episode['severity']),
    subject: text(episode['subject']),
    building: text(episode['building']),
    start: text(episode['start']),
    secret,
  };
  return fillTemplate(template, address, values);
}
