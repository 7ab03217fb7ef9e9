import { countOfAll, ofAll, type OfAll } from '#platform/db/of-all.ts';
import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import { organisationTree, withinPlace } from '#platform/place/place.ts';
import type { EffectRow } from './effect-store.ts';
import type { Queryable } from './store.ts';

/** The credit class of an organisation, from which case and local day. */
export type CreditRow = {
  readonly organisation: string;
  readonly name: string | null;
  readonly credit: string;
  readonly case: string;
  readonly day: string;
};

/** Records a credit class; once per effect. */
export async function addCredit(on: Queryable, _: WholeProgram, row: EffectRow, credit: string, given: Date): Promise<void> {
  await on.query(
    `INSERT INTO case_credit (code, n, at, organisation, credit, day, given) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    [row.case, row.n, row.at, row.organisation, credit, row.day, given],
  );
}

/** A class that was corrected counts no more. */
export async function endCredit(on: Queryable, _: WholeProgram, { case: code, n, at }: EffectRow, ended: Date): Promise<void> {
  await on.query('UPDATE case_credit SET ended = $4 WHERE code = $1 AND n = $2 AND at = $3 AND ended IS NULL', [code, n, at, ended]);
}

/** The class in force of each organisation in a scope, by code. */
export async function credits(
  on: Queryable,
  { sees }: Scope,
  asked: { readonly organisation?: string | undefined; readonly region?: string | undefined },
): Promise<OfAll<CreditRow>> {
  const values: unknown[] = [];
  const parts = ['o.gone IS NULL', 'c.ended IS NULL'];
  if ('region' in sees) parts.push(withinPlace('o.region', values.push(sees.region)));
  else if ('organisation' in sees) parts.push(`o.code IN (${organisationTree(values.push(sees.organisation))})`);
  else if (!('all' in sees)) parts.push('false');
  if (asked.organisation !== undefined) parts.push(`o.code = $${values.push(asked.organisation)}`);
  if (asked.region !== undefined) parts.push(withinPlace('o.region', values.push(asked.region)));
  const latest = `SELECT DISTINCT ON (c.organisation) c.organisation, o.name, c.credit, c.code AS "case", c.day::text AS day
     FROM case_credit c JOIN organisation o ON o.code = c.organisation WHERE ${parts.join(' AND ')}
     ORDER BY c.organisation, c.day DESC, c.given DESC, c.n DESC, c.at DESC`;
  const sql = `SELECT latest.*, ${countOfAll} FROM (${latest}) latest ORDER BY organisation LIMIT 10000`;
  return ofAll((await on.query<CreditRow & { ofAll: number }>(sql, values)).rows);
}
