import type { Language } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Queryable } from './notice-store.ts';
import type { QuietHours } from './quiet.ts';

/** A person's choices; see `usualChoice` for the defaults. */
export type Choice = {
  /** Of mails. */
  readonly language: Language;
  readonly mail: string | null;
  readonly mailConfirmed: boolean;
  /** By kind, whether it is also sent by mail; kinds not listed use their default. */
  readonly kinds: Readonly<Record<string, boolean>>;
  readonly quiet: QuietHours | null;
  /** An IANA name. */
  readonly timeZone: string;
  readonly urgentPasses: boolean;
};

export const usualChoice: Choice = {
  language: 'zh',
  mail: null,
  mailConfirmed: false,
  kinds: {},
  quiet: null,
  timeZone: 'Asia/Shanghai',
  urgentPasses: true,
};

type Row = Omit<Choice, 'quiet'> & { readonly identity: string; readonly quietFrom: string | null; readonly quietUntil: string | null };

const columns = `identity, language, mail, mail_confirmed AS "mailConfirmed", kinds,
  quiet_from AS "quietFrom", quiet_until AS "quietUntil", time_zone AS "timeZone", urgent_passes AS "urgentPasses"`;

/** The choices of these people, by identity; those without any are left out. */
export async function choicesOf(on: Queryable, _: WholeProgram, identities: readonly string[]): Promise<Map<string, Choice>> {
  const { rows } = await on.query<Row>(`SELECT ${columns} FROM notice_choice WHERE identity = ANY($1::text[])`, [[...identities]]);
  return new Map(
    rows.map(({ identity, quietFrom, quietUntil, ...rest }) => [
      identity,
      { ...rest, quiet: quietFrom === null || quietUntil === null ? null : { from: quietFrom, until: quietUntil } },
    ]),
  );
}

/** Stores one's own choice, except for the mail address. */
export async function saveChoice(on: Queryable, scope: Scope, choice: Omit<Choice, 'mail' | 'mailConfirmed'>): Promise<void> {
  const { language, kinds, quiet, timeZone, urgentPasses } = choice;
  await on.query(
    `INSERT INTO notice_choice (identity, language, kinds, quiet_from, quiet_until, time_zone, urgent_passes)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (identity) DO UPDATE SET language = excluded.language, kinds = excluded.kinds, quiet_from = excluded.quiet_from,
       quiet_until = excluded.quiet_until, time_zone = excluded.time_zone, urgent_passes = excluded.urgent_passes`,
    [scope.identity, language, JSON.stringify(kinds), quiet?.from ?? null, quiet?.until ?? null, timeZone, urgentPasses],
  );
}

/** Sets one's own mail address, not confirmed yet. @returns false if one was set less than `pauseMs` ago */
export async function nameMail(
  on: Queryable,
  scope: Scope,
  given: { readonly mail: string; readonly codeHash: string; readonly now: number; readonly pauseMs: number },
): Promise<boolean> {
  const { rowCount } = await on.query(
    `UPDATE notice_choice SET mail = $2, mail_confirmed = false, code_hash = $3, code_sent = $4, code_tries = 0
     WHERE identity = $1 AND (code_sent IS NULL OR code_sent <= $5)`,
    [scope.identity, given.mail, given.codeHash, new Date(given.now), new Date(given.now - given.pauseMs)],
  );
  return rowCount === 1;
}

/** Counts an attempt at the code, and confirms the address if the code is right. @returns whether it was */
export async function confirmMail(
  on: Queryable,
  scope: Scope,
  given: { readonly codeHash: string; readonly sentAfter: number; readonly mostTries: number },
): Promise<boolean> {
  const { rows } = await on.query<{ confirmed: boolean }>(
    `UPDATE notice_choice SET code_tries = code_tries + 1, mail_confirmed = (code_hash = $2),
       code_hash = CASE WHEN code_hash = $2 THEN NULL ELSE code_hash END
     WHERE identity = $1 AND mail IS NOT NULL AND NOT mail_confirmed AND code_hash IS NOT NULL AND code_sent > $3 AND code_tries < $4
     RETURNING mail_confirmed AS confirmed`,
    [scope.identity, given.codeHash, new Date(given.sentAfter), given.mostTries],
  );
  return rows[0]?.confirmed === true;
}

export async function removeMail(on: Queryable, scope: Scope): Promise<void> {
  await on.query('UPDATE notice_choice SET mail = NULL, mail_confirmed = false, code_hash = NULL WHERE identity = $1', [scope.identity]);
}
