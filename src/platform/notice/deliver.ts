import { randomUUID } from 'node:crypto';
import { fill } from '#kernel/finding.ts';
import type { Language } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { choicesOf } from './choice-store.ts';
import { afterTry } from './delivery.ts';
import type { Tried } from './delivery.ts';
import { claim, settleTry } from './delivery-store.ts';
import type { ClaimedDelivery } from './delivery-store.ts';
import { sendMail } from './mail-sender.ts';
import { noticeMail } from './mail-text.ts';
import type { NoticeContext } from './context.ts';
import { mailDue, placeClock } from './post.ts';
import { quietUntil } from './quiet.ts';
import { mailSecret, placeOfMail } from './sending.ts';
import { sendingOf, webhooks } from './sending-store.ts';
import { postSigned } from './public/webhook-sender.ts';
import { pauseAfter, targetPauseAfter } from './retries.ts';
import { targetById } from './target-store.ts';
import { sendToTarget } from './targets.ts';
import { webhookSecret } from './webhooks.ts';

/** Longer than any attempt takes: a process that has not reported by then is dead. */
const leaseMs = 5 * 60_000;
const atOnce = 8;

/**
 * Sends everything that is due, several in parallel, until nothing is left: a slow receiver keeps no other waiting. @returns how many were
 * attempted
 */
export async function deliver(context: NoticeContext): Promise<number> {
  const tried = await Promise.all(Array.from({ length: atOnce }, () => deliverInTurn(context)));
  return tried.reduce((sum, count) => sum + count, 0);
}

async function deliverInTurn(context: NoticeContext): Promise<number> {
  const { postgres, now, ending } = context;
  let tried = 0;
  while (!ending.aborted) {
    const one = await claim(postgres, wholeProgram, { now: now(), leasedUntil: now() + leaseMs, lease: randomUUID() });
    if (one === undefined) break;
    await deliverOne(context, one);
    tried += 1;
  }
  return tried;
}

async function deliverOne(context: NoticeContext, one: ClaimedDelivery): Promise<void> {
  const { postgres, now, warn } = context;
  const tried = await wayOf(context, one).catch((error: unknown): Tried => {
    if (error instanceof Problem) return { outcome: 'failed', final: false, reason: { code: error.code, evidence: error.evidence } };
    warn('a notice could not be sent', error);
    return { outcome: 'failed', final: false, reason: { code: 'delivery-broken', evidence: {} } };
  });
  const pauseOf = one.target === null ? pauseAfter : (tries: number) => targetPauseAfter(tries, now() - one.made.getTime());
  await settleTry(postgres, wholeProgram, one, { ...afterTry(tried, one.attempts, now(), pauseOf), now: now() });
}

function wayOf(context: NoticeContext, one: ClaimedDelivery): Promise<Tried> {
  if (one.target !== null) return toTarget(context, one, one.target);
  return one.webhook === null ? byMail(context, one) : byWebhook(context, one, one.webhook);
}

async function toTarget(context: NoticeContext, one: ClaimedDelivery, id: number): Promise<Tried> {
  const target = await targetById(context.postgres, wholeProgram, id);
  if (target === undefined) return { outcome: 'failed', final: true, reason: { code: 'nobody-to-notify', evidence: { name: `#${id}` } } };
  // quiet hours that began while it waited, or were set since, count as well
  const due = context.kinds.isUrgent(one.kind) ? context.now() : quietUntil(context.now(), target.quiet, placeClock);
  if (due > context.now()) return { outcome: 'quiet', until: due };
  const tried = await sendToTarget(context, target, {
    id: one.id,
    payload: one.payload ?? {},
    sentence: sentenceOf(context, one, 'zh'),
    sentenceEn: sentenceOf(context, one, 'en'),
    link: one.link,
  });
  // whatever the response, it is retried for three days
  return tried.outcome === 'failed' ? { ...tried, final: false } : tried;
}

async function byMail(context: NoticeContext, one: ClaimedDelivery): Promise<Tried> {
  const { postgres, now, ending, kinds, access } = context;
  const identity = one.identity ?? '';
  const [{ mail: server }, choices] = await Promise.all([sendingOf(postgres, wholeProgram), choicesOf(postgres, wholeProgram, [identity])]);
  if (server === null) return { outcome: 'failed', final: true, reason: { code: 'mail-not-set-up', evidence: {} } };
  const choice = choices.get(identity);
  const isOpen = (await access.people()).some((person) => person.identity === identity && !person.disabled);
  if (!isOpen || choice === undefined || choice.mail === null || !choice.mailConfirmed)
    return { outcome: 'failed', final: true, reason: { code: 'mail-address-gone', evidence: {} } };
  const due = mailDue(choice, { urgent: kinds.isUrgent(one.kind) }, now());
  if (due > now()) return { outcome: 'quiet', until: due };
  const text = noticeMail(sentenceOf(context, one, choice.language), one.link, await placeOfMail(context), choice.language);
  return sendMail(server, await mailSecret(context, server), { ...text, to: choice.mail, id: one.id }, ending);
}

async function byWebhook(context: NoticeContext, one: ClaimedDelivery, id: number): Promise<Tried> {
  const { postgres, now, ending } = context;
  const webhook = (await webhooks(postgres, wholeProgram)).find((other) => other.id === id);
  if (webhook === undefined) return { outcome: 'failed', final: true, reason: { code: 'no-such-webhook', evidence: { webhook: id } } };
  const { address } = webhook;
  return postSigned({ address, secret: await webhookSecret(context, id), id: one.id, body: bodyOf(context, one), at: now() }, ending);
}

/** The body sent to a webhook: the same bytes at every attempt. */
function bodyOf(context: NoticeContext, one: ClaimedDelivery): string {
  const { id, kind, code, evidence, link, at } = one;
  const text = { zh: sentenceOf(context, one, 'zh'), en: sentenceOf(context, one, 'en') };
  return JSON.stringify({
    id,
    type: kind,
    timestamp: at.toISOString(),
    data: { code, evidence, text, link: link === null ? null : `${context.site()}${link}` },
  });
}

/** A notice in a reader's language. */
export function sentenceOf(
  { words }: Pick<NoticeContext, 'words'>,
  { code, evidence }: Pick<ClaimedDelivery, 'code' | 'evidence'>,
  language: Language,
): string {
  const template = words[code]?.[language];
  return template === undefined ? code : fill(template, evidence, language, words);
}
