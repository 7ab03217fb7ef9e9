import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { seenHashShape } from '#kernel/seen.ts';
import { idShape, instantShape } from '#kernel/shape.ts';
import { textForm, writtenAs } from '#kernel/text-form.ts';

const languageShape = z.enum(['zh', 'en']);
const kindShape = z.string().min(1).max(60);
const mailShape = z.email().max(254);

/** A local time, `22:00`. */
const timeShape = z.string().regex(textForm(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, writtenAs.clock.zh, writtenAs.clock.en));

const noticeShape = z.object({
  id: z.number().int(),
  at: instantShape,
  kind: z.string(),
  /** The name of the kind, and the sentence, in the reader's language. */
  kindName: z.string(),
  text: z.string(),
  code: z.string(),
  evidence: z.record(z.string(), z.unknown()),
  /** The page of the console that shows the subject. */
  link: z.string().nullable(),
  read: instantShape.nullable(),
});

const list = asks('self')
  .route({ method: 'GET', path: '/notices', summary: 'My notices, newest first' })
  .input(
    z.object({
      /** Only unread ones. */
      unread: z.boolean().optional(),
      kind: kindShape.optional(),
      /** The last number of the previous page. */
      before: idShape.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  )
  .output(
    z.object({
      notices: z.array(noticeShape),
      next: z.number().int().nullable(),
      /** Everything that matches the filter, on all pages. */
      total: z.number().int(),
      unread: z.number().int(),
      /** The kinds among all of one's own, for filtering. */
      kinds: z.array(z.object({ kind: z.string(), name: z.string() })),
    }),
  );

const unread = asks('self')
  .route({ method: 'GET', path: '/notices/unread', summary: 'How many of my notices were not read' })
  .output(z.object({ unread: z.number().int() }));

const read = asks('self')
  .route({ method: 'POST', path: '/notices/read', summary: 'Mark notices of mine as read: those named, or all' })
  .input(z.object({ notices: z.array(idShape).min(1).max(200).optional() }))
  .output(z.object({ read: z.number().int(), unread: z.number().int() }));

const choicesShape = z.object({
  /** Of mails. */
  language: languageShape,
  /** The address for mails; null: none are sent. */
  mail: z.string().nullable(),
  /** Whether the code sent there was entered; no mails are sent before. */
  mailConfirmed: z.boolean(),
  /** Whether the city has a mail server. */
  mailReady: z.boolean(),
  quiet: z.object({ from: timeShape, until: timeShape }).nullable(),
  timeZone: z.string(),
  /** Whether urgent kinds are also sent by mail in quiet hours. */
  urgentPasses: z.boolean(),
  kinds: z.array(
    z.object({
      kind: z.string(),
      name: z.string(),
      urgent: z.boolean(),
      /** Whether it is also sent by mail; it is in the inbox in any case. */
      mail: z.boolean(),
    }),
  ),
});

const choices = asks('self')
  .route({ method: 'GET', path: '/notices/choices', summary: 'Which notices I get, when, and which way' })
  .output(choicesShape);

const choose = asks('self')
  .route({ method: 'POST', path: '/notices/choices', summary: 'Choose which notices come by mail, and when; what is left out stays' })
  .input(
    z
      .object({
        language: languageShape,
        quiet: z.object({ from: timeShape, until: timeShape }).nullable(),
        timeZone: z.string().min(1).max(60),
        urgentPasses: z.boolean(),
        kinds: z.array(z.object({ kind: kindShape, mail: z.boolean() })).max(100),
      })
      .partial(),
  )
  .output(choicesShape);

const address = {
  set: asks('self')
    .route({ method: 'POST', path: '/notices/mail', summary: 'Name my mail address; a code is sent there, which confirms it' })
    .input(z.object({ mail: mailShape }))
    .output(choicesShape),
  confirm: asks('self')
    .route({ method: 'POST', path: '/notices/mail/confirm', summary: 'Confirm my mail address by the code that was sent there' })
    .input(
      z.object({
        code: z
          .string()
          .trim()
          .regex(textForm(/^\d{6}$/u, '六位数字，如 012345', 'six digits, like 012345')),
      }),
    )
    .output(choicesShape),
  remove: asks('self').route({ method: 'POST', path: '/notices/mail/remove', summary: 'Take my mail address away' }).output(choicesShape),
};

export const mailServerShape = z.object({
  host: z.string().trim().min(1).max(253),
  port: z.number().int().min(1).max(65_535),
  /** `tls` from the first byte, `starttls` or nothing is sent, or no encryption. */
  security: z.enum(['tls', 'starttls', 'none']),
  /** Empty: the server requires no sign-in. */
  user: z.string().max(254),
  from: mailShape,
});

const webhookShape = z.object({
  id: z.number().int(),
  name: z.string(),
  address: z.string(),
  /** Empty: all kinds. */
  kinds: z.array(z.string()),
  enabled: z.boolean(),
  made: instantShape,
  madeBy: z.string(),
});

const sendingShape = z.object({
  /** The mail server; null: no mail is sent. Its password is never returned. */
  mail: mailServerShape.extend({ hasPassword: z.boolean() }).nullable(),
  webhooks: z.array(webhookShape),
  /** Read notices are deleted after this many days. */
  keptDays: z.number().int(),
  /** When the mail server or the days were last changed: a change passes it as `seen`; null: never. */
  changedAt: instantShape.nullable(),
  kinds: z.array(z.object({ kind: z.string(), name: z.string() })),
});

/** The instant of the last change that was returned with them, if there was one. */
const seen = seenHashShape.optional();

const outcomeShape = z.object({
  ok: z.boolean(),
  /** The outcome, in words; empty on success. */
  detail: z.string(),
  code: z.string().nullable(),
  ms: z.number().int(),
});

const sending = asks('maintain')
  .route({
    method: 'GET',
    path: '/notices/sending',
    summary: 'How notices leave the machine: mail server, webhooks, how long they are kept',
  })
  .output(sendingShape);

const keep = asks('settings')
  .route({
    method: 'POST',
    path: '/notices/sending',
    summary: 'After how many days read notices go; none sooner than a month, so that nothing is told of twice',
  })
  .input(z.object({ keptDays: z.number().int().min(30).max(3650), seen }))
  .output(sendingShape);

const mailServer = {
  set: asks('settings')
    .route({ method: 'POST', path: '/notices/sending/mail', summary: 'Name the mail server; a password that is left out stays' })
    .input(mailServerShape.extend({ password: z.string().min(1).max(500).optional(), seen }))
    .output(sendingShape),
  remove: asks('settings')
    .route({ method: 'POST', path: '/notices/sending/mail/remove', summary: 'Send no mail any more' })
    .output(sendingShape),
  test: asks('settings')
    .route({ method: 'POST', path: '/notices/sending/mail/test', summary: 'Send a test mail, and tell exactly what came of it' })
    .input(z.object({ to: mailShape }))
    .output(outcomeShape),
};

const webhookGiven = z.object({
  name: z.string().trim().min(1).max(60),
  address: z.string().trim().min(1).max(2000),
  kinds: z.array(kindShape).max(100),
});

const webhookNamed = z.object({ webhook: idShape });

const webhooks = {
  add: asks('settings')
    .route({ method: 'POST', path: '/notices/webhooks', summary: 'Add a webhook; the secret that it is signed with is told once' })
    .input(webhookGiven)
    .output(webhookShape.extend({ secret: z.string() })),
  change: asks('settings')
    .route({ method: 'POST', path: '/notices/webhooks/{webhook}', summary: 'Change a webhook; what is left out stays' })
    .input(webhookGiven.extend({ enabled: z.boolean() }).partial().extend(webhookNamed.shape))
    .output(webhookShape),
  renew: asks('settings')
    .route({ method: 'POST', path: '/notices/webhooks/{webhook}/secret', summary: 'A new secret in place of the old one; told once' })
    .input(webhookNamed)
    .output(webhookShape.extend({ secret: z.string() })),
  remove: asks('settings')
    .route({ method: 'POST', path: '/notices/webhooks/{webhook}/remove', summary: 'Take a webhook away, and what still waits for it' })
    .input(webhookNamed)
    .output(z.object({ removed: z.boolean() })),
  test: asks('settings')
    .route({ method: 'POST', path: '/notices/webhooks/{webhook}/test', summary: 'Send a signed test, and tell exactly what came of it' })
    .input(webhookNamed)
    .output(outcomeShape),
};

const stateShape = z.enum(['waiting', 'delivered', 'given-up']);

const deliveries = {
  list: asks('maintain')
    .route({
      method: 'GET',
      path: '/notices/deliveries',
      summary: 'What was sent, waits or was given up, newest first; without the sentences',
    })
    .input(
      z.object({
        state: stateShape.optional(),
        offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
    )
    .output(
      z.object({
        deliveries: z.array(
          z.object({
            /** Sent with the message and the same at every attempt. */
            id: z.string(),
            way: z.enum(['mail', 'webhook']),
            /** Name of the account or webhook. */
            to: z.string(),
            kind: z.string(),
            kindName: z.string(),
            state: stateShape,
            made: instantShape,
            /** Not before then; null once it has ended. */
            due: instantShape.nullable(),
            ended: instantShape.nullable(),
            attempts: z.number().int(),
            /** Why the last attempt failed, in words. */
            reason: z.string().nullable(),
          }),
        ),
        total: z.number().int(),
        counts: z.object({ waiting: z.number().int(), delivered: z.number().int(), 'given-up': z.number().int() }),
      }),
    ),
  retry: asks('maintain')
    .route({ method: 'POST', path: '/notices/deliveries/retry', summary: 'Try again now: one delivery, or all that were given up' })
    .input(z.object({ id: z.uuid().optional() }))
    .output(z.object({ again: z.number().int() })),
};

export const noticeContract = { list, unread, read, choices, choose, address, sending, keep, mailServer, webhooks, deliveries };
