import { implement } from '@orpc/server';
import { tell, type Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { reminderContract } from './contract.ts';
import { listText } from './message.ts';
import type { Preview, Reminders } from './reminder.ts';

/** The page that lists the requested data. */
const page = '/missing';

/** @param site the public address, for a link to copy */
export function reminderRoutes(reminder: Reminders, words: Words, site: () => string) {
  const os = implement(reminderContract).$context<RequestContext>();
  const shown = ({ messages, unheard }: Preview, note: string, { language, scope }: RequestContext) => ({
    messages: messages.map(({ name, items, withinDay }) => {
      const evidence = { by: scope.actor, count: items.length, list: listText(items, language), note: note.trim() };
      const { detail } = tell({ code: 'notice-data-reminder', severity: 'info', evidence }, words, language);
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
          reminded: reminded === null ? null : { at: reminded.at.toISOString(), by: reminded.actor },
        })),
      };
    }),
    preview: os.preview.handler(async ({ input, context }) => shown(await reminder.preview(context.scope, input), input.note, context)),
    send: os.send.handler(async ({ input, context }) => shown(await reminder.send(context.scope, input), input.note, context)),
    sent: os.sent.handler(async ({ input, context }) => {
      const { rows, total } = await reminder.sent(context.scope, input.limit);
      const reminders = rows.map(({ id, at, actor, toName, note, items }) => ({
        id,
        at: at.toISOString(),
        by: actor,
        to: toName,
        note,
        items: items.map((item) => ({ ...item })),
      }));
      return { reminders, total };
    }),
  });
}
