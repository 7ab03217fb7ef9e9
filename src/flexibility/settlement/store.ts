import type { Pool, PoolClient } from 'pg';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import type { Outcome } from './outcome.ts';

export type IssueRow = AsOf & { readonly issue: number; readonly outcome: Outcome };

/** An issue of an event, or the last; the caller has checked access. */
export async function issueOf(
  on: Pool | PoolClient,
  _: CheckedByCaller | WholeProgram,
  event: string,
  { issue, recorded }: { readonly issue?: number | undefined; readonly recorded?: number | undefined } = {},
): Promise<IssueRow | null> {
  const { rows } = await on.query<IssueRow>(
    `SELECT issue, outcome, received::float8 AS received, recorded::float8 AS recorded FROM flexibility_issue
     WHERE event = $1 AND ($2::int IS NULL OR issue = $2) AND ($3::float8 IS NULL OR recorded <= $3)
     ORDER BY issue DESC LIMIT 1`,
    [event, issue ?? null, recorded ?? null],
  );
  return rows[0] ?? null;
}

/** The members of the last issue of each of these events, as known then. */
export async function issuedOf(
  on: Pool,
  _: CheckedByCaller | WholeProgram,
  events: readonly string[],
  { received, recorded }: AsOf,
): Promise<Map<string, Outcome['members']>> {
  const { rows } = await on.query<{ event: string; members: Outcome['members'] }>(
    `SELECT DISTINCT ON (event) event, outcome -> 'members' AS members FROM flexibility_issue
     WHERE event = ANY($1) AND recorded <= $2 ORDER BY event, issue DESC`,
    [events, Math.min(received, recorded, Number.MAX_SAFE_INTEGER)],
  );
  return new Map(rows.map(({ event, members }) => [event, members]));
}

export async function addIssue(
  on: PoolClient,
  { actor, identity }: Scope,
  event: string,
  { issue, outcome, received, recorded }: IssueRow,
): Promise<void> {
  await on.query(
    'INSERT INTO flexibility_issue (event, issue, outcome, received, recorded, actor, identity) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [event, issue, JSON.stringify(outcome), received, recorded, actor, identity],
  );
}
