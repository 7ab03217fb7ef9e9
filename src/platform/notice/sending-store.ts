import type { z } from 'zod';
import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { mailServerShape } from './contract.ts';
import type { Queryable } from './notice-store.ts';

/** The mail server; its password is stored among the sealed secrets. */
export type MailServer = z.infer<typeof mailServerShape>;

/** How notices are sent. */
export type Sending = { readonly keptDays: number; readonly mail: MailServer | null; readonly changed: Date | null };

/** Nothing is sent until an administrator has configured it. */
export const usualSending: Sending = { keptDays: 90, mail: null, changed: null };

export type Webhook = {
  readonly id: number;
  readonly name: string;
  readonly address: string;
  readonly kinds: readonly string[];
  readonly enabled: boolean;
  readonly made: Date;
  readonly madeBy: string;
};

const columns = 'id, name, address, kinds, enabled, made, made_by AS "madeBy"';

export async function sendingOf(on: Queryable, _: WholeProgram): Promise<Sending> {
  const { rows } = await on.query<Sending>('SELECT kept_days AS "keptDays", mail, changed FROM notice_setting');
  return rows[0] ?? usualSending;
}

/** Locks it against changes by others until the transaction ends. */
export async function holdSending(on: Queryable, _: WholeProgram): Promise<void> {
  await on.query('SELECT pg_advisory_xact_lock(7061984205)');
}

export async function saveSending(on: Queryable, scope: Scope, { keptDays, mail }: Omit<Sending, 'changed'>, now: number): Promise<void> {
  await on.query(
    `INSERT INTO notice_setting (kept_days, mail, changed, changed_by) VALUES ($1, $2, $3, $4)
     ON CONFLICT (one) DO UPDATE SET kept_days = excluded.kept_days, mail = excluded.mail,
       changed = excluded.changed, changed_by = excluded.changed_by`,
    [keptDays, mail === null ? null : JSON.stringify(mail), new Date(now), scope.actor],
  );
}

export async function webhooks(on: Queryable, _: WholeProgram): Promise<Webhook[]> {
  return (await on.query<Webhook>(`SELECT ${columns} FROM notice_webhook ORDER BY id`)).rows;
}

/** @returns undefined if the name is taken */
export async function addWebhook(
  on: Queryable,
  scope: Scope,
  given: Pick<Webhook, 'name' | 'address' | 'kinds'>,
  now: number,
): Promise<Webhook | undefined> {
  const { rows } = await on.query<Webhook>(
    `INSERT INTO notice_webhook (name, address, kinds, enabled, made, made_by) VALUES ($1, $2, $3, true, $4, $5)
     ON CONFLICT (name) DO NOTHING RETURNING ${columns}`,
    [given.name, given.address, [...given.kinds], new Date(now), scope.actor],
  );
  return rows[0];
}

/** @returns false if the name is taken */
export async function changeWebhook(on: Queryable, _: WholeProgram, { id, name, address, kinds, enabled }: Webhook): Promise<boolean> {
  const { rowCount } = await on.query(
    `UPDATE notice_webhook SET name = $2, address = $3, kinds = $4, enabled = $5
     WHERE id = $1 AND NOT EXISTS (SELECT FROM notice_webhook o WHERE o.name = $2 AND o.id <> $1)`,
    [id, name, address, [...kinds], enabled],
  );
  return rowCount === 1;
}

export async function removeWebhook(on: Queryable, _: WholeProgram, id: number): Promise<boolean> {
  return (await on.query('DELETE FROM notice_webhook WHERE id = $1', [id])).rowCount === 1;
}
