import type { PoolClient } from 'pg';
import { asOf, type AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import * as store from './event-store.ts';
import type { EventRow } from './event-store.ts';
import { inEventTurn } from './event-turn.ts';
import { refuseOverlap } from './events.ts';
import type { FlexibilityNeeds } from './needs.ts';

/** Called before an event is cancelled: whether something depends on it. */
export type OnEvent = (on: PoolClient, code: string) => Promise<boolean>;

/** An event that the scope sees, with those of its members that it sees. Throws `no-such-response-event`. */
export async function eventNamed(
  { postgres }: Pick<FlexibilityNeeds, 'postgres'>,
  scope: Scope,
  code: string,
  known: AsOf,
): Promise<EventRow> {
  const [found] = await store.events(postgres, scope, { code }, known);
  if (found === undefined) throw new Problem('not-found', 'no-such-response-event', { event: code });
  return found;
}

/** Cancels an event before it is settled. Throws `no-such-response-event`, `event-cancelled`, `event-settled`. */
export async function cancelEvent(
  needs: FlexibilityNeeds,
  scope: Scope,
  code: string,
  isSettled: OnEvent,
  also: (on: PoolClient) => Promise<void>,
): Promise<void> {
  await eventNamed(needs, scope, code, asOf(needs.now(), undefined));
  await inEventTurn(needs.postgres, async (on) => {
    await standing(on, code, needs.now());
    if (await isSettled(on, code)) throw new Problem('conflict', 'event-settled', { event: code });
    await store.cancelEvent(on, scope, code, needs.now());
    await also(on);
  });
  await needs.audit(scope, { action: 'event-cancel', subject: `event:${code}`, detail: {} });
}

async function standing(on: PoolClient, code: string, now: number): Promise<EventRow> {
  const [event] = await store.events(on, programScope, { code }, { received: now, recorded: now });
  if (event === undefined) throw new Problem('not-found', 'no-such-response-event', { event: code });
  if (event.cancelled !== null) throw new Problem('conflict', 'event-cancelled', { event: code });
  return event;
}

export type AnswerGiven = {
  readonly event: string;
  readonly building: string;
  readonly answer: 'in' | 'out';
  /** In the owner's words. */
  readonly reason?: string | undefined;
};

/**
 * An owner's answer to an event, before it begins; an administrator may record one on the owner's behalf. Throws `no-such-response-event`,
 * `not-a-member`, `event-cancelled`, `event-begun`, and `event-overlap` if the member is in another event at that time.
 */
export async function answerEvent(
  needs: FlexibilityNeeds,
  scope: Scope,
  { event: code, building, answer, reason }: AnswerGiven,
): Promise<void> {
  const seen = await eventNamed(needs, scope, code, asOf(needs.now(), undefined));
  if (!seen.members.some((one) => one.building === building))
    throw new Problem('bad-input', 'not-a-member', { building, portfolio: seen.portfolio });
  await inEventTurn(needs.postgres, async (on) => {
    const now = needs.now();
    const event = await standing(on, code, now);
    if (event.starts * 1000 <= now && scope.role !== 'administrator') throw new Problem('not-allowed', 'event-begun', { event: code });
    if (answer === 'in') await refuseOverlap(on, { ...event, members: [{ building }] });
    await store.insertAnswer(on, scope, {
      event: event.id,
      building,
      answer,
      reason: reason === undefined || reason === '' ? null : reason,
      now,
    });
  });
  await needs.audit(scope, { action: 'event-answer', subject: `event:${code}`, detail: { building, answer } });
}

/** An event as responses show it: an owner sees its own members, but not the overall shortfall. */
export function eventShown(scope: Scope, event: EventRow) {
  const members = event.members.map(({ building, kw, answer, reason }) => ({ building, committedKw: Number(kw), answer, reason }));
  const committedKw = Math.round(members.reduce((all, one) => all + one.committedKw, 0) * 1e6) / 1e6;
  const findings: Finding[] = event.late ? [{ code: 'event-entered-late', severity: 'warning', evidence: { event: event.code } }] : [];
  return {
    event: {
      code: event.code,
      portfolio: event.portfolio,
      programme: event.programme,
      from: formatInstant(event.starts),
      to: formatInstant(event.ends),
      direction: event.direction,
      zone: event.zone,
      notice: formatInstant(Math.floor((event.notice ?? event.recorded) / 1000)),
      state: event.cancelled === null ? ('called' as const) : ('cancelled' as const),
      late: event.late,
    },
    members,
    committedKw,
    shortKw: scope.role === 'owner' ? null : Number(event.shortKw),
    findings,
  };
}
