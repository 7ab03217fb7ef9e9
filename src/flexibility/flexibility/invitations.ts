import type { PoolClient } from 'pg';
import { can } from '#kernel/rights.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { NewEvent } from './event-store.ts';
import { zoneNamed } from './loads.ts';
import type { FlexibilityNeeds } from './needs.ts';

/** Asks an owner whether its buildings take part in an event, and notifies it when the event is cancelled. */
export const invitationNotice = {
  kind: 'response-event',
  name: { zh: '响应事件邀约', en: 'Invitation to an event' },
  audience: 'person',
  urgent: true,
  mail: true,
} as const;

type Invited = Pick<NewEvent, 'code' | 'starts' | 'ends' | 'direction' | 'zone'> & {
  readonly members: readonly { readonly building: string; readonly kw: string }[];
};

/**
 * Notifies each owner, in the event's transaction, of what is asked of its own members; no owner learns about others' buildings.
 * @param what called: a question that can be answered; cancelled: nothing is asked any more
 */
export async function inviteOwners(needs: FlexibilityNeeds, on: PoolClient, event: Invited, what: 'called' | 'cancelled'): Promise<void> {
  const codes = event.members.map(({ building }) => building);
  for (const { identity, role, disabled } of await needs.access.people()) {
    const scope = role !== 'owner' || disabled === true ? null : await needs.access.rightsOf(identity);
    if (scope === null || !can(scope, 'answer-event')) continue;
    const seen = await needs.registry.activeVisible(scope, codes);
    const own = event.members.filter(({ building }) => seen.get(building) === true);
    if (own.length === 0) continue;
    const kw = Math.round(own.reduce((all, one) => all + Number(one.kw), 0) * 1e6) / 1e6;
    await needs.notice.post(
      {
        kind: invitationNotice.kind,
        code: what === 'called' ? `notice-response-event-${event.direction}` : 'notice-response-event-cancelled',
        evidence: { event: event.code, buildings: own.length, kw, from: clockText(event, event.starts), to: clockText(event, event.ends) },
        key: `response-event:${what}:${event.code}:${identity}`,
        link: `/invitations/${encodeURIComponent(event.code)}`,
        to: [identity],
      },
      on,
    );
  }
}

/** In the members' local time, `2026-06-24 19:00`. */
const clockText = ({ zone }: Invited, at: number): string =>
  formatInstant(at + zoneNamed(zone).offsetAt(at))
    .slice(0, 16)
    .replace('T', ' ');
