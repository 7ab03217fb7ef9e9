import type { PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import { codesOfBuildingsWhere, seesBuilding } from '#registry/registry/public/scope-filter.ts';

/**
 * SQL for «this scope sees the certificate»: it sees the building that the certificate is for, or one of the organisation's. Pushes the
 * required values.
 */
export function seesCertificate(scope: Scope, alias: string, values: unknown[]): string {
  const sight = seesBuilding(scope, 'b', values);
  if (sight === 'true' || sight === 'false') return sight;
  const owners = `SELECT b.organisation FROM building b WHERE b.gone IS NULL AND b.organisation IS NOT NULL AND ${sight}`;
  return `(${alias}.building IN (${codesOfBuildingsWhere(sight)}) OR (${alias}.building IS NULL AND ${alias}.organisation IN (${owners})))`;
}

/** The buildings that certificates with these numbers are for, regardless of scope. */
export async function buildingsOfCertificates(on: PoolClient, _: WholeProgram, numbers: readonly string[]): Promise<string[]> {
  const sql = 'SELECT DISTINCT building AS code FROM green_certificate WHERE code = ANY($1) AND building IS NOT NULL';
  return (await on.query<{ code: string }>(sql, [numbers])).rows.map(({ code }) => code);
}
