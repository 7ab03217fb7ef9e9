import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '#platform/imports/imports.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import { withinPlace } from '#platform/place/place.ts';
import type { ByConsent } from './facts.ts';
import type { PublicSum } from './store.ts';

/** When it was issued, and as known when. */
export type Issue = { readonly year: number; readonly now: number; readonly known: AsOf };

type Rows = Pick<PoolClient, 'query'>;

const mine = ({ sees }: Scope, column: string, values: unknown[]): string =>
  'all' in sees ? 'true' : 'region' in sees ? withinPlace(column, values.push(sees.region)) : 'false';

/** Issues the year of buildings; what was issued for them before is withdrawn at the same time. */
export async function issue(postgres: Pool, scope: Scope, told: readonly ByConsent[], { year, now, known }: Issue): Promise<void> {
  await inTransaction(postgres, async (on) => {
    await withdraw(on, scope, year, told, now);
    await on.query(
      `INSERT INTO disclosed_building (building, year, name, region, district, use, floor_area_m2, uses, verdict, limits, consent, received, recorded, issued, issued_by)
       SELECT g.code, $2, g.name, g.region, g.district, g.use, g."floorAreaM2", g.uses, g.verdict, nullif(g.limits, 'null'::jsonb), g.consent, $3, $4, $5, $6
       FROM jsonb_to_recordset($1::jsonb)
         AS g (code text, name text, region text, district text, use text, "floorAreaM2" double precision, uses jsonb, verdict text, limits jsonb, consent text)`,
      [JSON.stringify(told), year, known.received, known.recorded, new Date(now), scope.actor],
    );
  });
}

/** Removes from the public page the buildings that the scope may remove; returns how many there were. */
export async function withdraw(
  on: Rows,
  scope: Scope,
  year: number,
  some: readonly { readonly code: string }[],
  now: number,
): Promise<number> {
  const sql = `UPDATE disclosed_building SET withdrawn = $3, withdrawn_by = $4 WHERE withdrawn IS NULL AND year = $1 AND building = ANY($2)`;
  return (await on.query(sql, [year, some.map(({ code }) => code), new Date(now), scope.actor])).rowCount ?? 0;
}

/** Removes from the public page every year of a building that is there by consent; returns which, each with its region then. */
export async function withdrawConsented(
  on: Rows,
  scope: Scope,
  building: string,
  now: number,
): Promise<{ readonly year: number; readonly region: string | null }[]> {
  const sql = `UPDATE disclosed_building SET withdrawn = $2, withdrawn_by = $3
    WHERE withdrawn IS NULL AND building = $1 AND consent IS NOT NULL RETURNING year, region`;
  return (await on.query<{ year: number; region: string | null }>(sql, [building, new Date(now), scope.actor])).rows;
}

export async function issueSums(
  postgres: Pool,
  scope: Scope,
  region: string,
  sums: readonly PublicSum[],
  { year, now, known }: Issue,
): Promise<void> {
  await inTransaction(postgres, async (on) => {
    await withdrawSums(on, scope, year, region, now);
    await on.query(
      `INSERT INTO disclosed_sum (district, year, name, buildings, floor_area_m2, carriers, received, recorded, issued, issued_by)
       SELECT g.code, $2, g.name, g.buildings, g."floorAreaM2", g.carriers, $3, $4, $5, $6
       FROM jsonb_to_recordset($1::jsonb) AS g (code text, name text, buildings integer, "floorAreaM2" double precision, carriers jsonb)`,
      [JSON.stringify(sums), year, known.received, known.recorded, new Date(now), scope.actor],
    );
  });
}

/** Removes the totals of the districts of a place from the public page. */
export async function withdrawSums(on: Rows, scope: Scope, year: number, region: string, now: number): Promise<number> {
  const values: unknown[] = [year, region, new Date(now), scope.actor];
  const seen = mine(scope, 'district', values);
  const sql = `UPDATE disclosed_sum SET withdrawn = $3, withdrawn_by = $4 WHERE withdrawn IS NULL AND year = $1 AND ${withinPlace('district', 2)} AND ${seen}`;
  return (await on.query(sql, values)).rowCount ?? 0;
}
