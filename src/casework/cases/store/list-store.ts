import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import { withinPlace } from '#platform/place/place.ts';
import type { CaseHead } from '../facts.ts';
import { seen, type Sight } from './sight-store.ts';
import type { Queryable } from './store.ts';

export type CasesFilter = {
  readonly procedure?: string | undefined;
  readonly region?: string | undefined;
  readonly state?: string | undefined;
  readonly organisation?: string | undefined;
  readonly building?: string | undefined;
  /** About one of these buildings. */
  readonly buildings?: readonly string[] | undefined;
  /** That began on grounds of this period; empty: on grounds of none. */
  readonly period?: string | undefined;
  readonly search?: string | undefined;
  readonly codes?: readonly string[] | undefined;
  /** Cases that a draw began. */
  readonly draw?: string | undefined;
  readonly isOpen?: boolean | undefined;
  readonly overdue?: boolean | undefined;
};

export function filtered(scope: Scope, sight: Sight, asked: CasesFilter, values: unknown[]): string {
  const parts = [seen(scope, sight, values)];
  if (asked.procedure !== undefined) parts.push(`f.procedure = $${values.push(asked.procedure)}`);
  if (asked.region !== undefined) parts.push(withinPlace('f.region', values.push(asked.region)));
  if (asked.state !== undefined) parts.push(`f.state = $${values.push(asked.state)}`);
  if (asked.organisation !== undefined) parts.push(`f.organisation = $${values.push(asked.organisation)}`);
  if (asked.building !== undefined) parts.push(`f.building = $${values.push(asked.building)}`);
  if (asked.buildings !== undefined) parts.push(`f.building = ANY($${values.push([...asked.buildings])})`);
  if (asked.period !== undefined)
    parts.push(`EXISTS (SELECT FROM case_event e WHERE e.code = f.code AND e.n = 1 AND jsonb_exists(e.text::jsonb, 'grounds')
      AND coalesce(e.text::jsonb #>> '{grounds,period}', '') = $${values.push(asked.period)})`);
  if (asked.draw !== undefined)
    parts.push(`f.code IN (SELECT d.code FROM case_draw d WHERE d.draw = $${values.push(asked.draw)} AND NOT d.gone)`);
  if (asked.codes !== undefined) parts.push(`f.code = ANY($${values.push([...asked.codes])})`);
  if (asked.overdue !== undefined) parts.push(asked.overdue ? 'f.overdue' : 'NOT f.overdue');
  if (asked.isOpen !== undefined) parts.push(asked.isOpen ? 'f.ended IS NULL' : 'f.ended IS NOT NULL');
  if (asked.search !== undefined && asked.search.trim() !== '') {
    const like = `$${values.push(`%${asked.search.trim().replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`)}`;
    parts.push(`(f.code ILIKE ${like} OR f.organisation ILIKE ${like} OR f.building ILIKE ${like} OR (f.standing->'numbers')::text ILIKE ${like}
      OR EXISTS (SELECT FROM building b WHERE b.code = f.building AND b.name ILIKE ${like})
      OR EXISTS (SELECT FROM organisation o WHERE o.code = f.organisation AND o.name ILIKE ${like}))`);
  }
  return parts.join(' AND ');
}

/** A case in a list, with the running limit that is due first. */
export type ListedCase = CaseHead & {
  readonly version: number;
  readonly state: string;
  readonly began: string;
  readonly ended: string | null;
  /** The hash of its last event: what a step on it names as read. */
  readonly head: string;
  readonly limit: string | null;
  readonly due: string | null;
  readonly left: number | null;
  /** Whether any limit is overdue; this is permanent. */
  readonly overdue: boolean;
  readonly indicative: boolean;
};

const isoOf = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const listed = `f.code AS "case", f.procedure, f.version, f.state, f.region, f.organisation, f.building, f.project, ${isoOf('f.began')} AS began,
  ${isoOf('f.ended')} AS ended, f.due_limit AS "limit", f.head, f.due::text AS due, f.days_left AS "left", f.overdue, f.indicative`;

const orders = { case: 'f.code', procedure: 'f.procedure', state: 'f.state', due: 'f.due', began: 'f.began' } as const;

export type CaseSort = keyof typeof orders;

/** A page of cases, and the total. Cases without a due day come last in either order. */
export async function list(
  on: Queryable,
  scope: Scope,
  sight: Sight,
  asked: CasesFilter,
  page: { readonly limit: number; readonly offset: number; readonly sort: CaseSort; readonly order: 'asc' | 'desc' },
): Promise<{ cases: ListedCase[]; total: number }> {
  const values: unknown[] = [];
  const where = filtered(scope, sight, asked, values);
  const by = `${orders[page.sort]} ${page.order} NULLS LAST, f.code ${page.order}`;
  const { rows: counted } = await on.query<{ n: number }>(`SELECT count(*)::int AS n FROM case_file f WHERE ${where}`, [...values]);
  const { rows } = await on.query<ListedCase>(
    `SELECT ${listed} FROM case_file f WHERE ${where} ORDER BY ${by} LIMIT $${values.length + 1} OFFSET $${values.length + 2}`,
    [...values, page.limit, page.offset],
  );
  return { cases: rows, total: counted[0]?.n ?? 0 };
}

/** The open case of a procedure on a building and grounds of this period that the caller sees; null if there is none. */
export async function openOnGrounds(
  on: Queryable,
  scope: Scope,
  sight: Sight,
  asked: { readonly procedure: string; readonly building: string; readonly period: string },
): Promise<string | null> {
  const values: unknown[] = [];
  const where = filtered(scope, sight, { ...asked, isOpen: true }, values);
  const { rows } = await on.query<{ code: string }>(
    `SELECT f.code FROM case_file f WHERE ${where} ORDER BY f.began, f.code LIMIT 1`,
    values,
  );
  return rows[0]?.code ?? null;
}

/** Of these cases, those that the caller sees. */
export async function seenAmong(on: Queryable, scope: Scope, sight: Sight, codes: readonly string[]): Promise<Set<string>> {
  const values: unknown[] = [[...codes]];
  const { rows } = await on.query<{ code: string }>(
    `SELECT f.code FROM case_file f WHERE f.code = ANY($1) AND ${seen(scope, sight, values)}`,
    values,
  );
  return new Set(rows.map(({ code }) => code));
}

/**
 * Who sat on panels of which cases; recused members are left out, and so are those of draws, which are counted separately. The day is that
 * of the case's last step.
 */
export async function panelLoads(on: Queryable, _: WholeProgram): Promise<{ person: string; case: string; procedure: string; at: Date }[]> {
  const { rows } = await on.query<{ person: string; case: string; procedure: string; at: Date }>(
    `SELECT DISTINCT member.code AS person, f.code AS "case", f.procedure, f.touched AS at
     FROM case_file f, jsonb_each(f.standing->'panels') AS panel(id, seats), jsonb_array_elements_text(panel.seats->'seated') AS member(code)
     WHERE NOT panel.seats->'recused' ? member.code AND NOT EXISTS (SELECT FROM case_draw d WHERE d.code = f.code)`,
  );
  return rows;
}
