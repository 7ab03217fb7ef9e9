import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { EntityTable, Queryable } from '#platform/ledger/entity-store.ts';
import { organisationTree } from '#platform/place/place.ts';

export const heatSupplyTable: EntityTable = { name: 'heat_supply', lock: 7350, begins: true };

/**
 * SQL for «this scope sees a company's heat supplies»: the company itself and those who see everything; prices are confidential between
 * companies.
 */
export function seesSupply(scope: Scope, alias: string, values: unknown[]): string {
  if ('all' in scope.sees) return 'true';
  return 'operator' in scope.sees ? `${alias}.company IN (${organisationTree(values.push(scope.sees.operator))})` : 'false';
}

/** Of these codes, those of existing metering points, regardless of the caller: a plant's meter mostly does not belong to the company. */
export async function standingMeters(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<Set<string>> {
  const { rows } = await on.query<{ code: string }>('SELECT code FROM meter WHERE code = ANY($1) AND gone IS NULL', [codes]);
  return new Set(rows.map(({ code }) => code));
}

/** Codes of all heat supplies that a company has ever had, within the scope. */
export async function suppliesOf(on: Queryable, scope: Scope, company: string): Promise<string[]> {
  const values: unknown[] = [company];
  const sql = `SELECT e.code FROM heat_supply e WHERE e.company = $1 AND ${seesSupply(scope, 'e', values)} ORDER BY e.code COLLATE "C"`;
  return (await on.query<{ code: string }>(sql, values)).rows.map(({ code }) => code);
}
