import type { Pool, PoolClient } from 'pg';
import { organisationOf, type Scope } from '#kernel/scope.ts';
import { type SameForAll, type WholeProgram, wholeProgram } from '#kernel/unscoped.ts';
import type { PlaceKind } from './regions.ts';
import type { EntityTable } from '#platform/ledger/entity-store.ts';
import { organisationTree, withinPlace } from './tree-sql.ts';

export type Queryable = Pool | PoolClient;

export type PlaceRow = {
  readonly code: string;
  readonly name: string;
  readonly kind: PlaceKind;
  readonly parent: string | null;
  readonly boundary?: unknown;
  readonly source: string;
};

export type OrganisationRow = {
  readonly code: string;
  readonly name: string;
  readonly uscc: string | null;
  readonly kind: string | null;
  readonly parent: string | null;
  readonly region: string | null;
  readonly contact: string | null;
  readonly phone: string | null;
};

/** Places are public: everyone can read all of them. */
export async function places(on: Queryable, _: SameForAll): Promise<PlaceRow[]> {
  return (await on.query<PlaceRow>(`SELECT code, name, kind, parent, source FROM place ORDER BY code`)).rows;
}

export async function place(on: Queryable, _: SameForAll, code: string): Promise<PlaceRow | undefined> {
  return (await on.query<PlaceRow>(`SELECT code, name, kind, parent, source, boundary FROM place WHERE code = $1`, [code])).rows[0];
}

export async function below(on: Queryable, _: SameForAll, code: string | null, withBoundary: boolean): Promise<PlaceRow[]> {
  const columns = withBoundary ? ', boundary' : '';
  const sql = `SELECT code, name, kind, parent, source${columns} FROM place WHERE $1::text IS NULL OR code IN (SELECT place FROM place_within WHERE ancestor = $1) ORDER BY code`;
  return (await on.query<PlaceRow>(sql, [code])).rows;
}

/** The place itself and all above it, nearest first; none if there is no such place. */
export async function above(on: Queryable, _: SameForAll, code: string): Promise<string[]> {
  const found = await on.query<{ code: string }>(
    `WITH RECURSIVE up AS (SELECT code, parent, ARRAY[code] AS seen FROM place WHERE code = $1
       UNION ALL SELECT p.code, p.parent, up.seen || p.code FROM up JOIN place p ON p.code = up.parent WHERE NOT p.code = ANY(up.seen))
     SELECT code FROM up ORDER BY cardinality(seen)`,
    [code],
  );
  return found.rows.map((row) => row.code);
}

/** The place itself and all below it. */
export async function within(on: Queryable, _: SameForAll, code: string): Promise<string[]> {
  return (await on.query<{ place: string }>(`SELECT place FROM place_within WHERE ancestor = $1 ORDER BY place`, [code])).rows.map(
    (row) => row.place,
  );
}

/** The smallest place that contains all of these; null if there is none. */
export async function smallestWith(on: Queryable, _: SameForAll, codes: readonly string[]): Promise<string | null> {
  const found = await on.query<{ ancestor: string }>(
    `SELECT ancestor FROM place_within w WHERE place = ANY($1) GROUP BY ancestor HAVING count(*) = cardinality($1::text[])
     ORDER BY (SELECT count(*) FROM place_within above WHERE above.place = w.ancestor) DESC, ancestor LIMIT 1`,
    [codes],
  );
  return found.rows[0]?.ancestor ?? null;
}

/**
 * Places that overlap with this one: for a zone the regions of its parent place, for a region the zones whose parent is this region or a
 * place above it.
 */
export async function beside(on: Queryable, _: SameForAll, code: string): Promise<string[]> {
  const found = await on.query<{ code: string }>(
    `SELECT code FROM place WHERE kind = 'zone' AND parent IN (SELECT ancestor FROM place_within WHERE place = $1)
     UNION SELECT w.place FROM place z JOIN place_within w ON w.ancestor = z.parent JOIN place r ON r.code = w.place AND r.kind <> 'zone'
       WHERE z.code = $1 AND z.kind = 'zone'`,
    [code],
  );
  return found.rows.map((row) => row.code);
}

/** The first four digits of the regions that contain buildings, at most two of them. */
export async function citiesOfBuildings(on: Queryable, _: WholeProgram): Promise<string[]> {
  const found = await on.query<{ city: string }>(
    `SELECT DISTINCT left(region, 4) AS city FROM building WHERE gone IS NULL AND region ~ '^[0-9]{6}$' LIMIT 2`,
  );
  return found.rows.map(({ city }) => city);
}

