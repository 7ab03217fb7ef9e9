import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import { withinPlace } from '#platform/place/place.ts';
import type { QuotaGroup } from '../rules/quota-sums.ts';
import type { Queryable } from './store.ts';

/** Whose quota, for which year: all cases of the procedure in the place and those within it count. */
export type QuotaOf = { readonly procedure: string; readonly region: string; readonly year: number };

export type QuotaStated = {
  readonly version: number;
  readonly quota: number;
  readonly note: string | null;
  readonly stated: string;
  readonly by: string;
};

export type QuotaRow = QuotaOf & {
  readonly regionName: string | null;
  /** All versions stated; the last one is in force; empty if there was none. */
  readonly versions: readonly QuotaStated[];
  /** The cases of the place and year, grouped. */
  readonly groups: readonly QuotaGroup[];
};

/** Serializes callers that take cases into the quota of a year, or state it, until the transaction ends. */
export async function holdQuotas(on: Queryable, _: WholeProgram, procedure: string, year: number): Promise<void> {
  await on.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7061984181))', [`${procedure}/${year}`]);
}

/** The quotas that a case of a region counts against: those of the place and of all that contain it, with how many cases take them. */
export async function quotasAround(
  on: Queryable,
  _: WholeProgram,
  { procedure, region, year }: QuotaOf,
): Promise<{ readonly region: string; readonly quota: number; readonly granted: number }[]> {
  const { rows } = await on.query<{ region: string; quota: number; granted: number }>(
    `WITH held AS (
       SELECT DISTINCT ON (q.region) q.region, q.quota FROM case_quota q
       WHERE q.procedure = $1 AND q.year = $3 AND (q.region = $2 OR q.region IN (SELECT ancestor FROM place_within WHERE place = $2))
       ORDER BY q.region, q.version DESC)
     SELECT held.region, held.quota, (
       SELECT count(*)::int FROM case_file f WHERE f.procedure = $1 AND f.quota_year = $3
         AND (f.region = held.region OR f.region IN (SELECT place FROM place_within WHERE ancestor = held.region))) AS granted
     FROM held ORDER BY held.region`,
    [procedure, region, year],
  );
  return rows;
}

/** How many cases of a place and those within it take the quota of a year. */
export async function takenIn(on: Queryable, _: WholeProgram, { procedure, region, year }: QuotaOf): Promise<number> {
  const { rows } = await on.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM case_file WHERE procedure = $1 AND quota_year = $3 AND (region = $2 OR ${withinPlace('region', 2)})`,
    [procedure, region, year],
  );
  return rows[0]?.n ?? 0;
}

/** The year whose quota a case took when it was last written; for a case that is being worked on. */
export async function yearTaken(on: Queryable, _: CheckedByCaller, code: string): Promise<number | null> {
  const { rows } = await on.query<{ year: number | null }>('SELECT quota_year AS year FROM case_file WHERE code = $1', [code]);
  return rows[0]?.year ?? null;
}

/** The last statement for a place and year, and by whom; undefined if there was none. */
export async function lastQuota(
  on: Queryable,
  _: WholeProgram,
  { procedure, region, year }: QuotaOf,
): Promise<{ readonly version: number; readonly says: string } | undefined> {
  const { rows } = await on.query<{ version: number; says: string }>(
    `SELECT version, quota::text || ' (' || actor || ')' AS says FROM case_quota
     WHERE procedure = $1 AND region = $2 AND year = $3 ORDER BY version DESC LIMIT 1`,
    [procedure, region, year],
  );
  return rows[0];
}

export async function addQuota(
  on: Queryable,
  scope: Scope,
  { procedure, region, year, quota, note, stated }: QuotaOf & { quota: number; note: string | null; stated: Date },
): Promise<void> {
  await on.query(
    `INSERT INTO case_quota (procedure, region, year, version, quota, note, stated, actor)
     SELECT $1, $2, $3, coalesce(max(version), 0) + 1, $4, $5, $6, $7 FROM case_quota WHERE procedure = $1 AND region = $2 AND year = $3`,
    [procedure, region, year, quota, note, stated, scope.actor],
  );
}

/** How the cases of a procedure are counted: their initial state, the states that count as accepted, the field with their parts. */
export type QuotaRule = {
  readonly procedure: string;
  readonly zone: string;
  readonly start: string;
  readonly accepted: readonly string[];
  readonly parts: string | null;
};

/**
 * The places and years of a procedure in a scope in which a quota was stated, or cases were submitted or taken in; by year, latest first,
 * and place.
 */
export async function quotas(
  on: Queryable,
  { sees }: Scope,
  { procedure, zone, start, accepted, parts }: QuotaRule,
  asked: { readonly region?: string | undefined; readonly year?: number | undefined },
): Promise<QuotaRow[]> {
  const values: unknown[] = [procedure, start, [...accepted], zone, parts];
  const places: string[] = [];
  if (!('all' in sees)) places.push('region' in sees ? withinPlace('x.region', values.push(sees.region)) : 'false');
  if (asked.region !== undefined) places.push(withinPlace('x.region', values.push(asked.region)));
  const where = (alias: string): string => ['true', ...places].join(' AND ').replaceAll('x.region', `${alias}.region`);
  const { rows } = await on.query<Omit<QuotaRow, 'procedure'>>(
    `WITH alike AS (
       SELECT c.region, c.applied, c.granted, c.accepted, c.parts, count(*)::int AS n FROM (
         SELECT f.region, f.quota_year AS granted, f.state = ANY($3) AS accepted,
           extract(year FROM to_timestamp((SELECT (s->>1)::bigint FROM jsonb_array_elements(f.stays) WITH ORDINALITY AS e(s, at)
             WHERE s->>0 <> $2 ORDER BY at LIMIT 1)) AT TIME ZONE $4)::int AS applied,
           CASE WHEN jsonb_typeof(f.standing->'fields'->$5) = 'array' THEN f.standing->'fields'->$5 ELSE '[]'::jsonb END AS parts
         FROM case_file f WHERE f.procedure = $1 AND ${where('f')}) c
       GROUP BY c.region, c.applied, c.granted, c.accepted, c.parts),
     stated AS (SELECT DISTINCT q.region, q.year FROM case_quota q WHERE q.procedure = $1 AND ${where('q')}),
     at AS (SELECT region, year FROM stated UNION SELECT region, applied FROM alike WHERE applied IS NOT NULL
       UNION SELECT region, granted FROM alike WHERE granted IS NOT NULL)
     SELECT at.region, at.year, p.name AS "regionName",
       coalesce((SELECT json_agg(json_build_object('version', q.version, 'quota', q.quota, 'note', q.note,
           'stated', to_char(q.stated AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', q.actor) ORDER BY q.version)
         FROM case_quota q WHERE q.procedure = $1 AND q.region = at.region AND q.year = at.year), '[]') AS versions,
       coalesce((SELECT json_agg(json_build_object('applied', coalesce(a.applied = at.year, false),
           'granted', coalesce(a.granted = at.year, false), 'accepted', a.accepted, 'parts', a.parts, 'n', a.n))
         FROM alike a WHERE (a.region = at.region OR a.region IN (SELECT place FROM place_within WHERE ancestor = at.region))
           AND (a.applied = at.year OR a.granted = at.year)), '[]') AS groups
     FROM at LEFT JOIN place p ON p.code = at.region
     ${asked.year === undefined ? '' : `WHERE at.year = $${values.push(asked.year)}`}
     ORDER BY at.year DESC, at.region`,
    values,
  );
  return rows.map((row) => ({ ...row, procedure }));
}
