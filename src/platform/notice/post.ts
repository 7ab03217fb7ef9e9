import { randomUUID } from 'node:crypto';
import { wholeProgram } from '#kernel/unscoped.ts';
import { createZone } from '#kernel/zone.ts';
import type { Zone } from '#kernel/zone.ts';
import { choicesOf, usualChoice } from './choice-store.ts';
import type { Choice } from './choice-store.ts';
import type { NewNotice, NoticeKind } from './kinds.ts';
import type { NoticeContext } from './context.ts';
import { addNotice, hasNotice } from './notice-store.ts';
import type { PlannedDelivery, Queryable } from './notice-store.ts';
import { quietUntil } from './quiet.ts';
import { sendingOf, webhooks } from './sending-store.ts';
import { targetsNamed } from './target-store.ts';

/** The administrator at the machine's command line. */
const localIdentity = 'local';

/** Identities without an inbox. */
const withoutInbox = new Set(['program', 'public', 'nobody']);

/**
 * Writes a notice: to all inboxes, and to the outbox for those who get it by mail and for every webhook that takes its kind. @returns
 * whether it was new
 */
export async function postNotice(context: NoticeContext, notice: NewNotice, on: Queryable): Promise<boolean> {
  const { targets: _targets, urgent: _urgent, ...rest } = notice;
  const kind = context.kinds.named(notice.kind);
  if (await hasNotice(on, wholeProgram, notice.key)) return false;
  const to = await recipientsOf(context, notice.to);
  const now = context.now();
  const deliveries = [...(await mailsOf(on, kind, to, now)), ...(await callsOf(on, kind, now)), ...(await targetsOf(on, notice, now))];
  if (to.length === 0 && deliveries.length === 0) return false;
  return addNotice(on, wholeProgram, { ...rest, at: now, to, deliveries });
}

async function recipientsOf({ access }: NoticeContext, to: NewNotice['to']): Promise<string[]> {
  if (to !== 'administrators') return [...new Set(to)].filter((identity) => !withoutInbox.has(identity));
  const people = await access.people();
  return [localIdentity, ...people.filter(({ role, disabled }) => role === 'administrator' && !disabled).map(({ identity }) => identity)];
}

async function mailsOf(on: Queryable, kind: NoticeKind, to: readonly string[], now: number): Promise<PlannedDelivery[]> {
  if ((await sendingOf(on, wholeProgram)).mail === null) return [];
  const choices = await choicesOf(on, wholeProgram, to);
  return [...choices]
    .filter(([, choice]) => comesByMail(choice, kind))
    .map(([identity, choice]) => ({ id: randomUUID(), identity, webhook: null, target: null, due: mailDue(choice, kind, now) }));
}

async function callsOf(on: Queryable, { kind }: NoticeKind, now: number): Promise<PlannedDelivery[]> {
  const targets = (await webhooks(on, wholeProgram)).filter(
    ({ enabled, kinds }) => enabled && (kinds.length === 0 || kinds.includes(kind)),
  );
  return targets.map(({ id }) => ({ id: randomUUID(), identity: null, webhook: id, target: null, due: now }));
}

async function targetsOf(on: Queryable, { targets: names = [], urgent = false }: NewNotice, now: number): Promise<PlannedDelivery[]> {
  const found = names.length === 0 ? [] : await targetsNamed(on, wholeProgram, names);
  return found.map(({ id, quiet }) => ({
    id: randomUUID(),
    identity: null,
    webhook: null,
    target: id,
    due: urgent ? now : quietUntil(now, quiet, placeClock),
  }));
}

/** The time zone of quiet hours for targets that are not persons. */
export const placeClock = createZone(usualChoice.timeZone) as Zone;

/** Whether a person gets a kind by mail: the address is confirmed, and the kind is chosen or on by default. */
export function comesByMail(choice: Choice, { kind, mail }: NoticeKind): boolean {
  return choice.mail !== null && choice.mailConfirmed && (choice.kinds[kind] ?? mail);
}

/** When a mail of a kind may be sent to a person: immediately, or when their quiet hours end. ms UTC */
export function mailDue(choice: Choice, { urgent }: Pick<NoticeKind, 'urgent'>, at: number): number {
  return urgent && choice.urgentPasses ? at : quietUntil(at, choice.quiet, zoneOf(choice));
}

function zoneOf({ timeZone }: Choice): Zone {
  return createZone(timeZone) ?? (createZone(usualChoice.timeZone) as Zone);
}
