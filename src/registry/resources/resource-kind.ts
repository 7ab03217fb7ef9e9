import type { FieldFault, Fields, KindSpec } from '#platform/ledger/kind-spec.ts';
import { surroundingsInBuildings } from '#registry/in-buildings/kind-in-buildings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { resourceDictionary, requiredOfResource } from './fields.ts';
import { resourceKindTerms } from './vocabulary.ts';

export type ResourceKindNeeds = {
  readonly registry: Pick<Registry, 'activeVisible' | 'metersSeen' | 'answering'>;
  /** The buildings that resources of these codes are in. */
  readonly buildingsOf: (codes: readonly string[]) => Promise<readonly string[]>;
  readonly sees: KindSpec['sees'];
  /** What in other slices depends on resources of these codes. */
  readonly standing: NonNullable<KindSpec['standing']>;
};

/** Resources as a kind of the ledger: visibility and rights are those of their building. */
export const resourceKind = ({ sees, standing, ...needs }: ResourceKindNeeds): KindSpec => ({
  name: 'resource',
  liesBy: { building: 'building' },
  table: { name: 'resource', lock: 7420 },
  dictionary: resourceDictionary,
  identity: [{ field: 'building' }, { field: 'kind', of: resourceKindTerms }],
  required: requiredOfResource,
  sees,
  standing,
  surroundings: async (_on, scope, _names, byHand) =>
    surroundingsInBuildings(scope, { ...needs, installs: { byHand }, refuse: (_code, _before, after) => wrongLimits(after) }),
});

/** Pairs of fields of which the first must not exceed the second. */
const limits = [
  ['minKwh', 'maxKwh'],
  ['low', 'high'],
] as const;

function wrongLimits(after: Fields): FieldFault | null {
  for (const [under, above] of limits) {
    const [low, high] = [after[under], after[above]];
    if (typeof low === 'number' && typeof high === 'number' && low > high)
      return { field: under, code: 'does-not-fit', evidence: { low, high } };
  }
  return null;
}
