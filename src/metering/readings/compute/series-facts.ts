import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import { isPoint, type SeriesFacts } from '#metering/point/facts.ts';
import type { Points } from '#metering/point/point.ts';
import type { Which } from '#registry/registry/facts.ts';
import type { Registry } from '#registry/registry/registry.ts';

/** Finds whatever has readings under a code: meters and points, within the scope, as known at some time. */
export type SeriesLookup = (scope: Scope, which: Which, known: AsOf) => Promise<readonly SeriesFacts[]>;

/** Looks up meters, and points where some may be selected: a code is one or the other, and a point has no carrier. */
export function createSeriesLookup(registry: Pick<Registry, 'meterFacts'>, point: Pick<Points, 'pointFacts'>): SeriesLookup {
  return async (scope, which, known) => {
    const ofMeters = which.ids === undefined ? which : { ...which, ids: which.ids.filter((id) => !isPoint(id)) };
    const noMeters = which.ids !== undefined && which.ids.length > 0 && ofMeters.ids?.length === 0;
    const meters = noMeters ? [] : await registry.meterFacts(scope, ofMeters, known);
    const left = pointsMeant(which, meters);
    if (left === null) return meters;
    const points = await point.pointFacts(scope, left, known);
    return points.length === 0 ? meters : [...meters, ...points].toSorted((a, b) => (a.code < b.code ? -1 : 1));
  };
}

/** The points that a question selects; null if it can select none. */
function pointsMeant({ meters: codes, buildings, region, carrier, ids }: Which, meters: readonly SeriesFacts[]) {
  if (carrier !== undefined) return null;
  const found = new Set(meters.map(({ code }) => code));
  const others = codes?.filter((code) => !found.has(code));
  const numbers = ids?.filter(isPoint);
  if (others?.length === 0 || numbers?.length === 0) return null;
  return {
    ...(others !== undefined && { points: others }),
    ...(buildings !== undefined && { buildings }),
    ...(region !== undefined && { region }),
    ...(numbers !== undefined && { ids: numbers }),
  };
}
