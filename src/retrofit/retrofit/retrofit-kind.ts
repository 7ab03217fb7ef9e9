import type { PoolClient } from 'pg';
import { organisationOf, type Scope } from '#kernel/scope.ts';
import type { FieldFault, Fields, KindSpec, Surroundings } from '#platform/ledger/kind-spec.ts';
import type { Place } from '#platform/place/place.ts';
import { isEstimateFigure } from '#retrofit/retrofit-estimate/retrofit-estimate.ts';
import { createBuildingNames, type BuildingNames } from './building-names.ts';
import { requiredOfRetrofit, retrofitDictionary, totalledFields } from './fields.ts';
import type { NamedBuilding } from './sight-store.ts';

export type RetrofitKindNeeds = {
  readonly place: Pick<Place, 'location'>;
  readonly sees: KindSpec['sees'];
  /** All buildings that may be named, and which places are within which. */
  readonly buildings: (
    on: PoolClient,
    scope: Scope,
  ) => Promise<{ readonly all: readonly NamedBuilding[]; readonly within: ReadonlyMap<string, ReadonlySet<string>> }>;
  /** Records the states that projects have reached. */
  readonly close: (
    on: PoolClient,
    scope: Scope,
    written: readonly { readonly code: string; readonly after: { readonly fields: Fields } }[],
    change: number,
  ) => ReturnType<NonNullable<Surroundings['close']>>;
  readonly tookBack: NonNullable<KindSpec['tookBack']>;
};

/** A retrofit project as a ledger kind: it lies in a region and names buildings; an owner's project names the owner's buildings. */
export function retrofitKind({ place, sees, buildings, close, tookBack }: RetrofitKindNeeds): KindSpec {
  return {
    name: 'retrofit',
    liesBy: { region: 'place', buildings: 'building' },
    table: { name: 'retrofit', lock: 7308 },
    dictionary: retrofitDictionary,
    identity: [{ field: 'region', isRegion: true }, { field: 'buildings' }],
    required: requiredOfRetrofit,
    totals: totalledFields,
    sees,
    surroundings: async (on, scope) => {
      const [location, { all, within }] = await Promise.all([place.location(scope, on, new Set()), buildings(on, scope)]);
      const around = aroundOf(scope, location, createBuildingNames(all, within, 'all' in scope.sees));
      return { ...around, close: (written, change) => close(on, scope, written, change) };
    },
    tookBack,
  };
}

const codesIn = ({ buildings }: Fields): readonly string[] => (Array.isArray(buildings) ? (buildings as string[]) : []);

function aroundOf(scope: Scope, location: Surroundings, names: BuildingNames): Omit<Surroundings, 'close'> {
  const isOwner = organisationOf(scope.sees) !== null;
  const isOwn = (fields: Fields): boolean => codesIn(fields).some((code) => names.isSeen(code));
  return {
    defaults: { state: 'found', ...('region' in scope.sees && { region: scope.sees.region }) },
    resolve(fields) {
      // an owner's project gets its place only from its buildings
      if (isOwner) delete fields['region'];
      const faults = location.resolve(fields);
      return [...faults, ...names.resolve(fields)];
    },
    isSeen: (fields) => isOwn(fields) || (!isOwner && location.isSeen(fields)),
    refuse(code, before, after) {
      const had = new Set(codesIn(before ?? {}));
      const unknown = codesIn(after).filter((one) => !had.has(one) && !names.isSeen(one));
      if (unknown.length > 0)
        return {
          field: 'buildings',
          code: 'unknown-buildings',
          evidence: { value: unknown.slice(0, 20).join(' '), count: unknown.length },
        };
      if (!isOwn(after) && (isOwner || location.refuse(code, before, after) !== null))
        return { field: isOwner ? 'buildings' : null, code: 'out-of-scope', evidence: { code } };
      return savingFault(after) ?? estimateFault(after);
    },
  };
}

/** The origin of an estimate must be the figure of one, and open. */
function estimateFault({ estimate }: Fields): FieldFault | null {
  const bad = Array.isArray(estimate) ? (estimate as string[]).find((one) => !isEstimateFigure(one)) : undefined;
  return bad === undefined ? null : { field: 'estimate', code: 'not-of-estimate', evidence: { figure: bad.slice(0, 80) } };
}

/** The ends of an interval must be in order. */
function savingFault({ saving, savingLow, savingHigh }: Fields): FieldFault | null {
  const at = typeof saving === 'number' ? saving : null;
  const [low, high] = [savingLow, savingHigh].map((one) => (typeof one === 'number' ? one : at));
  return low !== null && high !== null && low !== undefined && high !== undefined && low > high
    ? { field: 'savingLow', code: 'saving-ends-crossed', evidence: { low, high } }
    : null;
}
