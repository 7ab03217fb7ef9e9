import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import { withinPlace } from '#platform/place/place.ts';
import type { Queryable } from './store.ts';

/** The places that contain each of these, themselves included. */
export async function regionsAround(on: Queryable, _: WholeProgram, regions: readonly string[]): Promise<Map<string, Set<string>>> {
  const { rows } = await on.query<{ place: string; ancestor: string }>('SELECT place, ancestor FROM place_within WHERE place = ANY($1)', [
    [...regions],
  ]);
  const made = new Map(regions.map((region) => [region, new Set([region])]));
  for (const { place, ancestor } of rows) made.get(place)?.add(ancestor);
  return made;
}

/** The organisations above an organisation, itself included. */
export async function organisationsAround(on: Queryable, _: WholeProgram, code: string | null): Promise<Set<string>> {
  if (code === null) return new Set();
  const { rows } = await on.query<{ code: string }>(
    `WITH RECURSIVE over AS (SELECT $1::text AS code
       UNION SELECT o.parent FROM organisation o JOIN over ON o.code = over.code AND o.gone IS NULL WHERE o.parent IS NOT NULL)
     SELECT code FROM over`,
    [code],
  );
  return new Set(rows.map((row) => row.code));
}

/** Which of these places, organisations and buildings exist. */
export async function thereAre(
  on: Queryable,
  _: WholeProgram,
  kind: 'region' | 'organisation' | 'building',
  codes: readonly string[],
): Promise<Set<string>> {
  if (codes.length === 0) return new Set();
  const tables = {
    region: 'SELECT code FROM place WHERE code = ANY($1)',
    organisation: 'SELECT code FROM organisation WHERE code = ANY($1) AND gone IS NULL',
    building: 'SELECT code FROM building WHERE code = ANY($1) AND gone IS NULL',
  };
  const { rows } = await on.query<{ code: string }>(tables[kind], [[...codes]]);
  return new Set(rows.map(({ code }) => code));
}

/** Of these regions, those that exist and are in the scope. */
export async function seenRegions(on: Queryable, { sees }: Scope, regions: readonly string[]): Promise<Set<string>> {
  const values: unknown[] = [[...regions]];
  const within = 'region' in sees ? withinPlace('code', values.push(sees.region)) : 'all' in sees ? 'true' : 'false';
  const { rows } = await on.query<{ code: string }>(`SELECT code FROM place WHERE code = ANY($1) AND ${within}`, values);
  return new Set(rows.map(({ code }) => code));
}

/** Buildings or organisations of these codes, each with its region. */
export async function regionsOf(
  on: Queryable,
  _: WholeProgram,
  kind: 'building' | 'organisation' | 'project',
  codes: readonly string[],
): Promise<Map<string, string | null>> {
  const { rows } = await on.query<{ code: string; region: string | null }>(
    `SELECT code, region FROM ${kind} WHERE code = ANY($1) AND gone IS NULL`,
    [[...codes]],
  );
  return new Map(rows.map(({ code, region }) => [code, region]));
}

/** Buildings of these codes, each with its region and its owner. */
export async function buildingsOf(
  on: Queryable,
  _: WholeProgram,
  codes: readonly string[],
): Promise<Map<string, { region: string | null; organisation: string | null }>> {
  const { rows } = await on.query<{ code: string; region: string | null; organisation: string | null }>(
    'SELECT code, region, organisation FROM building WHERE code = ANY($1) AND gone IS NULL',
    [[...codes]],
  );
  return new Map(rows.map(({ code, ...rest }) => [code, rest]));
}
