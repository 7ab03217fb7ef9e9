import { today } from '#kernel/today.ts';
import { keyLeads, leadDue, passwordLeads } from './ends-soon.ts';
import type { NoticeContext } from './context.ts';
import { postNotice } from './post.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Notifies administrators of keys that expire soon, and of one-time passwords that were not changed yet. */
export async function tellOfEndingAccess(context: NoticeContext): Promise<void> {
  const { access, now, postgres } = context;
  const post = (code: string, evidence: object, key: string, link: string) =>
    postNotice(context, { kind: 'access-ends', code, evidence: { ...evidence }, key, link, to: 'administrators' }, postgres);
  for (const { identity, name, createdAt, expiresAt } of await access.endingKeys()) {
    const lead = leadDue(createdAt.getTime(), expiresAt.getTime(), now(), keyLeads);
    if (lead === null) continue;
    const days = Math.ceil((expiresAt.getTime() - now()) / dayMs);
    await post(
      'notice-key-ends',
      { key: name, until: today(expiresAt.getTime()), days },
      `${identity}:${expiresAt.getTime()}:${lead}`,
      '/admin/keys',
    );
  }
  for (const { identity, name, disabled, mustChange, oneTimeUntil, createdAt } of await access.people()) {
    if (disabled || !mustChange || oneTimeUntil === null) continue;
    const lead = leadDue(createdAt.getTime(), oneTimeUntil.getTime(), now(), passwordLeads);
    if (lead === null) continue;
    const hours = Math.ceil((oneTimeUntil.getTime() - now()) / hourMs);
    await post('notice-password-ends', { user: name, hours }, `${identity}:${oneTimeUntil.getTime()}`, '/admin/users');
  }
}
