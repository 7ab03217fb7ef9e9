import type { Scope } from '#kernel/scope.ts';
import type { CaseEvent, CaseHead } from '../facts.ts';
import type { Sight } from './sight-store.ts';
import { filtered } from './list-store.ts';
import type { Queryable } from './store.ts';

/** A case of a procedure with its events up to an instant. */
export type CaseThen = Omit<CaseHead, 'procedure'> & { readonly events: readonly CaseEvent[] };

/**
 * The cases of a procedure, in a place if one is given, that existed at an instant, each with what had been written by then; by code.
 * @param recorded ms
 */
export async function casesThen(
  on: Queryable,
  scope: Scope,
  sight: Sight,
  asked: { readonly procedure: string; readonly region?: string | undefined; readonly recorded: number },
): Promise<CaseThen[]> {
  const values: unknown[] = [];
  const where = filtered(scope, sight, { procedure: asked.procedure, region: asked.region }, values);
  const { rows } = await on.query<Omit<CaseThen, 'events'> & { readonly texts: readonly string[] }>(
    `SELECT f.code AS "case", f.region, f.organisation, f.building, f.project, array_agg(e.text ORDER BY e.n) AS texts
     FROM case_file f JOIN case_event e ON e.code = f.code
     WHERE ${where} AND e.recorded <= to_timestamp($${values.push(Math.min(asked.recorded, latest) / 1000)}) GROUP BY f.code ORDER BY f.code`,
    values,
  );
  return rows.map(({ texts, ...one }) => ({ ...one, events: texts.map((text) => JSON.parse(text) as CaseEvent) }));
}

/** The end of the year 9999, ms: what is known later is known then. */
const latest = 253_402_300_799_000;
