import type { Scope } from '#kernel/scope.ts';
import type { Fields } from '../facts.ts';
import type { Sight } from './sight-store.ts';
import { filtered } from './list-store.ts';
import type { Queryable } from './store.ts';

/** An open case that was granted money: its sums, its fields, and how often it was paid. */
export type PayableRow = {
  readonly case: string;
  readonly version: number;
  readonly state: string;
  readonly head: string;
  readonly region: string;
  readonly organisation: string | null;
  readonly building: string | null;
  readonly fields: Fields;
  /** Personal values that were not erased, by field. */
  readonly personal: Readonly<Record<string, string>>;
  readonly granted: string;
  readonly paid: string;
  readonly times: number;
};

/** Cases that were granted money and that the caller sees, by code. @param codes only these; otherwise open ones */
export async function payableRows(
  on: Queryable,
  scope: Scope,
  sight: Sight,
  asked: { readonly procedure: string; readonly region?: string | undefined; readonly codes?: readonly string[] | undefined },
): Promise<PayableRow[]> {
  const values: unknown[] = [];
  const where = filtered(scope, sight, { ...asked, ...(asked.codes === undefined && { isOpen: true }) }, values);
  const { rows } = await on.query<PayableRow>(
    `WITH sums AS (
       SELECT code, coalesce(sum(amount) FILTER (WHERE kind = 'grant'), 0)::numeric(20, 2) AS granted,
         coalesce(sum(amount) FILTER (WHERE kind = 'pay'), 0)::numeric(20, 2) AS paid, count(*) FILTER (WHERE kind = 'pay')::int AS times
       FROM case_money WHERE procedure = $${values.push(asked.procedure)} GROUP BY code)
     SELECT f.code AS "case", f.version, f.state, f.head, f.region, o.name AS organisation, b.name AS building, f.standing->'fields' AS fields,
       coalesce((SELECT jsonb_object_agg(p.field, p.value) FROM case_personal p
         WHERE p.code = f.code AND f.standing->'personal'->>p.field = p.hash), '{}') AS personal,
       s.granted::text AS granted, s.paid::text AS paid, s.times
     FROM case_file f JOIN sums s ON s.code = f.code
       LEFT JOIN organisation o ON o.code = f.organisation LEFT JOIN building b ON b.code = f.building
     WHERE ${where} ORDER BY f.code`,
    values,
  );
  return rows;
}
