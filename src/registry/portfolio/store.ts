import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';
import type { MemberState } from './membership.ts';
import { organisationTree } from '#platform/place/place.ts';
import { codesOfBuildingsWhere, seesBuilding } from '#registry/registry/public/scope-filter.ts';

/** SQL: an aggregator sees the members of its portfolios, everyone else those buildings that they see. */
export function seesMember(scope: Scope, alias: string, values: unknown[]): string {
  const { sees } = scope;
  if ('aggregator' in sees)
    return `${alias}.portfolio IN (SELECT code FROM portfolio WHERE gone IS NULL AND organisation IN (${organisationTree(values.push(sees.aggregator))}))`;
  return seesInvited(scope, alias, values);
}

/** SQL: this scope sees the building of a row. */
export function seesInvited(scope: Scope, alias: string, values: unknown[]): string {
  const sight = seesBuilding(scope, 'b', values);
  return sight === 'true' || sight === 'false' ? sight : `${alias}.building IN (${codesOfBuildingsWhere(sight)})`;
}

/** SQL: an aggregator sees its own portfolios, everyone else those with a member that they see, or that invite a building of theirs. */
export function seesPortfolio(scope: Scope, alias: string, values: unknown[]): string {
  const { sees } = scope;
  if ('all' in sees) return 'true';
  if ('aggregator' in sees) return `${alias}.organisation IN (${organisationTree(values.push(sees.aggregator))})`;
  const member = `SELECT m.portfolio FROM portfolio_member m WHERE m.gone IS NULL AND ${seesMember(scope, 'm', values)}`;
  return `${alias}.code IN (${member} UNION SELECT i.portfolio FROM portfolio_invitation i WHERE ${seesInvited(scope, 'i', values)})`;
}

/** Which of these portfolios exist and are visible. */
export async function portfoliosSeen(on: Queryable, scope: Scope, codes: readonly string[]): Promise<Set<string>> {
  const values: unknown[] = [codes];
  const sql = `SELECT e.code FROM portfolio e WHERE e.gone IS NULL AND e.code = ANY($1) AND ${seesPortfolio(scope, 'e', values)}`;
  return new Set((await on.query<{ code: string }>(sql, values)).rows.map(({ code }) => code));
}

/** The current state of these members, regardless of scope. */
export async function membersHeld(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<Map<string, MemberState>> {
  const sql = 'SELECT code, fields, dated FROM portfolio_member WHERE gone IS NULL AND code = ANY($1)';
  const { rows } = await on.query<MemberState & { code: string }>(sql, [codes]);
  return new Map(rows.map(({ code, ...held }) => [code, held]));
}

/** Members whose terms a change affects for today or an earlier day. */
export async function membersChangedBy(on: Queryable, _: WholeProgram, change: number, day: string): Promise<string[]> {
  const sql = `SELECT DISTINCT m.code FROM portfolio_member_change c JOIN portfolio_member m ON m.id = c.portfolio_member
    WHERE c.change = $1 AND c.withdrawn IS NULL AND (c.valid_from IS NULL OR c.valid_from <= $2::date)
      AND c.fields - '{portfolio,building}'::text[] <> '{}' ORDER BY 1 LIMIT 100`;
  return (await on.query<{ code: string }>(sql, [change, day])).rows.map(({ code }) => code);
}

/** The buildings of the members with these codes. */
export async function buildingsOfMembers(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<string[]> {
  const sql = 'SELECT DISTINCT building AS code FROM portfolio_member WHERE code = ANY($1) AND building IS NOT NULL';
  return (await on.query<{ code: string }>(sql, [codes])).rows.map(({ code }) => code);
}

/** Codes of the members of portfolios, or of a building, that the scope sees; including former ones. */
export async function memberCodes(
  on: Queryable,
  scope: Scope,
  { portfolios, buildings }: { readonly portfolios?: readonly string[]; readonly buildings?: readonly string[] },
): Promise<string[]> {
  const values: unknown[] = [];
  const parts = [seesMember(scope, 'e', values)];
  if (portfolios !== undefined) parts.push(`e.portfolio = ANY($${values.push(portfolios)})`);
  if (buildings !== undefined) parts.push(`e.building = ANY($${values.push(buildings)})`);
  const sql = `SELECT e.code FROM portfolio_member e WHERE ${parts.join(' AND ')} ORDER BY e.code COLLATE "C"`;
  return (await on.query<{ code: string }>(sql, values)).rows.map(({ code }) => code);
}

/** Codes of the existing portfolios that the scope sees. */
export async function portfolioCodes(on: Queryable, scope: Scope): Promise<string[]> {
  const values: unknown[] = [];
  const sql = `SELECT e.code FROM portfolio e WHERE e.gone IS NULL AND ${seesPortfolio(scope, 'e', values)} ORDER BY e.code COLLATE "C"`;
  return (await on.query<{ code: string }>(sql, values)).rows.map(({ code }) => code);
}

/** Existing members of these portfolios or in these buildings, regardless of scope; at most a hundred. */
export async function membersStanding(
  on: Queryable,
  _: WholeProgram,
  of: 'portfolio' | 'building',
  codes: readonly string[],
): Promise<{ code: string; member: string }[]> {
  const sql = `SELECT ${of} AS code, min(code) AS member FROM portfolio_member WHERE gone IS NULL AND ${of} = ANY($1)
    GROUP BY ${of} ORDER BY 1 LIMIT 100`;
  return (await on.query<{ code: string; member: string }>(sql, [codes])).rows;
}

/** Whether a member with this code exists, regardless of scope. */
export async function isMember(on: Queryable, _: WholeProgram, code: string): Promise<boolean> {
  return (await on.query('SELECT 1 FROM portfolio_member WHERE gone IS NULL AND code = $1', [code])).rows.length > 0;
}

/** Which of these members had a consent in their last state, regardless of scope. */
export async function consentedMembers(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<Set<string>> {
  const sql = `SELECT code FROM portfolio_member WHERE gone IS NULL AND code = ANY($1) AND (fields ? 'consent'
    OR EXISTS (SELECT 1 FROM jsonb_array_elements(dated -> 'consent') p WHERE p ->> 'value' IS NOT NULL))`;
  return new Set((await on.query<{ code: string }>(sql, [codes])).rows.map(({ code }) => code));
}
