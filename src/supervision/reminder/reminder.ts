import { randomUUID } from 'node:crypto';
import { inTransaction } from '#platform/imports/imports.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { labelOf } from '#kernel/vocabulary.ts';
import type { MissingData } from './facts.ts';
import { missingCounts, missingData } from './missing.ts';
import { listText } from './message.ts';
import type { ReminderNeeds } from './needs.ts';
import * as store from './store.ts';

const dayMs = 86_400_000;

/** The page that lists the requested data. */
const page = '/missing';

export type MissingQuestion = {
  readonly region?: string | undefined;
  readonly kind?: MissingData['kind'] | undefined;
  readonly limit: number;
  readonly offset: number;
};

export type ReminderQuestion = { readonly keys: readonly string[]; readonly note: string; readonly again: boolean };

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
    /** A page of what is missing, and when the last reminder of each was sent. */
    async missing(scope: Scope, { region, kind, limit, offset }: MissingQuestion) {
      const { rows: found, findings } = await missingData(needs, scope, region);
      const all = found.filter((one) => kind === undefined || one.kind === kind);
      const rows = all.slice(offset, offset + limit);
      const last = await store.lastReminders(
        postgres,
        checkedByCaller,
        rows.map(({ key }) => key),
      );
      const told = rows.map((row) => ({ ...row, reminded: last.get(row.key) ?? null }));
      return { total: all.length, rows: told, findings: kind === 'offline' ? [] : findings };
    },
    /** How much is missing of each kind, and since when: the earliest day. */
    counts: (scope: Scope) => missingCounts(needs, scope),
    /** What would be sent to whom. Throws `no-such-missing-data`. */
    preview: (scope: Scope, asked: ReminderQuestion): Promise<Preview> => previewOf(needs, scope, asked),
    /** Sends reminders and records them. Throws as `preview`. */
    send: (scope: Scope, asked: ReminderQuestion): Promise<Preview> => send(needs, scope, asked),
    /** What was sent, newest first. */
    sent: (scope: Scope, limit: number) => store.latestReminders(postgres, scope, limit),
  };
}

export type Reminders = ReturnType<typeof createReminder>;

async function previewOf(needs: ReminderNeeds, scope: Scope, { keys, again }: ReminderQuestion): Promise<Preview> {
  const all = new Map((await missingData(needs, scope)).rows.map((one) => [one.key, one]));
  const items = [...new Set(keys)].map((key) => {
    const found = all.get(key);
    if (found === undefined) throw new Problem('not-found', 'no-such-missing-data', { key });
    return found;
  });
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
  const note = asked.note.trim();
  for (const { identity, name, items, withinDay } of preview.messages) {
    if (withinDay) continue;
    await inTransaction(needs.postgres, async (on) => {
      const made = { at: new Date(needs.now()), toIdentity: identity, toName: name, note };
      const id = await store.addReminder(on, scope, { ...made, items: items.map(({ key, building }) => ({ key, building })) });
      const list = { zh: listText(items, 'zh'), en: listText(items, 'en') };
      await needs.notice.post(
        {
          kind: reminderNotice.kind,
          code: 'notice-data-reminder',
          evidence: { by: scope.actor, count: items.length, list, note },
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
      detail: { people: sent.map(({ name }) => name), keys: asked.keys.length },
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
