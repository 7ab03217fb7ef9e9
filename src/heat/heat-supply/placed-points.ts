import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { KnownEntity } from '#platform/ledger/ledger.ts';
import type { Place } from '#platform/place/place.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import type { Registry } from '#registry/registry/registry.ts';

type PlacedNeeds = { readonly registry: Pick<Registry, 'answering' | 'buildingFacts'>; readonly place: Pick<Place, 'sights'> };
type PointsAt = (scope: Scope, known: AsOf, codes?: readonly string[]) => Promise<KnownEntity[]>;

/** Filter for settlement points; all given conditions must hold. */
export type WhichPoints = {
  readonly point?: string | undefined;
  /** The company that charges for their heat, or one above it. */
  readonly company?: string | undefined;
  /** Of buildings in this place. */
  readonly region?: string | undefined;
  readonly substation?: string | undefined;
};

/** A settlement point with the current building of the code that it names. */
export type PlacedPoint = { readonly code: string; readonly facts: KnownEntity; readonly building: BuildingFacts };

/** The selected settlement points within the scope, by code, as known then. Throws `no-such-settlement-point`. */
export async function placedPoints(
  { registry, place }: PlacedNeeds,
  pointsAt: PointsAt,
  scope: Scope,
  which: WhichPoints,
  known: AsOf,
): Promise<PlacedPoint[]> {
  const { point, company, region, substation } = which;
  const all = await pointsAt(scope, known, point === undefined ? undefined : [point]);
  if (point !== undefined && all.length === 0) throw new Problem('not-found', 'no-such-settlement-point', { 'settlement-point': point });
  const companies = company === undefined ? null : (await place.sights({ ...programScope, sees: { operator: company } })).operators;
  const meant = all.filter(
    (one) =>
      (companies === null || companies.has(lastOf(one, 'company'))) &&
      (substation === undefined || valuesOf(one, 'substation').has(substation)),
  );
  const named = [...new Set(meant.map((one) => lastOf(one, 'building')))];
  const answering = await registry.answering(named);
  const codes = named.map((code) => answering.get(code)?.code ?? code);
  const asked = { buildings: codes, ...(region !== undefined && { region }) };
  const found = codes.length === 0 ? [] : await registry.buildingFacts(programScope, asked, known);
  const buildings = new Map(found.map((one) => [one.code, one]));
  return meant.flatMap((facts) => {
    const code = lastOf(facts, 'building');
    const building = buildings.get(answering.get(code)?.code ?? code);
    return building === undefined ? [] : [{ code: facts.code, facts, building }];
  });
}

function lastOf({ dated, fields }: KnownEntity, field: string): string {
  const value = dated[field]?.at(-1)?.value ?? fields[field];
  return typeof value === 'string' ? value : '';
}

const valuesOf = ({ dated, fields }: KnownEntity, field: string): Set<unknown> =>
  new Set([...(dated[field] ?? []).map(({ value }) => value), fields[field]]);
