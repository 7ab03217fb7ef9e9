import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';
import { withinPlace } from '#platform/place/place.ts';
import { seesLocated } from '#platform/place/public/scope-filter.ts';
import { type Stage, stageNames, stages } from './stages.ts';

/** The projects to list; if several filters are given, all must match. */
export type ProjectFilter = {
  readonly region?: string | undefined;
  readonly organisation?: string | undefined;
  /** Projects that one of these buildings belongs to. */
  readonly buildings?: readonly string[] | undefined;
  readonly work?: string | undefined;
  readonly class?: string | undefined;
  readonly stage?: Stage | undefined;
  readonly search?: string | undefined;
};

export type ProjectOrder = { readonly sort: keyof typeof order; readonly descending: boolean };

export type ProjectsQuery = ProjectFilter & ProjectOrder & { readonly limit: number; readonly offset: number };

export type ProjectRow = { readonly id: number; readonly code: string; readonly fields: Record<string, unknown> };

/** Names in pinyin order. */
const order = {
  code: 'p.code COLLATE "C"',
  name: 'p.name COLLATE "zh-x-icu"',
  region: 'p.region',
  organisation: 'p.organisation COLLATE "zh-x-icu"',
  projectAreaM2: 'p.area_m2',
} as const;

/** Days are stored as `2026-03-01`, which sort correctly as text. */
const began = (stage: Stage, day: string): string => `coalesce(p.fields ->> '${stages[stage].field}' <= ${day}, false)`;

/** SQL for «the project is in this stage on that day»: the stage has begun, and no later one. */
function isIn(stage: Stage, day: string): string {
  const later = stageNames.slice(stageNames.indexOf(stage) + 1).map((one) => `NOT ${began(one, day)}`);
  return [began(stage, day), ...later].join(' AND ');
}

function where(scope: Scope, ask: ProjectFilter, day: string, values: unknown[]): string {
  const parts = ['p.gone IS NULL', seesLocated(scope, 'p', values)];
  const also = (value: unknown, sql: (at: number) => string): void => {
    if (value !== undefined) parts.push(sql(values.push(value)));
  };
  also(ask.region, (at) => `(${withinPlace('p.region', at)} OR ${withinPlace('p.development_zone', at)})`);
  also(ask.organisation, (at) => `p.organisation = $${at}`);
  also(ask.buildings, (at) => `p.fields -> 'buildings' ?| $${at}`);
  also(ask.work, (at) => `p.work = $${at}`);
  also(ask.class, (at) => `p.class = $${at}`);
  if (ask.stage !== undefined) parts.push(isIn(ask.stage, `$${values.push(day)}`));
  const search = ask.search?.normalize('NFKC').trim().toLowerCase();
  if (search !== undefined && search !== '')
    also(search, (at) => `(strpos(lower(p.name), $${at}) > 0 OR strpos(lower(p.code), $${at}) > 0)`);
  return parts.join(' AND ');
}

/** A page of the projects that the scope sees, and the total. @param day the local day of «today» */
export async function list(on: Queryable, scope: Scope, ask: ProjectsQuery, day: string): Promise<{ rows: ProjectRow[]; total: number }> {
  const values: unknown[] = [];
  const filter = where(scope, ask, day, values);
  const counting = on.query<{ count: string }>(`SELECT count(*) FROM project p WHERE ${filter}`, values);
  const total = Number((await counting).rows[0]?.count ?? 0);
  const paged = [...values, ask.limit, ask.offset];
  const found = await on.query<ProjectRow>(
    `SELECT p.id, p.code, p.fields FROM project p WHERE ${filter}
     ORDER BY ${order[ask.sort]} ${ask.descending ? 'DESC' : 'ASC'} NULLS LAST, p.code COLLATE "C" LIMIT $${paged.length - 1} OFFSET $${paged.length}`,
    paged,
  );
  return { rows: found.rows, total };
}

/** Those of these places or organisations that a project refers to. */
export async function placesNamed(
  on: Queryable,
  _: WholeProgram,
  subject: 'place' | 'organisation',
  codes: readonly string[],
): Promise<string[]> {
  const fields = subject === 'place' ? ['region', 'development_zone'] : ['organisation'];
  const named = fields.map((field) => `SELECT ${field} AS code FROM project WHERE gone IS NULL AND ${field} = ANY($1)`);
  return (await on.query<{ code: string }>(`${named.join(' UNION ')} ORDER BY 1`, [codes])).rows.map(({ code }) => code);
}

/** Those of these buildings that a project refers to, regardless of scope. */
export async function buildingsNamed(
  on: Queryable,
  _: WholeProgram,
  codes: readonly string[],
): Promise<{ building: string; project: string }[]> {
  const sql = `SELECT b.building, min(p.code) AS project FROM project p, jsonb_array_elements_text(p.fields -> 'buildings') AS b(building)
    WHERE p.gone IS NULL AND p.fields -> 'buildings' ?| $1 AND b.building = ANY($1) GROUP BY b.building ORDER BY 1 LIMIT 100`;
  return (await on.query<{ building: string; project: string }>(sql, [codes])).rows;
}
