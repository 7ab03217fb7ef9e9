import type { Pool, PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { PlaceKind } from './regions.ts';
import { organisationTree } from './tree-sql.ts';

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
  readonly kind: string | null;
  readonly parent: string | null;
  readonly region: string | null;
  readonly contact: string | null;
  readonly phone: string | null;
};

/** Places are no secret: everybody reads all of them. */
export async function places(on: Queryable, _scope: Scope): Promise<PlaceRow[]> {
  return (await on.query<PlaceRow>(`SELECT code, name, kind, parent, source FROM place ORDER BY code`)).rows;
}

export async function place(on: Queryable, _scope: Scope, code: string): Promise<PlaceRow | undefined> {
  return (await on.query<PlaceRow>(`SELECT code, name, kind, parent, source, boundary FROM place WHERE code = $1`, [code])).rows[0];
}

export async function below(on: Queryable, _scope: Scope, code: string | null, withBoundary: boolean): Promise<PlaceRow[]> {
  const columns = withBoundary ? ', boundary' : '';
  const sql = `SELECT code, name, kind, parent, source${columns} FROM place WHERE $1::text IS NULL OR code IN (SELECT place FROM place_within WHERE ancestor = $1) ORDER BY code`;
  return (await on.query<PlaceRow>(sql, [code])).rows;
}

/** The place itself and all below it. */
export async function within(on: Queryable, _scope: Scope, code: string): Promise<string[]> {
  return (await on.query<{ place: string }>(`SELECT place FROM place_within WHERE ancestor = $1 ORDER BY place`, [code])).rows.map(
    (row) => row.place,
  );
}

/** Places that lie across this one: of a zone the regions of the place that it hangs under, of a region the zones that hang under it or under a place above it. */
export async function beside(on: Queryable, _scope: Scope, code: string): Promise<string[]> {
  const found = await on.query<{ code: string }>(
    `SELECT code FROM place WHERE kind = 'zone' AND parent IN (SELECT ancestor FROM place_within WHERE place = $1)
     UNION SELECT w.place FROM place z JOIN place_within w ON w.ancestor = z.parent JOIN place r ON r.code = w.place AND r.kind <> 'zone'
       WHERE z.code = $1 AND z.kind = 'zone'`,
    [code],
  );
  return found.rows.map((row) => row.code);
}

