import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import { tell } from '#kernel/finding.ts';
import type { Language, Words } from '#kernel/finding.ts';
import { noticeContract } from './contract.ts';
import { sentenceOf } from './deliver.ts';
import type { Notices } from './notice.ts';

/** The contract of notices over their service. @param words the words of all slices */
export function noticeRoutes(notices: Notices, words: Words) {
  const os = implement(noticeContract).$context<RequestContext>();
  return os.router({ ...ownRoutes(notices, words), ...sendingRoutes(notices, words) });
}

function ownRoutes(notices: Notices, words: Words) {
  const os = implement(noticeContract).$context<RequestContext>();
  return {
    list: os.list.handler(async ({ input, context: { scope, language } }) => {
      const filter = { unread: input.unread === true, kind: input.kind ?? null, before: input.before ?? null, limit: input.limit };
      const { rows, ...rest } = await notices.list(scope, filter, language);
      return { ...rest, notices: rows.map((row) => presentNotice(row, notices, words, language)) };
    }),
    unread: os.unread.handler(async ({ context }) => ({ unread: await notices.unread(context.scope) })),
    read: os.read.handler(({ input, context }) => notices.read(context.scope, input.notices)),
    choices: os.choices.handler(async ({ context: { scope, language } }) => presentChoices(await notices.choices(scope), language)),
    choose: os.choose.handler(async ({ input, context: { scope, language } }) =>
      presentChoices(await notices.choose(scope, input), language),
    ),
    address: {
      set: os.address.set.handler(async ({ input, context: { scope, language } }) =>
        presentChoices(await notices.nameMail(scope, input.mail, language), language),
      ),
      confirm: os.address.confirm.handler(async ({ input, context: { scope, language } }) =>
        presentChoices(await notices.confirmMail(scope, input.code), language),
      ),
      remove: os.address.remove.handler(async ({ context: { scope, language } }) =>
        presentChoices(await notices.removeMail(scope), language),
      ),
    },
  };
}

function sendingRoutes(notices: Notices, words: Words) {
  const os = implement(noticeContract).$context<RequestContext>();
  const { mailServer, webhooks, deliveries } = os;
  const kinds = (language: Language) => notices.kinds().map(({ kind, name }) => ({ kind, name: name[language] }));
  type Sending = Awaited<ReturnType<Notices['sending']>>;
  const presentSending = (sending: Sending, language: Language) => ({
    ...sending,
    changedAt: sending.changedAt?.toISOString() ?? null,
    webhooks: sending.webhooks.map(presentWebhook),
    kinds: kinds(language),
  });
  return {
    sending: os.sending.handler(async ({ context: { language } }) => presentSending(await notices.sending(), language)),
    keep: os.keep.handler(async ({ input, context: { scope, language } }) =>
      presentSending(await notices.keepFor(scope, input.keptDays, input.seen), language),
    ),
    mailServer: {
      set: mailServer.set.handler(async ({ input: { password, seen, ...server }, context: { scope, language } }) =>
        presentSending(await notices.setMailServer(scope, server, password, seen), language),
      ),
      remove: mailServer.remove.handler(async ({ context: { scope, language } }) =>
        presentSending(await notices.removeMailServer(scope), language),
      ),
      test: mailServer.test.handler(async ({ input, context: { scope, language } }) =>
        presentOutcome(await notices.testMailServer(scope, input.to, language), words, language),
      ),
    },
    webhooks: {
      add: webhooks.add.handler(async ({ input, context }) => withSecret(await notices.addWebhook(context.scope, input))),
      change: webhooks.change.handler(async ({ input: { webhook, ...change }, context }) =>
        presentWebhook(await notices.changeWebhook(context.scope, webhook, change)),
      ),
      renew: webhooks.renew.handler(async ({ input, context }) => withSecret(await notices.renewWebhook(context.scope, input.webhook))),
      remove: webhooks.remove.handler(async ({ input, context }) => {
        await notices.removeWebhook(context.scope, input.webhook);
        return { removed: true };
      }),
      test: webhooks.test.handler(async ({ input, context: { scope, language } }) =>
        presentOutcome(await notices.testWebhook(scope, input.webhook), words, language),
      ),
    },
    deliveries: {
      list: deliveries.list.handler(async ({ input: { state, offset, limit }, context: { language } }) => {
        const found = await notices.deliveries({ state: state ?? null, offset, limit });
        const total = state === undefined ? Object.values(found.counts).reduce((sum, count) => sum + count, 0) : found.counts[state];
        return { total, counts: found.counts, deliveries: found.deliveries.map((row) => presentDelivery(row, notices, words, language)) };
      }),
      retry: deliveries.retry.handler(async ({ input, context }) => ({ again: await notices.tryAgain(context.scope, input.id) })),
    },
  };
}

type NoticeRow = Awaited<ReturnType<Notices['list']>>['rows'][number];
type DeliveryRow = Awaited<ReturnType<Notices['deliveries']>>['deliveries'][number];
type WebhookRow = Awaited<ReturnType<Notices['sending']>>['webhooks'][number];

function presentNotice(row: NoticeRow, notices: Notices, words: Words, language: Language) {
  return {
    ...row,
    evidence: { ...row.evidence },
    at: row.at.toISOString(),
    read: row.read?.toISOString() ?? null,
    kindName: notices.nameOfKind(row.kind, language),
    text: sentenceOf({ words }, row, language),
  };
}

function presentChoices({ kinds, ...choice }: Awaited<ReturnType<Notices['choices']>>, language: Language) {
  return { ...choice, kinds: kinds.map(({ kind, name, urgent, mail }) => ({ kind, name: name[language], urgent, mail })) };
}

function presentWebhook(webhook: WebhookRow) {
  return { ...webhook, kinds: [...webhook.kinds], made: webhook.made.toISOString() };
}

function withSecret({ secret, ...webhook }: WebhookRow & { readonly secret: string }) {
  return { ...presentWebhook(webhook), secret };
}

function presentOutcome({ trouble, ms }: Awaited<ReturnType<Notices['testWebhook']>>, words: Words, language: Language) {
  if (trouble === null) return { ok: true, detail: '', code: null, ms };
  return { ok: false, detail: tell({ ...trouble, severity: 'error' }, words, language).detail, code: trouble.code, ms };
}

function presentDelivery(
  { id, kind, state, made, due, ended, attempts, reason, webhook, to }: DeliveryRow,
  notices: Notices,
  words: Words,
  language: Language,
) {
  return {
    id,
    way: webhook === null ? ('mail' as const) : ('webhook' as const),
    to,
    kind,
    kindName: notices.nameOfKind(kind, language),
    state,
    made: made.toISOString(),
    due: state === 'waiting' ? due.toISOString() : null,
    ended: ended?.toISOString() ?? null,
    attempts,
    reason: reason === null ? null : tell({ ...reason, severity: 'error' }, words, language).detail,
  };
}
