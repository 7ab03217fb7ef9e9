import type { PoolClient } from 'pg';
import type { CheckedByCaller } from '#kernel/unscoped.ts';

type Queryable = Pick<PoolClient, 'query'>;

/** A household of a preview compared with another sum: yuan as text, heat in GJ as text; null if there is none. */
export type ComparedRow = {
  readonly household: string;
  readonly point: string;
  readonly quantity: string;
  readonly now: string;
  readonly beside: string | null;
  readonly difference: string | null;
  readonly quantityBefore: string | null;
};

export type ComparedSums = {
  readonly households: number;
  readonly higher: number;
  readonly lower: number;
  readonly now: string | null;
  readonly beside: string | null;
};

type Compared = { readonly job: string; readonly before: string | null; readonly byArea: boolean };

/**
 * The result of a preview by household: bills that it would issue, and for its points those that it leaves as issued. Next to each, what
 * was issued for the season before, or what the same days would cost by area. $1 the job, $2 the season before, $3 whether by area
 */
const compared = `close AS (SELECT season, companies, answer FROM heat_close WHERE job = $1),
  drafted AS (SELECT note ->> 'household' AS household, note ->> 'account' AS account, note ->> 'point' AS point, note -> 'stands' AS stands
    FROM heat_note_draft WHERE job = $1),
  issued AS (SELECT DISTINCT ON (n.household, n.account) n.household, n.account, n.point, n.stands FROM heat_note n, close c
    WHERE n.season = c.season AND n.company = ANY(c.companies)
      AND n.point IN (SELECT one ->> 'point' FROM jsonb_array_elements(c.answer -> 'points') one)
    ORDER BY n.household, n.account, n.id DESC),
  standing AS (SELECT household, point, stands FROM drafted
    UNION ALL SELECT i.household, i.point, i.stands FROM issued i
      WHERE NOT EXISTS (SELECT FROM drafted d WHERE d.household = i.household AND d.account = i.account)),
  current AS (SELECT household, max(point) AS point, sum((stands ->> 'quantity')::numeric) AS quantity, sum((stands ->> 'total')::numeric) AS now,
      CASE WHEN bool_and(stands ->> 'byArea' IS NOT NULL) THEN sum((stands ->> 'byArea')::numeric) END AS by_area
    FROM standing GROUP BY household),
  earlier AS (SELECT n.household, sum(n.quantity) / 10000.0 AS quantity, sum(n.total) / 100.0 AS total FROM heat_note n, close c
    WHERE n.season = $2 AND n.company = ANY(c.companies) GROUP BY n.household),
  beside AS (SELECT c.household, c.point, c.quantity, c.now, CASE WHEN $3 THEN c.by_area ELSE e.total END AS was,
      CASE WHEN $3 THEN NULL ELSE e.quantity END AS quantity_was
    FROM current c LEFT JOIN earlier e ON e.household = c.household)`;

/** The households of a preview with what they are compared with: largest difference first, those without a counterpart last. */
export async function comparedRows(
  on: Queryable,
  _: CheckedByCaller,
  { job, before, byArea }: Compared,
  { limit, offset }: { readonly limit: number | null; readonly offset: number },
): Promise<ComparedRow[]> {
  const { rows } = await on.query<ComparedRow>(
    `WITH ${compared} SELECT household, point, quantity::numeric(20, 4)::text AS quantity, now::numeric(20, 2)::text AS now,
       was::numeric(20, 2)::text AS beside, (now - was)::numeric(20, 2)::text AS difference,
       quantity_was::numeric(20, 4)::text AS "quantityBefore"
     FROM beside ORDER BY abs(now - was) DESC NULLS LAST, household COLLATE "C" LIMIT $4 OFFSET $5`,
    [job, before, byArea, limit, offset],
  );
  return rows;
}

/** How many households a preview has, and the sums of those with a counterpart. */
export async function comparedSums(
  on: Queryable,
  _: CheckedByCaller,
  { job, before, byArea }: Compared,
): Promise<{ readonly total: number; readonly sums: ComparedSums }> {
  const { rows } = await on.query<Record<'total' | 'households' | 'higher' | 'lower', string> & Pick<ComparedSums, 'now' | 'beside'>>(
    `WITH ${compared} SELECT count(*)::text AS total, count(was)::text AS households, count(*) FILTER (WHERE now > was)::text AS higher,
       count(*) FILTER (WHERE now < was)::text AS lower, (sum(now) FILTER (WHERE was IS NOT NULL))::numeric(20, 2)::text AS now,
       sum(was)::numeric(20, 2)::text AS beside FROM beside`,
    [job, before, byArea],
  );
  const { total = '0', households = '0', higher = '0', lower = '0', now = null, beside = null } = rows[0] ?? {};
  return { total: Number(total), sums: { households: Number(households), higher: Number(higher), lower: Number(lower), now, beside } };
}