/** Writes places, parents before children; what stands already is left or, with `replace`, renewed (a boundary that is not given stays). */
export async function putPlaces(on: Queryable, _scope: Scope, rows: readonly PlaceRow[], now: number, replace: boolean): Promise<void> {
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

/** Puts places back as they were, boundary and all. */
export async function restorePlaces(on: Queryable, scope: Scope, rows: readonly PlaceRow[], now: number): Promise<void> {
  await putPlaces(on, scope, rows, now, true);
  const bare = rows.filter((row) => row.boundary === null || row.boundary === undefined).map((row) => row.code);
  await on.query(`UPDATE place SET boundary = NULL WHERE code = ANY($1)`, [bare]);
}

/** Draws `place_within` anew from the parents. */
export async function drawWithin(on: Queryable, _scope: Scope): Promise<void> {
  await on.query(`DELETE FROM place_within`);
  await on.query(
    `INSERT INTO place_within (place, ancestor)
     WITH RECURSIVE up AS (SELECT code AS place, code AS ancestor FROM place
       UNION SELECT up.place, place.parent FROM up JOIN place ON place.code = up.ancestor WHERE place.parent IS NOT NULL)
     SELECT place, ancestor FROM up`,
  );
}

/** Which organisations are meant: by a part of their name or code, or by their very codes. */
export type OrganisationsFilter = {
  readonly search?: string | undefined;
  readonly codes?: readonly string[] | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
};

export async function organisations(on: Queryable, scope: Scope, asked: OrganisationsFilter): Promise<OrganisationRow[]> {
  const found = await on.query<OrganisationRow>(
    `SELECT code, name, kind, parent, region, contact, phone FROM organisation
     WHERE ($1::text IS NULL OR strpos(lower(name), lower($1)) > 0 OR strpos(lower(code), lower($1)) > 0) AND ($2::text IS NULL OR code > $2)
       AND ($4::text[] IS NULL OR code = ANY($4)) AND ${organisationSight(scope, 5)}
     ORDER BY code LIMIT $3`,
    [asked.search ?? null, asked.after ?? null, asked.limit, asked.codes ?? null, ...sightValue(scope)],
  );
  return found.rows;
}

export async function organisation(on: Queryable, scope: Scope, code: string): Promise<OrganisationRow | undefined> {
  const sql = `SELECT code, name, kind, parent, region, contact, phone FROM organisation WHERE code = $1 AND ${organisationSight(scope, 2)}`;
  return (await on.query<OrganisationRow>(sql, [code, ...sightValue(scope)])).rows[0];
}

/** Owners and operators see their own organisation and those under it; a bureau sees those of its region and those of none. */
function organisationSight(scope: Scope, parameter: number): string {
  const { sees } = scope;
  if ('all' in sees) return 'true';
  if ('region' in sees) return `(region IS NULL OR region IN (SELECT place FROM place_within WHERE ancestor = $${parameter}))`;
  return `code IN (${organisationTree(parameter)})`;
}

export async function organisationsUnder(on: Queryable, _scope: Scope, code: string): Promise<string[]> {
  return (await on.query<{ code: string }>(organisationTree(1), [code])).rows.map((row) => row.code);
}

function sightValue({ sees }: Scope): string[] {
  if ('region' in sees) return [sees.region];
  if ('organisation' in sees) return [sees.organisation];
  return 'operator' in sees ? [sees.operator] : [];
}

/** One writer of organisations at a time, until the transaction's end: what is judged is what stands. */
export async function takeTurn(on: PoolClient, _scope: Scope): Promise<void> {
  await on.query(`SELECT pg_advisory_xact_lock(7302)`);
}

/** Codes and names, for imports; all of them, and whether the scope sees each: what may be done with them is judged by the row. */
export async function organisationKeys(on: Queryable, scope: Scope): Promise<{ code: string; name: string; seen: boolean }[]> {
  const sql = `SELECT code, name, ${organisationSight(scope, 1)} AS seen FROM organisation`;
  return (await on.query<{ code: string; name: string; seen: boolean }>(sql, sightValue(scope))).rows;
}

/** All of them, whatever the scope: what may be done with them is judged by the row. */
export async function everyOrganisation(on: Queryable, _scope: Scope): Promise<OrganisationRow[]> {
  return (await on.query<OrganisationRow>(`SELECT code, name, kind, parent, region, contact, phone FROM organisation`)).rows;
}

export async function organisationsByCode(on: Queryable, _scope: Scope, codes: readonly string[]): Promise<OrganisationRow[]> {
  return (
    await on.query<OrganisationRow>(`SELECT code, name, kind, parent, region, contact, phone FROM organisation WHERE code = ANY($1)`, [
      codes,
    ])
  ).rows;
}

export async function putOrganisations(on: Queryable, _scope: Scope, rows: readonly OrganisationRow[], now: number): Promise<void> {
  await on.query(
    `INSERT INTO organisation (code, name, kind, parent, region, contact, phone, recorded)
     SELECT code, name, kind, parent, region, contact, phone, $2 FROM jsonb_to_recordset($1::jsonb)
       AS given(code text, name text, kind text, parent text, region text, contact text, phone text)
     ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind, parent = excluded.parent, region = excluded.region,
       contact = excluded.contact, phone = excluded.phone, recorded = excluded.recorded`,
    [JSON.stringify(rows), new Date(now)],
  );
}

/** Makes organisations that are not there; gives the codes of those it made. */
export async function makeOrganisations(
  on: Queryable,
  _scope: Scope,
  rows: readonly OrganisationRow[],
  now: number,
): Promise<ReadonlySet<string>> {
  const found = await on.query<{ code: string }>(
    `INSERT INTO organisation (code, name, kind, parent, region, contact, phone, recorded)
     SELECT code, name, kind, parent, region, contact, phone, $2 FROM jsonb_to_recordset($1::jsonb)
       AS given(code text, name text, kind text, parent text, region text, contact text, phone text)
     ON CONFLICT (code) DO NOTHING RETURNING code`,
    [JSON.stringify(rows), new Date(now)],
  );
  return new Set(found.rows.map(({ code }) => code));
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
  _scope: Scope,
  subject: Subject,
  change: number,
  rows: readonly { code: string; before: unknown; after: unknown }[],
  now: number,
): Promise<void> {
  await on.query(
    `INSERT INTO place_change (change, subject, code, before, after, recorded)
     SELECT $1, $2, code, before, after, $4 FROM jsonb_to_recordset($3::jsonb) AS given(code text, before jsonb, after jsonb)`,
    [change, subject, JSON.stringify(rows), new Date(now)],
  );
}

export async function changesOf(on: Queryable, _scope: Scope, subject: Subject, change: number): Promise<ChangeRow[]> {
  return (
    await on.query<ChangeRow>(
      `SELECT id, code, nullif(before, 'null') AS before, after FROM place_change WHERE subject = $1 AND change = $2 AND withdrawn IS NULL`,
      [subject, change],
    )
  ).rows;
}

/** Codes of a change that a later change, still standing, has touched too. */
export async function touchedLater(on: Queryable, _scope: Scope, subject: Subject, change: number): Promise<string[]> {
  const found = await on.query<{ code: string }>(
    `SELECT DISTINCT later.code FROM place_change own JOIN place_change later ON later.subject = own.subject AND later.code = own.code AND later.id > own.id
     WHERE own.subject = $1 AND own.change = $2 AND later.change <> $2 AND later.withdrawn IS NULL`,
    [subject, change],
  );
  return found.rows.map((row) => row.code);
}

export async function withdraw(on: Queryable, _scope: Scope, subject: Subject, change: number, now: number): Promise<void> {
  await on.query(`UPDATE place_change SET withdrawn = $3 WHERE subject = $1 AND change = $2`, [subject, change, new Date(now)]);
}

/** Codes among these that have something under them: places, organisations. */
export async function withChildren(on: Queryable, _scope: Scope, subject: Subject, codes: readonly string[]): Promise<string[]> {
  return (
    await on.query<{ parent: string }>(`SELECT DISTINCT parent FROM ${subject} WHERE parent = ANY($1) AND NOT code = ANY($1)`, [codes])
  ).rows.map((row) => row.parent);
}

export async function removeAll(on: Queryable, _scope: Scope, subject: Subject, codes: readonly string[]): Promise<void> {
  await on.query(`UPDATE ${subject} SET parent = NULL WHERE code = ANY($1)`, [codes]);
  await on.query(`DELETE FROM ${subject} WHERE code = ANY($1)`, [codes]);
}
