import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import { withinPlace } from '#platform/place/place.ts';
import type { Queryable } from './store.ts';

/** Whose budget, for which year: all grants of the procedure in the place and those within it count. */
export type BudgetOf = { readonly procedure: string; readonly region: string; readonly year: number };

/** Amounts are yuan as texts with two digits. */
export type BudgetStated = {
  readonly version: number;
  readonly amount: string;
  readonly note: string | null;
  readonly stated: string;
  readonly by: string;
};

export type BudgetRow = BudgetOf & {
  readonly regionName: string | null;
  /** All versions stated; the last one is in force. */
  readonly versions: readonly BudgetStated[];
  readonly granted: string;
  readonly paid: string;
  readonly reclaimed: string;
};

/** Serializes callers that grant by a procedure in a year, or state its budget, until the transaction ends. */
export async function holdBudgets(on: Queryable, _: WholeProgram, procedure: string, year: number): Promise<void> {
  await on.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7061984161))', [`${procedure}/${year}`]);
}

const sumOf = (kind: string): string => `coalesce(sum(m.amount) FILTER (WHERE m.kind = '${kind}'), 0)::numeric(20, 2)::text AS ${kind}`;

/**
 * The budgets that a grant in a region counts against: those of the place and of all that contain it, as last stated, each with the amount
 * granted so far.
 */
export async function budgetsAround(
  on: Queryable,
  _: WholeProgram,
  { procedure, region, year }: BudgetOf,
): Promise<{ readonly region: string; readonly amount: string; readonly granted: string }[]> {
  const { rows } = await on.query<{ region: string; amount: string; granted: string }>(
    `WITH held AS (
       SELECT DISTINCT ON (b.region) b.region, b.amount FROM case_budget b
       WHERE b.procedure = $1 AND b.year = $3 AND (b.region = $2 OR b.region IN (SELECT ancestor FROM place_within WHERE place = $2))
       ORDER BY b.region, b.version DESC)
     SELECT held.region, held.amount::text AS amount, (
       SELECT coalesce(sum(m.amount), 0)::numeric(20, 2)::text FROM case_money m
       WHERE m.kind = 'grant' AND m.procedure = $1 AND m.year = $3
         AND (m.region = held.region OR m.region IN (SELECT place FROM place_within WHERE ancestor = held.region))) AS granted
     FROM held ORDER BY held.region`,
    [procedure, region, year],
  );
  return rows;
}

/** The amount granted by a procedure in a year, in a place and those within it. */
export async function grantedIn(on: Queryable, _: WholeProgram, { procedure, region, year }: BudgetOf): Promise<string> {
  const { rows } = await on.query<{ granted: string }>(
    `SELECT coalesce(sum(amount), 0)::numeric(20, 2)::text AS granted FROM case_money
     WHERE kind = 'grant' AND procedure = $1 AND year = $3 AND (region = $2 OR ${withinPlace('region', 2)})`,
    [procedure, region, year],
  );
  return rows[0]?.granted as string;
}

/** The last statement for a place and year, and by whom; undefined if there was none. */
export async function lastBudget(
  on: Queryable,
  _: WholeProgram,
  { procedure, region, year }: BudgetOf,
): Promise<{ readonly version: number; readonly says: string } | undefined> {
  const { rows } = await on.query<{ version: number; says: string }>(
    `SELECT version, amount::text || ' (' || actor || ')' AS says FROM case_budget
     WHERE procedure = $1 AND region = $2 AND year = $3 ORDER BY version DESC LIMIT 1`,
    [procedure, region, year],
  );
  return rows[0];
}

export async function addBudget(
  on: Queryable,
  scope: Scope,
  {
    procedure,
    region,
    year,
    amount,
    note,
    stated,
  }: BudgetOf & { readonly amount: string; readonly note: string | null; readonly stated: Date },
): Promise<number> {
  const { rows } = await on.query<{ version: number }>(
    `INSERT INTO case_budget (procedure, region, year, version, amount, note, stated, actor)
     SELECT $1, $2, $3, coalesce(max(version), 0) + 1, $4, $5, $6, $7 FROM case_budget WHERE procedure = $1 AND region = $2 AND year = $3
     RETURNING version`,
    [procedure, region, year, amount, note, stated, scope.actor],
  );
  return rows[0]?.version as number;
}

export type BudgetFilter = {
  readonly procedure?: string | undefined;
  readonly region?: string | undefined;
  readonly year?: number | undefined;
};

/** The budgets of places in a scope, by procedure, year and place. @param known counts what was stated and written by then */
export async function budgets(on: Queryable, { sees }: Scope, asked: BudgetFilter, known: Date): Promise<BudgetRow[]> {
  const values: unknown[] = [known];
  const parts = ['b.stated <= $1'];
  if (!('all' in sees)) parts.push('region' in sees ? withinPlace('b.region', values.push(sees.region)) : 'false');
  if (asked.procedure !== undefined) parts.push(`b.procedure = $${values.push(asked.procedure)}`);
  if (asked.region !== undefined) parts.push(withinPlace('b.region', values.push(asked.region)));
  if (asked.year !== undefined) parts.push(`b.year = $${values.push(asked.year)}`);
  const { rows } = await on.query<Omit<BudgetRow, 'granted' | 'paid' | 'reclaimed'> & Record<'grant' | 'pay' | 'reclaim', string>>(
    `WITH held AS (
       SELECT b.procedure, b.region, b.year, json_agg(json_build_object('version', b.version, 'amount', b.amount::text, 'note', b.note,
         'stated', to_char(b.stated AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', b.actor) ORDER BY b.version) AS versions
       FROM case_budget b WHERE ${parts.join(' AND ')} GROUP BY b.procedure, b.region, b.year)
     SELECT held.*, p.name AS "regionName", s."grant", s.pay, s.reclaim FROM held LEFT JOIN place p ON p.code = held.region
     CROSS JOIN LATERAL (
       SELECT ${sumOf('grant').replace('AS grant', 'AS "grant"')}, ${sumOf('pay')}, ${sumOf('reclaim')}
       FROM case_money m JOIN case_event e ON e.code = m.code AND e.n = m.n AND e.recorded <= $1
       WHERE m.procedure = held.procedure AND m.year = held.year
         AND (m.region = held.region OR m.region IN (SELECT place FROM place_within WHERE ancestor = held.region))) s
     ORDER BY held.procedure, held.year DESC, held.region`,
    values,
  );
  return rows.map(({ grant, pay, reclaim, ...row }) => ({ ...row, granted: grant, paid: pay, reclaimed: reclaim }));
}
