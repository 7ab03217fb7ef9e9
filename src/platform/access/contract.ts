import { z } from 'zod';
import { parseDay } from '#kernel/day.ts';
import { asks } from '#kernel/rights.ts';
import { sortShape } from '#kernel/sorting.ts';
import { askedDayShape, codeShape, idShape, instantShape, offsetShape, roleShape } from '#kernel/shape.ts';

/** The columns that the audit trail can be sorted by. */
export const auditSorts = ['at', 'actor', 'action', 'subject', 'region', 'count'] as const;

export type AuditSort = (typeof auditSorts)[number];

const nameShape = z.string().min(2).max(40);

/** What an account or key may see: a region, an organisation, or everything (for roles that take neither). */
const given = {
  role: roleShape,
  region: codeShape.optional(),
  organisation: codeShape.optional(),
};

const held = {
  name: z.string(),
  role: roleShape,
  region: z.string().nullable(),
  organisation: z.string().nullable(),
};

/** The city's rules for everyone who signs in; stored with its settings. */
export const signInRulesShape = z.object({
  /** How long a one-time password can be used to set a new one, hours. */
  oneTimeHours: z.number().int().min(1).max(720),
  /** Roles whose accounts have no access without a second factor. */
  secondFactor: z.array(roleShape).max(6),
});

const userShape = z.object({
  ...held,
  disabled: z.boolean(),
  mustChange: z.boolean(),
  /** Until when its one-time password is valid; null if it has none. */
  oneTimeUntil: instantShape.nullable(),
  twoFactor: z.boolean(),
  createdAt: instantShape,
});

const keyShape = z.object({
  ...held,
  /** The first letters of the secret, to tell keys apart. */
  start: z.string().nullable(),
  createdAt: instantShape,
  createdBy: z.string(),
  expiresAt: instantShape.nullable(),
  lastUsedAt: instantShape.nullable(),
});

const auditShape = z.object({
  id: z.number().int(),
  at: instantShape,
  actor: z.string(),
  /** The permanent identity of the account or key, because a name may be reused. Null in entries from before identities were recorded. */
  identity: z.string().nullable(),
  role: z.string(),
  action: z.string(),
  subject: z.string(),
  region: z.string().nullable(),
  /** If the entry affected objects that the reader may not see: only that it happened and its kind, not how many or which. */
  detail: z.record(z.string(), z.unknown()),
  /** Whether it affected objects that the reader may not see. */
  elsewhere: z.boolean(),
  /** How often it happened: repeated attempts by callers who are not signed in are one entry. */
  count: z.number().int(),
});

const named = z.object({ name: nameShape });

const deviceShape = z.object({
  device: z.number().int(),
  began: instantShape,
  used: instantShape,
  address: z.string().nullable(),
  /** The browser's user agent. */
  browser: z.string().nullable(),
});

const sessionShape = z.object({
  session: z.string(),
  began: instantShape,
  used: instantShape,
  address: z.string().nullable(),
  device: z.string().nullable(),
  /** The session making the request. */
  own: z.boolean(),
});

/** One session, by its name in the list, or all. */
const whichSessions = z.object({ session: z.string().min(1).max(100).optional() });

const ended = z.object({ ended: z.number().int() });

/** An existing date, because the store queries entries by it. */
const realDay = askedDayShape.refine((day) => (parseDay(day) ?? 0) >= 0, {
  params: { said: { zh: '须为 1970-01-01 或以后的日期，如 2026-01-31', en: 'it has to be a day from 1970-01-01 on, like 2026-01-31' } },
});

/** Which audit entries are requested. */
export const auditFilter = z.object({
  actor: z.string().max(100).optional(),
  action: z.string().max(100).optional(),
  subject: z.string().max(200).optional(),
  /** Part of the name of the actor or of the subject. */
  search: z.string().max(100).optional(),
  /** First and last day, in Beijing time. */
  from: realDay.optional(),
  to: realDay.optional(),
});

