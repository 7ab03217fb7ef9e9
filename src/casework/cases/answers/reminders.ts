import { parseDay } from '#kernel/day.ts';
import { placeZone, today } from '#kernel/today.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { NoticeKind } from '#platform/notice/notice.ts';
import type { CasesNeeds } from '../needs.ts';
import { calendarNow } from '../open-case.ts';
import type { TodoItem } from './todo.ts';

/** Sent to those for whom cases wait, before the due day and after it. */
export const caseDueNotice: NoticeKind = {
  kind: 'case-due',
  name: { zh: '办件到期提醒', en: 'Cases due' },
  audience: 'person',
  urgent: false,
  mail: true,
};

/** A case is announced this many worked days before its due day. */
const ahead = 3;

/** Sent from this hour of a worked day on. */
const morning = 8;

const china = createZone(placeZone) as Zone;

type Todo = (
  scope: Scope,
  holder: string,
  page: { readonly limit: number; readonly offset: number },
) => Promise<{ readonly items: readonly TodoItem[] }>;

/**
 * Reminds everyone for whom cases wait, once per worked day, of those due within three worked days and those overdue. @param todo the cases
 * that wait for a holder
 */
export function createReminders(needs: CasesNeeds, todo: Todo): () => Promise<void> {
  let done = '';
  return async () => {
    const now = needs.now();
    const day = today(now);
    const number = parseDay(day) as number;
    const hour = (Math.floor(now / 1000) - china.dayStart(number)) / 3600;
    if (day === done || hour < morning) return;
    if (calendarNow(needs).isWorked(number)) for (const holder of await holders(needs, day)) await remind(needs, todo, holder, day);
    done = day;
  };
}

/** Accounts that hold a post today, and owners of organisations: accounts whose inbox is read by a person. */
async function holders(needs: CasesNeeds, day: string): Promise<{ readonly name: string; readonly identity: string }[]> {
  const [posts, accounts] = await Promise.all([needs.people.posts(programScope, { day }), needs.access.people()]);
  const held = new Set(posts.map(({ holder }) => holder));
  return accounts
    .filter(({ name, role, disabled }) => !disabled && (held.has(name) || role === 'owner'))
    .map(({ name, identity }) => ({ name, identity }));
}

async function remind(needs: CasesNeeds, todo: Todo, { name, identity }: { name: string; identity: string }, day: string): Promise<void> {
  const { items } = await todo(programScope, name, { limit: 1000, offset: 0 });
  const calendar = calendarNow(needs);
  const from = parseDay(day) as number;
  const overdue = new Set(items.filter((item) => item.overdue).map((item) => item.case));
  const near = items.filter(
    ({ due, overdue: isOver }) => !isOver && due !== null && calendar.workedBetween(from, parseDay(due) as number) <= ahead,
  );
  const soon = new Set(near.map((item) => item.case));
  if (soon.size + overdue.size === 0) return;
  await needs.notice.post({
    kind: caseDueNotice.kind,
    code: 'notice-case-due',
    evidence: { soon: soon.size, overdue: overdue.size, days: ahead },
    key: `case-due:${identity}:${day}`,
    link: '/todo',
    to: [identity],
  });
}
