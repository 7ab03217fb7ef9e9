import type { Scope } from '#kernel/scope.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';
import { seesHousehold } from '#heat/heat-supply/public/sight-store.ts';

/** A household, the company that charges it, and all accounts it has ever had: null stands for the household's code. */
type CustomerRow = { readonly household: string; readonly company: string | null; readonly accounts: readonly (string | null)[] };

/** All households within the scope, with their accounts. */
export async function customers(on: Queryable, scope: Scope): Promise<CustomerRow[]> {
  const values: unknown[] = [];
  const sql = `SELECT e.code AS household, s.company,
      CASE WHEN e.dated ? 'account' THEN ARRAY(SELECT had ->> 'value' FROM jsonb_array_elements(e.dated -> 'account') had)
        ELSE ARRAY[e.fields ->> 'account'] END AS accounts
    FROM household e JOIN settlement_point s ON s.code = e.point AND s.gone IS NULL
    WHERE e.gone IS NULL AND ${seesHousehold(scope, 'e', values)}`;
  return (await on.query<CustomerRow>(sql, values)).rows;
}

/** Of these codes, those of existing households within the scope. */
export async function householdsSeen(on: Queryable, scope: Scope, codes: readonly string[]): Promise<Set<string>> {
  const values: unknown[] = [codes];
  const sql = `SELECT e.code FROM household e WHERE e.code = ANY($1) AND e.gone IS NULL AND ${seesHousehold(scope, 'e', values)}`;
  return new Set((await on.query<{ code: string }>(sql, values)).rows.map(({ code }) => code));
}

/** SQL for «this scope sees the data of a household»: it sees the household. */
export function seesOfHousehold(scope: Scope, alias: string, values: unknown[]): string {
  const sight = seesHousehold(scope, 'seen', values);
  return sight === 'true' || sight === 'false'
    ? sight
    : `${alias}.household IN (SELECT seen.code FROM household seen WHERE seen.gone IS NULL AND ${sight})`;
}