/**
 * Writes places, parents before children; existing ones are left unchanged or, with `replace`, updated (a boundary that is not given
 * stays).
 */
export async function putPlaces(on: Queryable, _: WholeProgram, rows: readonly PlaceRow[], now: number, replace: boolean): Promise<void> {
  const conflict = replace
    ? `DO UPDATE SET name = excluded.name, kind = excluded.kind, parent = excluded.parent, boundary = coalesce(excluded.boundary, place.boundary), source = excluded.source, recorded = excluded.recorded`
    : 'DO NOTHING';
  await on.query(
    `INSERT INTO place (code, name, kind, parent, boundary, source, recorded)
     SELECT code, name, kind, parent, boundary, source, $2 FROM jsonb_to_recordset($1::jsonb)
       AS given(code text, name text, kind text, parent text, boundary jsonb, source text)
     ON CONFLICT (code) ${conflict}`,
    [JSON.stringify(rows), new Date(now)],
  );
}

/** Restores places as they were, including the boundary. */
export async function restorePlaces(on: Queryable, _: WholeProgram, rows: readonly PlaceRow[], now: number): Promise<void> {
  await putPlaces(on, wholeProgram, rows, now, true);
  const bare = rows.filter((row) => row.boundary === null || row.boundary === undefined).map((row) => row.code);
  await on.query(`UPDATE place SET boundary = NULL WHERE code = ANY($1)`, [bare]);
}

/** Recomputes `place_within` from the parents. */
export async function drawWithin(on: Queryable, _: WholeProgram): Promise<void> {
  await on.query(`DELETE FROM place_within`);
  await on.query(
    `INSERT INTO place_within (place, ancestor)
     WITH RECURSIVE up AS (SELECT code AS place, code AS ancestor FROM place
       UNION SELECT up.place, place.parent FROM up JOIN place ON place.code = up.ancestor WHERE place.parent IS NOT NULL)
     SELECT place, ancestor FROM up`,
  );
}

/** The requested organisations: by a part of their name or code, or by exact codes. */
export type OrganisationsFilter = {
  readonly search?: string | undefined;
  readonly codes?: readonly string[] | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
};

/**
 * Organisations are read from this table alone; it is written by the ledger. One writer at a time, so that what is judged is the current
 * state.
 */
export const organisationTable: EntityTable = { name: 'organisation', lock: 7302 };

const organisationColumns = 'o.code, o.name, o.uscc, o.kind, o.parent, o.region, o.contact, o.phone';

export async function organisations(on: Queryable, scope: Scope, asked: OrganisationsFilter): Promise<OrganisationRow[]> {
  const values: unknown[] = [];
  const meant = meantOrganisations(scope, asked, values);
  const after = asked.after === undefined ? 'true' : `o.code > $${values.push(asked.after)}`;
  const found = await on.query<OrganisationRow>(
    `SELECT ${organisationColumns} FROM organisation o WHERE ${meant} AND ${after} ORDER BY o.code LIMIT $${values.push(asked.limit)}`,
    values,
  );
  return found.rows;
}

/** How many organisations match, on all pages. */
export async function countOrganisations(
  on: Queryable,
  scope: Scope,
  asked: Omit<OrganisationsFilter, 'limit' | 'after'>,
): Promise<number> {
  const values: unknown[] = [];
  const meant = meantOrganisations(scope, asked, values);
  return (await on.query<{ n: number }>(`SELECT count(*)::int AS n FROM organisation o WHERE ${meant}`, values)).rows[0]?.n ?? 0;
}

function meantOrganisations(scope: Scope, { search, codes }: Omit<OrganisationsFilter, 'limit' | 'after'>, values: unknown[]): string {
  const [sought, among] = [values.push(search ?? null), values.push(codes ?? null)];
  const found = `strpos(lower(o.name), lower($${sought})) > 0 OR strpos(lower(o.code), lower($${sought})) > 0 OR o.uscc = upper($${sought})`;
  return `o.gone IS NULL AND ($${sought}::text IS NULL OR ${found}) AND ($${among}::text[] IS NULL OR o.code = ANY($${among}))
    AND ${seesOrganisation(scope, 'o', values)}`;
}

/**
 * SQL: owners and operators see their own organisation and those under it; a bureau sees those of its region and those without a region.
 */
export function seesOrganisation({ sees }: Scope, alias: string, values: unknown[]): string {
  if ('all' in sees) return 'true';
  if ('region' in sees) return `(${alias}.region IS NULL OR ${withinPlace(`${alias}.region`, values.push(sees.region))})`;
  return `${alias}.code IN (${organisationTree(values.push(organisationOf(sees)))})`;
}

