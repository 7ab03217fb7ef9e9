import type { Pool } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller, SameForAll } from '#kernel/unscoped.ts';
import type { PaperNames } from './paper-names.ts';

/** A version of a place's own template; `name` and `sha256` are null if it was reset to the shipped one. */
export type TemplateRow = {
  readonly id: number;
  readonly procedure: string;
  readonly document: string;
  readonly version: number;
  readonly name: string | null;
  readonly sha256: string | null;
  readonly stated: Date;
  readonly actor: string;
};

/** What was recorded when a paper was issued. */
export type IssueRow = { readonly template: number | null; readonly shipped: string | null; readonly names: PaperNames };

const columns = 'id, procedure, document, version, name, sha256, stated, actor';

/** Everyone who may sign in can read templates: their content is what offices send out. */
export async function templates(on: Pool, _: SameForAll, procedure: string): Promise<TemplateRow[]> {
  const { rows } = await on.query<TemplateRow>(`SELECT ${columns} FROM case_template WHERE procedure = $1 ORDER BY document, version`, [
    procedure,
  ]);
  return rows;
}

/** The version in force at an instant. */
export async function templateAt(
  on: Pool,
  _: SameForAll,
  { procedure, document, at }: { readonly procedure: string; readonly document: string; readonly at: Date },
): Promise<TemplateRow | undefined> {
  const { rows } = await on.query<TemplateRow>(
    `SELECT ${columns} FROM case_template WHERE procedure = $1 AND document = $2 AND stated <= $3 ORDER BY version DESC LIMIT 1`,
    [procedure, document, at],
  );
  return rows[0];
}

export async function templateBytes(on: Pool, _: SameForAll, id: number): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const { rows } = await on.query<{ name: string; bytes: Buffer }>('SELECT name, bytes FROM case_template WHERE id = $1', [id]);
  if (rows[0] === undefined) throw new Error(`template ${id} is not there`);
  return rows[0];
}

/** Concurrent callers get consecutive versions. */
export async function addTemplate(
  on: Pool,
  scope: Scope,
  one: Pick<TemplateRow, 'procedure' | 'document' | 'name' | 'sha256' | 'stated'> & { readonly bytes: Uint8Array | null },
): Promise<number> {
  const { procedure, document, name, bytes, sha256, stated } = one;
  const { rows } = await on.query<{ version: number }>(
    `WITH turn AS MATERIALIZED (SELECT pg_advisory_xact_lock(hashtextextended($1 || '/' || $2, 7061984160)))
     INSERT INTO case_template (procedure, document, version, name, bytes, sha256, stated, actor)
     SELECT $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, $6, $7 FROM case_template, turn WHERE procedure = $1 AND document = $2
     RETURNING version`,
    [procedure, document, name, bytes === null ? null : Buffer.from(bytes), sha256, stated, scope.actor],
  );
  return rows[0]?.version as number;
}

/** For a case that the caller is already known to see. */
export async function issueOf(on: Pool, _: CheckedByCaller, code: string, n: number): Promise<IssueRow | undefined> {
  return (await on.query<IssueRow>('SELECT template, shipped, names FROM case_issue WHERE code = $1 AND n = $2', [code, n])).rows[0];
}

/** Records what a paper was issued with; the first writer wins. */
export async function keepIssue(
  on: Pool,
  _: CheckedByCaller,
  code: string,
  n: number,
  { template, shipped, names }: IssueRow,
): Promise<void> {
  await on.query('INSERT INTO case_issue (code, n, template, shipped, names) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING', [
    code,
    n,
    template,
    shipped,
    JSON.stringify(names),
  ]);
}
