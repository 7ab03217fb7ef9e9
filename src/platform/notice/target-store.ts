import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Queryable } from './notice-store.ts';
import type { QuietHours } from './quiet.ts';

/** The visible parts of a sealed template: the method, and the placeholders. */
export type ShownTemplate = { readonly method: string; readonly placeholders: readonly string[] };

/** A target that rules can name: an address that is posted to or mailed to. */
export type Target = {
  readonly id: number;
  readonly name: string;
  readonly webhook: string | null;
  readonly mail: string | null;
  readonly quiet: QuietHours | null;
  /** The visible parts of the message's own format; null: the default one, signed. */
  readonly template: ShownTemplate | null;
  readonly made: Date;
  readonly madeBy: string;
};

type TargetRow = Omit<Target, 'quiet'> & { readonly from: string | null; readonly until: string | null };

const columns = `id, name, webhook, mail, quiet_from AS "from", quiet_until AS until, template, made, made_by AS "madeBy"`;

const targetOf = ({ from, until, ...rest }: TargetRow): Target => ({
  ...rest,
  quiet: from === null || until === null ? null : { from, until },
});

/** The targets with these names; all if no names are given. */
export async function targetsNamed(on: Queryable, _: WholeProgram, names: readonly string[] | null): Promise<Target[]> {
  const sql = `SELECT ${columns} FROM notice_target WHERE $1::text[] IS NULL OR name = ANY($1) ORDER BY name`;
  return (await on.query<TargetRow>(sql, [names])).rows.map(targetOf);
}

export async function targetById(on: Queryable, _: WholeProgram, id: number): Promise<Target | undefined> {
  const { rows } = await on.query<TargetRow>(`SELECT ${columns} FROM notice_target WHERE id = $1`, [id]);
  return rows.map(targetOf)[0];
}

/** Locks this name against changes by others until the transaction ends. */
export async function holdTarget(on: Queryable, _: WholeProgram, name: string): Promise<void> {
  await on.query(`SELECT pg_advisory_xact_lock(hashtext('notice target'), hashtext($1))`, [name]);
}

/** An existing name gets its new address. */
export async function putTarget(
  on: Queryable,
  scope: Scope,
  { name, webhook, mail, quiet, template }: Pick<Target, 'name' | 'webhook' | 'mail' | 'quiet' | 'template'>,
  now: number,
): Promise<Target> {
  const { rows } = await on.query<TargetRow>(
    `INSERT INTO notice_target (name, webhook, mail, quiet_from, quiet_until, template, made, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (name) DO UPDATE SET webhook = excluded.webhook, mail = excluded.mail, quiet_from = excluded.quiet_from,
       quiet_until = excluded.quiet_until, template = excluded.template, made = excluded.made, made_by = excluded.made_by RETURNING ${columns}`,
    [
      name,
      webhook,
      mail,
      quiet?.from ?? null,
      quiet?.until ?? null,
      template === null ? null : JSON.stringify(template),
      new Date(now),
      scope.actor,
    ],
  );
  return targetOf(rows[0] as TargetRow);
}

export async function removeTarget(on: Queryable, _: WholeProgram, name: string): Promise<boolean> {
  return (await on.query('DELETE FROM notice_target WHERE name = $1', [name])).rowCount === 1;
}
