import type { Scope } from '#kernel/scope.ts';
import type { CaseHead, Standing } from '../facts.ts';
import type { Sight } from './sight-store.ts';
import { type CasesFilter, filtered } from './list-store.ts';
import type { Queryable } from './store.ts';

/** What the cases of a filter are about, and their fields. */
export async function linksAndFields(
  on: Queryable,
  scope: Scope,
  sight: Sight,
  asked: CasesFilter,
): Promise<(Omit<CaseHead, 'procedure'> & Pick<Standing, 'fields'>)[]> {
  const values: unknown[] = [];
  const where = filtered(scope, sight, asked, values);
  const { rows } = await on.query<Omit<CaseHead, 'procedure'> & Pick<Standing, 'fields'>>(
    `SELECT f.code AS "case", f.region, f.organisation, f.building, f.standing->'fields' AS fields FROM case_file f WHERE ${where}`,
    values,
  );
  return rows;
}

/** A case that names a building: when it began, and its fields. */
export type CaseOfBuilding = Pick<Standing, 'fields'> & {
  readonly case: string;
  readonly building: string;
  readonly began: Date;
  readonly state: string;
};

/** The cases of a filter that name a building, oldest first. */
export async function ofBuildings(on: Queryable, scope: Scope, sight: Sight, asked: CasesFilter): Promise<CaseOfBuilding[]> {
  const values: unknown[] = [];
  const where = filtered(scope, sight, asked, values);
  const { rows } = await on.query<CaseOfBuilding>(
    `SELECT f.code AS "case", f.building, f.began, f.state, f.standing->'fields' AS fields FROM case_file f
     WHERE ${where} AND f.building IS NOT NULL ORDER BY f.began, f.code`,
    values,
  );
  return rows;
}

/** How a case stands: what it is about, its fields and numbers, and the states that it was in. */
export type CaseStanding = Omit<CaseHead, 'procedure'> &
  Pick<Standing, 'fields' | 'numbers' | 'stays'> & { readonly began: Date; readonly state: string };

/** How the cases of a filter stand, oldest first. */
export async function standings(on: Queryable, scope: Scope, sight: Sight, asked: CasesFilter): Promise<CaseStanding[]> {
  const values: unknown[] = [];
  const where = filtered(scope, sight, asked, values);
  const { rows } = await on.query<Omit<CaseStanding, 'stays'> & { readonly stays: readonly (readonly [string, number])[] }>(
    `SELECT f.code AS "case", f.region, f.organisation, f.building, f.project, f.began, f.state, f.standing->'fields' AS fields,
       f.standing->'numbers' AS numbers, f.stays
     FROM case_file f WHERE ${where} ORDER BY f.began, f.code`,
    values,
  );
  return rows.map(({ stays, ...row }) => ({ ...row, stays: stays.map(([state, at]) => ({ state, at })) }));
}
