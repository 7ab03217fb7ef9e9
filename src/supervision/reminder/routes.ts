import { implement } from '@orpc/server';
import { tell, type Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { reminderContract } from './contract.ts';
import { listText, messageOf } from './message.ts';
import type { Preview, Reminders } from './reminder.ts';

/** The page that lists the requested data. */
const page = '/missing';

/** @param site the public address, for a link to copy */
export function reminderRoutes(reminder: Reminders, words: Words, site: () => string) {
  const os = implement(reminderContract).$context<RequestContext>();
  const shown = (
    { messages, unheard }: Preview,
    said: { note: string; due?: string | undefined },
    { language, scope }: RequestContext,
  ) => ({
    messages: messages.map(({ name, items, withinDay }) => {
      const { detail } = tell(
        { ...messageOf(scope.actor, items.length, listText(items, language), said), severity: 'info' },
        words,
        language,
      );
      return { to: name, text: detail.trim(), link: `${site()}${page}`, items: items.map(({ key }) => key), withinDay };
    }),
    unheard: unheard.map(({ key }) => key),
  });
  return os.router({
    missing: os.missing.handler(async ({ input, context }) => {
      const { total, rows, findings } = await reminder.missing(context.scope, input);
      return {
        total,
        findings: findings.map((one) => ({ ...tell(one, words, context.language), evidence: { ...one.evidence } })),
        rows: rows.map(({ months, reminded, ...row }) => ({
          ...row,
          months: [...months],
          reminded: reminded === null ? null : { at: reminded.at.toISOString(), by: reminded.actor, due: reminded.due },
        })),
      };
    }),
    byRegion: os.byRegion.handler(async ({ input, context }) => {
      const { months, rows, findings } = await reminder.byRegion(context.scope, input.region);
      return {
        months: [...months],
        rows: rows.map((row) => ({ ...row, owing: [...row.owing] })),
        findings: findings.map((one) => ({ ...tell(one, words, context.language), evidence: { ...one.evidence } })),
      };
    }),
    preview: os.preview.handler(async ({ input, context }) => shown(await reminder.preview(context.scope, input), input, context)),
    send: os.send.handler(async ({ input, context }) => shown(await reminder.send(context.scope, input), input, context)),
    sent: os.sent.handler(async ({ input, context }) => {
      const { rows, total } = await reminder.sent(context.scope, input.limit);
      const reminders = rows.map(({ id, at, actor, toName, note, due, items }) => ({
        id,
        at: at.toISOString(),
        by: actor,
        to: toName,
        note,
        due,
        answered: items.filter(({ answered }) => answered === true).length,
        items: items.map(({ months, ...item }) => ({ ...item, months: months === null ? null : [...months] })),
      }));
      return { reminders, total };
    }),
  });
}
