import type { PoolClient } from 'pg';
import { asOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { eventNamed } from '../event-acts.ts';
import type { EventRow } from '../event-store.ts';
import { inEventTurn } from '../event-turn.ts';
import { invitationOf, type InvitedOwner, invitedOwners, invitationNotice, invitationPage } from '../invitations.ts';
import type { FlexibilityNeeds } from '../needs.ts';
import * as store from './reminder-store.ts';

const dayMs = 86_400_000;

export type ReminderQuestion = {
  readonly event: string;
  readonly note: string;
  readonly again: boolean;
  readonly preview?: boolean | undefined;
};

type Message = InvitedOwner & {
  readonly evidence: ReturnType<typeof invitationOf> & { readonly by: string; readonly note: string };
  /** Already reminded of all of its members within a day: left out. */
  readonly withinDay: boolean;
  /** The last reminder of one of its members, ms UTC. */
  readonly last: number | null;
};

/** Reminders of an event to those who have not answered, and what was sent. */
export function eventReminders(needs: FlexibilityNeeds) {
  return {
    /**
     * What is sent to whom, or would be. Throws `no-such-response-event`, `event-cancelled` and, once owners can no longer answer,
     * `event-begun-no-reminder`.
     */
    async send(scope: Scope, asked: ReminderQuestion) {
      if (asked.preview === true) return messagesOf(needs, scope, asked);
      const sent = await inEventTurn(needs.postgres, async (on) => {
        const found = await messagesOf(needs, scope, asked);
        for (const one of toSend(found)) await sendOne(needs, on, scope, found.event, one);
        return found;
      });
      const people = toSend(sent).map(({ name }) => name);
      if (people.length > 0) await needs.audit(scope, { action: 'event-remind', subject: `event:${asked.event}`, detail: { people } });
      return sent;
    },
    /** What was sent about members that the scope sees, newest first. Throws `no-such-response-event`. */
    async list(scope: Scope, { event, limit }: { readonly event: string; readonly limit: number }) {
      const { id } = await eventNamed(needs, scope, event, asOf(needs.now(), undefined));
      return store.remindersOf(needs.postgres, scope, id, limit);
    },
  };
}

/**
 * A message for each account that speaks for members that have not answered, and members without one. An account that was reminded of all
 * of its members within a day is left out unless `again`.
 */
async function messagesOf(needs: FlexibilityNeeds, scope: Scope, { event: code, again, note }: ReminderQuestion) {
  const now = needs.now();
  const event = await eventNamed(needs, scope, code, asOf(now, undefined));
  if (event.cancelled !== null) throw new Problem('conflict', 'event-cancelled', { event: code });
  if (event.starts * 1000 <= now) throw new Problem('not-allowed', 'event-begun-no-reminder', { event: code });
  const unanswered = event.members.filter(({ answer }) => answer === null);
  const reminded = await store.lastReminders(needs.postgres, checkedByCaller, event.id);
  const messages = (await invitedOwners(needs, unanswered)).map((owner): Message => {
    const times = owner.members.map(({ building }) => reminded.get(`${owner.identity} ${building}`) ?? -Infinity);
    const last = Math.max(...times);
    return {
      ...owner,
      evidence: { by: scope.actor, ...invitationOf(event, owner), note },
      withinDay: !again && times.every((at) => at > now - dayMs),
      last: last === -Infinity ? null : last,
    };
  });
  const heard = new Set(messages.flatMap(({ members }) => members.map(({ building }) => building)));
  return { event, messages, unheard: unanswered.map(({ building }) => building).filter((building) => !heard.has(building)) };
}

type Messages = Awaited<ReturnType<typeof messagesOf>>;

const toSend = ({ messages }: Messages): Message[] => messages.filter(({ withinDay }) => !withinDay);

async function sendOne(needs: FlexibilityNeeds, on: PoolClient, scope: Scope, event: EventRow, to: Message): Promise<void> {
  const { identity, name, members, evidence } = to;
  const buildings = members.map(({ building }) => building);
  const made = { event: event.id, toIdentity: identity, toName: name, note: evidence.note, buildings, now: needs.now() };
  const id = await store.addReminder(on, scope, made);
  const about = { kind: invitationNotice.kind, code: reminderCode(event), evidence, link: invitationPage(event.code) };
  await needs.notice.post({ ...about, key: `response-event:reminder:${id}`, to: [identity] }, on);
}

/** The sentence of a reminder. */
export const reminderCode = ({ direction }: Pick<EventRow, 'direction'>) => `notice-response-event-reminder-${direction}`;
