import type { Pool, PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { PersonKind } from './facts.ts';

type Queryable = Pool | PoolClient;

/** The roles that may see people at all; what others see of a panel is decided by the case. */
export const lookers: readonly Scope['role'][] = ['administrator', 'bureau', 'auditor'];

/** SQL: one of two places is within the other, or equal to it. */
const across = (one: string, other: string): string =>
  `EXISTS (SELECT FROM place_within w WHERE (w.place = ${one} AND w.ancestor = ${other}) OR (w.place = ${other} AND w.ancestor = ${one}))`;

/**
 * SQL for «this scope sees the person»: an administrator, or the bureau or auditor of a region that contains one of the person's, or is
 * within one. A person appointed for no region is appointed everywhere. Pushes what it needs onto the values.
 */
export function seesPerson({ role, sees }: Scope, alias: string, values: unknown[]): string {
  if (!lookers.includes(role)) return 'false';
  if ('all' in sees) return 'true';
  if (!('region' in sees)) return 'false';
  const own = `$${values.push(sees.region)}::text`;
  return `(coalesce(${alias}.regions, '[]') = '[]'
    OR EXISTS (SELECT FROM jsonb_array_elements_text(${alias}.regions) one WHERE one = ${own} OR ${across('one', own)}))`;
}

/** SQL for «this scope maintains the person»: all their regions are within its own. Pushes what it needs onto the values. */
export function writesPerson({ sees }: Scope, alias: string, values: unknown[]): string {
  if ('all' in sees) return 'true';
  if (!('region' in sees)) return 'false';
  const own = `$${values.push(sees.region)}::text`;
  return `(coalesce(${alias}.regions, '[]') <> '[]' AND NOT EXISTS (SELECT FROM jsonb_array_elements_text(${alias}.regions) one
    WHERE one <> ${own} AND NOT EXISTS (SELECT FROM place_within w WHERE w.place = one AND w.ancestor = ${own})))`;
}

export type PersonRow = { readonly code: string; readonly fields: Readonly<Record<string, unknown>> };

/** Filter for people; all given conditions must hold. */
export type PeopleFilter = {
  readonly kind?: PersonKind | undefined;
  /** In force on this local day. */
  readonly day?: string | undefined;
  readonly codes?: readonly string[] | undefined;
  /** The account that represents them. */
  readonly user?: string | undefined;
  readonly group?: string | undefined;
  /** Appointed for this place, for one within it, or for one that contains it. */
  readonly region?: string | undefined;
  /** Part of the code, the name or the organisation. */
  readonly search?: string | undefined;
};

/** SQL: their term includes the day, and they have not been struck off by then. */
const inForce = (at: number): string =>
  `coalesce(p.term_from <= $${at}, true) AND coalesce(p.term_until >= $${at}, true) AND coalesce(p.struck_on > $${at}, true)`;

function meant({ kind, day, codes, user, group, region, search }: PeopleFilter, values: unknown[]): string[] {
  const parts = ['p.gone IS NULL'];
  const also = (value: unknown, sql: (at: number) => string): void => {
    if (value !== undefined) parts.push(sql(values.push(value)));
  };
  also(kind, (at) => `p.kind = $${at}`);
  also(day, inForce);
  also(codes, (at) => `p.code = ANY($${at})`);
  also(user, (at) => `p.account = lower($${at})`);
  also(group, (at) => `p.fields -> 'groups' ? $${at}`);
  also(
    region,
    (at) =>
      `(coalesce(p.regions, '[]') = '[]' OR EXISTS (SELECT FROM jsonb_array_elements_text(p.regions) one WHERE one = $${at}::text OR ${across('one', `$${at}::text`)}))`,
  );
  const sought = search?.normalize('NFKC').trim().toLowerCase();
  if (sought !== undefined && sought !== '')
    also(sought, (at) => `strpos(lower(concat_ws(E'\\n', p.code, p.name, p.fields ->> 'organisation')), $${at}) > 0`);
  return parts;
}

/** People within the scope, ordered by code. @param limit null for all */
export async function people(
  on: Queryable,
  scope: Scope,
  filter: PeopleFilter,
  { limit = null, offset = 0 }: { readonly limit?: number | null; readonly offset?: number } = {},
): Promise<PersonRow[]> {
  const values: unknown[] = [];
  const where = [seesPerson(scope, 'p', values), ...meant(filter, values)].join(' AND ');
  const sql = `SELECT p.code, p.fields FROM person p WHERE ${where} ORDER BY p.code COLLATE "C" LIMIT $${values.push(limit)} OFFSET $${values.push(offset)}`;
  return (await on.query<PersonRow>(sql, values)).rows;
}

export async function countPeople(on: Queryable, scope: Scope, filter: PeopleFilter): Promise<number> {
  const values: unknown[] = [];
  const where = [seesPerson(scope, 'p', values), ...meant(filter, values)].join(' AND ');
  return (await on.query<{ n: number }>(`SELECT count(*)::int AS n FROM person p WHERE ${where}`, values)).rows[0]?.n ?? 0;
}

/** The groups of people within the scope, ordered by pinyin. */
export async function groups(on: Queryable, scope: Scope): Promise<string[]> {
  const values: unknown[] = [];
  const sql = `SELECT DISTINCT one COLLATE "zh-x-icu" AS one FROM person p, jsonb_array_elements_text(p.fields -> 'groups') one
    WHERE p.gone IS NULL AND ${seesPerson(scope, 'p', values)} ORDER BY 1 LIMIT 200`;
  return (await on.query<{ one: string }>(sql, values)).rows.map(({ one }) => one);
}
