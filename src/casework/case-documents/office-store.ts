import type { Pool, PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { SameForAll, WholeProgram } from '#kernel/unscoped.ts';
import { withinPlace } from '#platform/place/place.ts';

/** The last statement for an office; both names are null if it was reset to the one the program derives. */
export type OfficeRow = {
  readonly region: string;
  readonly regionName: string | null;
  readonly name: string | null;
  readonly nameEn: string | null;
  readonly version: number;
  readonly stated: Date;
  readonly actor: string;
};

/** By place. */
export async function offices(on: Pool | PoolClient, { sees }: Scope): Promise<OfficeRow[]> {
  const values: unknown[] = [];
  const seen = 'all' in sees ? 'true' : 'region' in sees ? withinPlace('o.region', values.push(sees.region)) : 'false';
  const { rows } = await on.query<OfficeRow>(
    `SELECT DISTINCT ON (o.region) o.region, p.name AS "regionName", o.name, o.name_en AS "nameEn", o.version, o.stated, o.actor
     FROM case_office o LEFT JOIN place p ON p.code = o.region WHERE ${seen} ORDER BY o.region, o.version DESC`,
    values,
  );
  return rows;
}

/** Serializes callers that state the name of a place's office, until the transaction ends. */
export async function holdOffice(on: PoolClient, _: WholeProgram, region: string): Promise<void> {
  await on.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7061984162))', [region]);
}

export async function addOffice(
  on: PoolClient,
  scope: Scope,
  { region, version, name, nameEn, stated }: Omit<OfficeRow, 'regionName' | 'actor'>,
): Promise<void> {
  await on.query('INSERT INTO case_office (region, version, name, name_en, stated, actor) VALUES ($1, $2, $3, $4, $5, $6)', [
    region,
    version,
    name,
    nameEn,
    stated,
    scope.actor,
  ]);
}

/** The name of a place's office at an instant; null if none had been stated. */
export async function officeAt(
  on: Pool,
  _: SameForAll,
  region: string,
  at: Date,
): Promise<{ readonly zh: string; readonly en: string | null } | null> {
  const { rows } = await on.query<{ zh: string | null; en: string | null }>(
    'SELECT name AS zh, name_en AS en FROM case_office WHERE region = $1 AND stated <= $2 ORDER BY version DESC LIMIT 1',
    [region, at],
  );
  const [{ zh, en } = { zh: null, en: null }] = rows;
  return zh === null ? null : { zh, en };
}
