import { asOfNow } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { PoolRow } from '../facts.ts';
import type { SavingsNeeds } from '../needs.ts';

/** The building of a portfolio's boundary and its location; coordinates null if not on record. */
export type BoundaryPlace = {
  readonly code: string;
  readonly name: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
};

/** The buildings of a pool by row, as the scope sees them; a metering point in no building, or in one that is not visible, has none. */
export async function placesOfPool(
  { registry }: Pick<SavingsNeeds, 'registry'>,
  scope: Scope,
  pool: readonly PoolRow[],
): Promise<ReadonlyMap<number, BoundaryPlace>> {
  const meters = pool.flatMap(({ meter }) => meter ?? []);
  const facts = meters.length === 0 ? [] : await registry.meterFacts(scope, { meters }, asOfNow);
  const buildingOf = new Map(facts.map(({ code, building }) => [code, building]));
  const codeOf = ({ meter, building }: PoolRow): string | null =>
    meter === undefined ? (building ?? null) : (buildingOf.get(meter) ?? null);
  const buildings = [...new Set(pool.flatMap((row) => codeOf(row) ?? []))];
  const seen = buildings.length === 0 ? [] : await registry.buildingFacts(scope, { buildings }, asOfNow);
  const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
  const places = new Map(
    seen.map(({ code, name, fields }): [string, BoundaryPlace] => [
      code,
      { code, name, longitude: number(fields['longitude']), latitude: number(fields['latitude']) },
    ]),
  );
  return new Map(
    pool.flatMap((row): [number, BoundaryPlace][] => {
      const place = places.get(codeOf(row) ?? '');
      return place === undefined ? [] : [[row.row, place]];
    }),
  );
}