const users = {
  add: asks('accounts')
    .route({ method: 'POST', path: '/users', summary: 'Add an account; its one-time password is told once' })
    .input(z.object({ name: nameShape, ...given }))
    .output(z.object({ ...held, secret: z.string(), expiresAt: instantShape })),
  list: asks('accounts')
    .route({ method: 'GET', path: '/users', summary: 'All accounts' })
    .output(z.object({ users: z.array(userShape) })),
  disable: asks('accounts')
    .route({ method: 'POST', path: '/users/{name}/disable', summary: 'Close an account and end its sessions' })
    .input(named)
    .output(userShape),
  enable: asks('accounts')
    .route({ method: 'POST', path: '/users/{name}/enable', summary: 'Open a closed account again' })
    .input(named)
    .output(userShape),
  reset: asks('accounts')
    .route({ method: 'POST', path: '/users/{name}/reset', summary: 'A one-time link to a new password, valid for a day' })
    .input(named)
    .output(z.object({ name: z.string(), link: z.string(), expiresAt: instantShape })),
  withoutSecondFactor: asks('accounts')
    .route({
      method: 'POST',
      path: '/users/{name}/second-factor/off',
      summary: 'Take the second factor off an account whose device is lost',
    })
    .input(named)
    .output(userShape),
  unlock: asks('accounts')
    .route({ method: 'POST', path: '/users/{name}/unlock', summary: 'Let an account be tried again at once, from everywhere' })
    .input(named)
    .output(userShape),
  sessions: asks('accounts')
    .route({ method: 'GET', path: '/users/{name}/sessions', summary: 'Where an account is signed in, the latest first' })
    .input(named)
    .output(z.object({ sessions: z.array(sessionShape) })),
  endSessions: asks('accounts')
    .route({ method: 'POST', path: '/users/{name}/sessions/end', summary: 'End one session of an account, or all' })
    .input(named.extend(whichSessions.shape))
    .output(ended),
};

const devices = asks('self')
  .route({ method: 'GET', path: '/me/devices', summary: 'Browsers that are known to sign in to my account, the latest first' })
  .output(z.object({ devices: z.array(deviceShape) }));

const forgetDevice = asks('self')
  .route({ method: 'POST', path: '/me/devices/{device}/forget', summary: 'Know a browser no more; its sessions stay' })
  .input(z.object({ device: idShape }))
  .output(z.object({ forgotten: z.number().int() }));

const keys = {
  create: asks('accounts')
    .route({ method: 'POST', path: '/keys', summary: 'Make an API key; its secret is told once' })
    .input(z.object({ name: nameShape, ...given, days: z.coerce.number().int().min(1).max(3650).optional() }))
    .output(z.object({ ...held, secret: z.string(), expiresAt: instantShape.nullable() })),
  list: asks('accounts')
    .route({ method: 'GET', path: '/keys', summary: 'All API keys, without their secrets' })
    .output(z.object({ keys: z.array(keyShape) })),
  revoke: asks('accounts')
    .route({ method: 'POST', path: '/keys/{name}/revoke', summary: 'End an API key at once' })
    .input(named)
    .output(z.object({ name: z.string(), revoked: z.boolean() })),
};

const me = asks('self')
  .route({ method: 'GET', path: '/me', summary: 'Who I am, what I see and what I may do' })
  .output(
    z.object({
      ...held,
      actions: z.array(z.string()),
      mustChange: z.boolean(),
      twoFactor: z.boolean(),
      /** The role has no access without a second factor. */
      needsTwoFactor: z.boolean(),
    }),
  );

const sessions = asks('self')
  .route({ method: 'GET', path: '/me/sessions', summary: 'Where I am signed in, the latest first' })
  .output(z.object({ sessions: z.array(sessionShape) }));

const endSessions = asks('self')
  .route({ method: 'POST', path: '/me/sessions/end', summary: 'End one of my sessions, or all but the one that asks; by the password' })
  .input(whichSessions.extend({ password: z.string().max(200) }))
  .output(ended);

const audit = asks('audit')
  .route({ method: 'GET', path: '/audit', summary: 'Who did what, newest first' })
  .input(
    auditFilter.extend({
      /** Default: newest first. `before` applies to that order alone. */
      ...sortShape(auditSorts),
      before: z.coerce.number().int().positive().optional(),
      offset: offsetShape.default(0),
      limit: z.coerce.number().int().min(1).max(1000).default(100),
    }),
  )
  .output(
    z.object({ entries: z.array(auditShape), next: z.number().int().nullable(), total: z.number().int(), actions: z.array(z.string()) }),
  );

export const accessContract = { users, keys, me, sessions, endSessions, devices, forgetDevice, audit };