/** SQL: a bureau changes those of its region; owners and operators none. */
export function writesOrganisation({ sees }: Scope, alias: string, values: unknown[]): string {
  if ('all' in sees) return 'true';
  return 'region' in sees ? withinPlace(`${alias}.region`, values.push(sees.region)) : 'false';
}

export async function organisationsUnder(on: Queryable, _: WholeProgram, code: string): Promise<string[]> {
  return (await on.query<{ code: string }>(organisationTree(1), [code])).rows.map((row) => row.code);
}

/** Codes and names, for imports; all of them, and whether the scope sees each: the row is judged for what may be done with them. */
export async function organisationKeys(on: Queryable, scope: Scope): Promise<{ code: string; name: string; seen: boolean }[]> {
  const values: unknown[] = [];
  const sql = `SELECT o.code, o.name, ${seesOrganisation(scope, 'o', values)} AS seen FROM organisation o WHERE o.gone IS NULL`;
  return (await on.query<{ code: string; name: string; seen: boolean }>(sql, values)).rows;
}

/** All of them, in any scope: the row is judged for what may be done with them. */
export async function everyOrganisation(on: Queryable, _: WholeProgram): Promise<OrganisationRow[]> {
  return (await on.query<OrganisationRow>(`SELECT ${organisationColumns} FROM organisation o WHERE o.gone IS NULL`)).rows;
}

/** Codes among these with an organisation under them that is not one of them. */
export async function organisationsAbove(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<string[]> {
  const sql = `SELECT DISTINCT parent FROM organisation WHERE gone IS NULL AND parent = ANY($1) AND NOT code = ANY($1) ORDER BY 1`;
  return (await on.query<{ parent: string }>(sql, [codes])).rows.map((row) => row.parent);
}

/** Codes of places among these that contain an organisation. */
export async function placesOfOrganisations(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<string[]> {
  const sql = `SELECT DISTINCT region FROM organisation WHERE gone IS NULL AND region = ANY($1) ORDER BY 1`;
  return (await on.query<{ region: string }>(sql, [codes])).rows.map((row) => row.region);
}

export type Subject = 'place' | 'organisation';

export type ChangeRow = {
  readonly id: string;
  readonly code: string;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown>;
};

export async function addChanges(
  on: Queryable,
  _: WholeProgram,
  change: number,
  rows: readonly { code: string; before: unknown; after: unknown }[],
  now: number,
): Promise<void> {
  await on.query(
    `INSERT INTO place_change (change, subject, code, before, after, recorded)
     SELECT $1, 'place', code, before, after, $3 FROM jsonb_to_recordset($2::jsonb) AS given(code text, before jsonb, after jsonb)`,
    [change, JSON.stringify(rows), new Date(now)],
  );
}

export async function changesOf(on: Queryable, _: WholeProgram, change: number): Promise<ChangeRow[]> {
  return (
    await on.query<ChangeRow>(
      `SELECT id, code, nullif(before, 'null') AS before, after FROM place_change WHERE subject = 'place' AND change = $1 AND withdrawn IS NULL`,
      [change],
    )
  ).rows;
}

/** Codes of a change that a later, effective change has also affected. */
export async function touchedLater(on: Queryable, _: WholeProgram, change: number): Promise<string[]> {
  const found = await on.query<{ code: string }>(
    `SELECT DISTINCT later.code FROM place_change own JOIN place_change later ON later.subject = own.subject AND later.code = own.code AND later.id > own.id
     WHERE own.subject = 'place' AND own.change = $1 AND later.change <> $1 AND later.withdrawn IS NULL`,
    [change],
  );
  return found.rows.map((row) => row.code);
}

export async function withdraw(on: Queryable, _: WholeProgram, change: number, now: number): Promise<void> {
  await on.query(`UPDATE place_change SET withdrawn = $2 WHERE subject = 'place' AND change = $1`, [change, new Date(now)]);
}

/** Codes among these with something under them. */
export async function withChildren(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<string[]> {
  return (
    await on.query<{ parent: string }>(`SELECT DISTINCT parent FROM place WHERE parent = ANY($1) AND NOT code = ANY($1)`, [codes])
  ).rows.map((row) => row.parent);
}

export async function removeAll(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<void> {
  await on.query(`UPDATE place SET parent = NULL WHERE code = ANY($1)`, [codes]);
  await on.query(`DELETE FROM place WHERE code = ANY($1)`, [codes]);
}
