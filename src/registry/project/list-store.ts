import { hasAsked, inOrderOf, type ListQuery } from '#kernel/kind-list.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, type WholeProgram } from '#kernel/unscoped.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';
import { type ListedRow, pageOfList, whereListed } from '#platform/ledger/kind-list-store.ts';
import { withinPlace } from '#platform/place/place.ts';
import { seesLocated } from '#platform/place/public/scope-filter.ts';
import type { ProjectShown } from './present-project.ts';
import { type Stage, stageNames, stages } from './stages.ts';
import { projectList } from './vocabulary.ts';

/** The projects to list, in their order; if several filters are given, all must match. `buildings`: those that one of them belongs to. */
export type ProjectsQuery = Omit<ListQuery<typeof projectList>, 'building'> & { readonly buildings?: readonly string[] | undefined };

const table = {
  name: 'project',
  list: projectList,
  columns: { projectAreaM2: 'area_m2' },
  sought: `lower(coalesce(e.name, '') || E'\\n' || e.code)`,
} as const;

/** Days are stored as `2026-03-01`, which sort correctly as text. */
const began = (stage: Stage, day: string): string => `coalesce(e.fields ->> '${stages[stage].field}' <= ${day}, false)`;

/** SQL for «the project is in this stage on that day»: the stage has begun, and no later one. */
function isIn(stage: Stage, day: string): string {
  const later = stageNames.slice(stageNames.indexOf(stage) + 1).map((one) => `NOT ${began(one, day)}`);
  return [began(stage, day), ...later].join(' AND ');
}

function where(scope: Scope, { stage, ...ask }: ProjectsQuery, day: string, values: unknown[]): string[] {
  const parts = [...whereListed(table, ask, values), seesLocated(scope, 'e', values)];
  const also = (value: unknown, sql: (at: number) => string): void => {
    if (value !== undefined) parts.push(sql(values.push(value)));
  };
  also(ask.region, (at) => `(${withinPlace('e.region', at)} OR ${withinPlace('e.development_zone', at)})`);
  also(ask.organisation, (at) => `e.organisation = $${at}`);
  also(ask.buildings, (at) => `e.fields -> 'buildings' ?| $${at}`);
  if (stage !== undefined) also(day, (at) => isIn(stage, `$${at}`));
  return parts;
}

/** A page of the projects that the scope sees, and the total. @param day the local day of «today» */
export function list(on: Queryable, scope: Scope, ask: ProjectsQuery & Page, day: string): Promise<{ rows: ListedRow[]; total: number }> {
  const values: unknown[] = [];
  return pageOfList(on, checkedByCaller, table, { where: where(scope, ask, day, values), values }, ask);
}

type Page = { readonly limit: number; readonly offset: number };

/** Whether a project matches a list's filter. @param inside the requested region and all within it; null: everywhere */
export function matches(project: ProjectShown, ask: ProjectsQuery, inside: ReadonlySet<string> | null): boolean {
  const { region, developmentZone, organisation, buildings } = project;
  if (inside !== null && !inside.has(region ?? '') && !inside.has(developmentZone ?? '')) return false;
  if (ask.buildings !== undefined && !ask.buildings.some((one) => buildings.includes(one))) return false;
  if (ask.organisation !== undefined && ask.organisation !== organisation) return false;
  return hasAsked(projectList, { ...project.facts, ...project }, ask);
}

/** The same projects in the order of a list. */
export const ordered = (projects: readonly ProjectShown[], ask: ProjectsQuery): ProjectShown[] =>
  inOrderOf(projectList, projects, ask, (project, field) => ({ ...project.facts, ...project })[field]);

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
