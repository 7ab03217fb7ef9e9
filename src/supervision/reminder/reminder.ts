import { randomUUID } from 'node:crypto';
import { inTransaction } from '#platform/imports/imports.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { labelOf } from '#kernel/vocabulary.ts';
import { isAnswered } from './answered.ts';
import type { MissingData } from './facts.ts';
import { missingByRegion, missingCounts, missingData, missingNow, missingOf, refuseMonth, type MissingFilter } from './missing.ts';
import { listText, messageOf } from './message.ts';
import type { ReminderNeeds } from './needs.ts';
import * as store from './store.ts';

const dayMs = 86_400_000;

/** The page that lists the requested data. */
const page = '/missing';

export type MissingQuestion = MissingFilter & { readonly limit: number; readonly offset: number };

/** What is asked for: some of the missing data, or all that a filter finds; and the last day for delivering it. */
export type ReminderQuestion = {
  readonly keys?: readonly string[] | undefined;
  readonly all?: MissingFilter | undefined;
  readonly due?: string | undefined;
  readonly note: string;
  readonly again: boolean;
};

/** What one person would be sent; `withinDay`: already reminded of all of it within a day, and left out. */
export type Message = {
  readonly identity: string;
  readonly name: string;
  readonly items: readonly MissingData[];
  readonly withinDay: boolean;
};

/** What would be sent, and what would reach no one. */
export type Preview = { readonly messages: readonly Message[]; readonly unheard: readonly MissingData[] };

/**
 * Missing data, and reminders of them to those who can supply them.
 * @example await reminder.send(scope, { keys: ['months:B1:electricity'], note: '', again: false }) // { messages: [...], unheard: [] }
 */
export function createReminder(needs: ReminderNeeds) {
  const { postgres } = needs;
  return {
    /** A page of what is missing, and when the last reminder of each was sent. Throws `no-month-of-meters`. */
    async missing(scope: Scope, { limit, offset, ...filter }: MissingQuestion) {
      const { rows: all, findings } = await missingOf(needs, scope, filter);
      const rows = all.slice(offset, offset + limit);
      const last = await store.lastReminders(
        postgres,
        checkedByCaller,
        rows.map(({ key }) => key),
      );
      const told = rows.map((row) => ({ ...row, reminded: last.get(row.key) ?? null }));
      return { total: all.length, rows: told, findings };
    },
    /** How much is missing in each region, with its name. */
    async byRegion(scope: Scope, region?: string) {
      const { rows, ...counted } = await missingByRegion(needs, scope, region);
      const named = rows.map(async (row) => ({ ...row, name: (await needs.place.get(row.region)).name }));
      return { ...counted, rows: await Promise.all(named) };
    },
    /** How much is missing of each kind, and since when: the earliest day. */
    counts: (scope: Scope) => missingCounts(needs, scope),
    /**
     * What would be sent to whom. Throws `reminder-of-what`, `no-such-month`, `no-such-missing-data`,
     * `nothing-missing-there`, `reminder-due-past`.
     */
    preview: (scope: Scope, asked: ReminderQuestion): Promise<Preview> => previewOf(needs, scope, asked),
    /** Sends reminders and records them. Throws as `preview`. */
    send: (scope: Scope, asked: ReminderQuestion): Promise<Preview> => send(needs, scope, asked),
    /** What was sent, newest first, and what of it has come since. */
    async sent(scope: Scope, limit: number) {
      const [{ rows, total }, now] = await Promise.all([store.latestReminders(postgres, scope, limit), missingNow(needs, scope)]);
      return {
        total,
        rows: rows.map((row) => ({ ...row, items: row.items.map((item) => ({ ...item, answered: isAnswered(item, now) })) })),
      };
    },
  };
}

export type Reminders = ReturnType<typeof createReminder>;

