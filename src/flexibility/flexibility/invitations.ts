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

/** An account that speaks for some members of an event: those of its owner that are in use. */
export type InvitedOwner = { readonly identity: string; readonly name: string; readonly members: Invited['members']; readonly kw: number };

/** The accounts that can answer for these members, each with its own; no owner learns about others' buildings. */
export async function invitedOwners({ access, registry }: FlexibilityNeeds, members: Invited['members']): Promise<InvitedOwner[]> {
  const codes = members.map(({ building }) => building);
  const invited: InvitedOwner[] = [];
  for (const { identity, name, role, disabled } of await access.people()) {
    const scope = role !== 'owner' || disabled === true ? null : await access.rightsOf(identity);
    if (scope === null || !can(scope, 'answer-event')) continue;
    const seen = await registry.activeVisible(scope, codes);
    const own = members.filter(({ building }) => seen.get(building) === true);
    if (own.length === 0) continue;
    invited.push({ identity, name, members: own, kw: Math.round(own.reduce((all, one) => all + Number(one.kw), 0) * 1e6) / 1e6 });
  }
  return invited;
}

/** What a notice says about an event and one owner's members of it. */
export const invitationOf = (event: Omit<Invited, 'members'>, { members, kw }: Pick<InvitedOwner, 'members' | 'kw'>) => ({
  event: event.code,
  buildings: members.length,
  kw,
  from: clockText(event, event.starts),
  to: clockText(event, event.ends),
});

/** The page on which an owner answers. */
export const invitationPage = (event: string): string => `/invitations/${encodeURIComponent(event)}`;

/**
 * Notifies each owner, in the event's transaction, of what is asked of its own members.
 * @param what called: a question that can be answered; cancelled: nothing is asked any more
 */
export async function inviteOwners(needs: FlexibilityNeeds, on: PoolClient, event: Invited, what: 'called' | 'cancelled'): Promise<void> {
  for (const owner of await invitedOwners(needs, event.members))
    await needs.notice.post(
      {
        kind: invitationNotice.kind,
        code: what === 'called' ? `notice-response-event-${event.direction}` : 'notice-response-event-cancelled',
        evidence: invitationOf(event, owner),
        key: `response-event:${what}:${event.code}:${owner.identity}`,
        link: invitationPage(event.code),
        to: [owner.identity],
      },
      on,
    );
}

/** In the members' local time, `2026-06-24 19:00`. */
const clockText = ({ zone }: Pick<Invited, 'zone'>, at: number): string =>
  formatInstant(at + zoneNamed(zone).offsetAt(at))
    .slice(0, 16)
    .replace('T', ' ');