/** The data that are asked for. */
async function itemsOf(needs: ReminderNeeds, scope: Scope, { keys, all }: ReminderQuestion): Promise<readonly MissingData[]> {
  refuseMonth(all ?? {});
  if ((keys === undefined) === (all === undefined)) throw new Problem('bad-input', 'reminder-of-what');
  const { rows } = await missingOf(needs, scope, all ?? {});
  if (keys === undefined) {
    if (rows.length === 0) throw new Problem('not-found', 'nothing-missing-there');
    return rows;
  }
  const found = new Map(rows.map((one) => [one.key, one]));
  return [...new Set(keys)].map((key) => {
    const one = found.get(key);
    if (one === undefined) throw new Problem('not-found', 'no-such-missing-data', { key });
    return one;
  });
}

async function previewOf(needs: ReminderNeeds, scope: Scope, asked: ReminderQuestion): Promise<Preview> {
  const { due, again } = asked;
  const day = today(needs.now());
  if (due !== undefined && due < day) throw new Problem('bad-input', 'reminder-due-past', { due, today: day });
  const items = await itemsOf(needs, scope, asked);
  const reminded = new Set(
    (await store.remindedSince(needs.postgres, checkedByCaller, new Date(needs.now() - dayMs))).map(
      ({ identity, key }) => `${identity} ${key}`,
    ),
  );
  const messages: Message[] = [];
  const heard = new Set<string>();
  for (const { identity, name, seen } of await suppliers(needs)) {
    const own = items.filter(({ key }) => seen.has(key));
    if (own.length === 0) continue;
    for (const { key } of own) heard.add(key);
    const fresh = again ? own : own.filter(({ key }) => !reminded.has(`${identity} ${key}`));
    messages.push({ identity, name, items: fresh.length === 0 ? own : fresh, withinDay: fresh.length === 0 });
  }
  return { messages, unheard: items.filter(({ key }) => !heard.has(key)) };
}

/** Owners and operators who may sign in, and which of the missing data each of them sees. */
async function suppliers(needs: ReminderNeeds) {
  const people = (await needs.access.people()).filter(({ disabled, role }) => !disabled && (role === 'owner' || role === 'operator'));
  const found = [];
  for (const { identity, name } of people) {
    const rights = await needs.access.rightsOf(identity);
    if (rights === null) continue;
    found.push({ identity, name, seen: new Set((await missingData(needs, rights)).rows.map(({ key }) => key)) });
  }
  return found;
}

async function send(needs: ReminderNeeds, scope: Scope, asked: ReminderQuestion): Promise<Preview> {
  const preview = await previewOf(needs, scope, asked);
  const { note, due } = asked;
  for (const { identity, name, items, withinDay } of preview.messages) {
    if (withinDay) continue;
    await inTransaction(needs.postgres, async (on) => {
      const made = { at: new Date(needs.now()), toIdentity: identity, toName: name, note: note.trim(), due: due ?? null };
      const id = await store.addReminder(on, scope, {
        ...made,
        items: items.map(({ key, building, months }) => ({ key, building, months })),
      });
      const list = { zh: listText(items, 'zh'), en: listText(items, 'en') };
      await needs.notice.post(
        {
          kind: reminderNotice.kind,
          ...messageOf(scope.actor, items.length, list, { note, due }),
          key: `data-reminder:${id}:${randomUUID()}`,
          link: page,
          to: [identity],
        },
        on,
      );
    });
  }
  const sent = preview.messages.filter(({ withinDay }) => !withinDay);
  if (sent.length > 0)
    await needs.audit(scope, {
      action: 'remind',
      subject: 'missing-data',
      region: { where: [...new Set(sent.flatMap(({ items }) => items.map(({ building }) => `building:${building}` as const)))] },
      detail: { people: sent.map(({ name }) => name), items: new Set(sent.flatMap(({ items }) => items.map(({ key }) => key))).size },
    });
  return preview;
}

/** The notice kind of reminders. */
export const reminderNotice = {
  kind: 'data-reminder',
  name: labelOf(labelTerms.dataReminders),
  audience: 'person',
  urgent: false,
  mail: true,
} as const;
