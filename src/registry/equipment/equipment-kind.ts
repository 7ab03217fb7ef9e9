import type { KindSpec } from '#platform/ledger/kind-spec.ts';
import { surroundingsInBuildings } from '#registry/in-buildings/kind-in-buildings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { equipmentDictionary, requiredOfEquipment } from './fields.ts';
import { equipmentKindTerms } from './vocabulary.ts';

export type EquipmentKindNeeds = {
  readonly registry: Pick<Registry, 'activeVisible' | 'metersSeen' | 'answering'>;
  /** The buildings that equipment of these codes is in. */
  readonly buildingsOf: (codes: readonly string[]) => Promise<readonly string[]>;
  readonly sees: KindSpec['sees'];
};

/** Equipment as a kind of the ledger: visibility and rights are those of its building. */
export const equipmentKind = ({ sees, ...needs }: EquipmentKindNeeds): KindSpec => ({
  name: 'equipment',
  liesBy: { building: 'building' },
  table: { name: 'equipment', lock: 7304 },
  dictionary: equipmentDictionary,
  identity: [{ field: 'building' }, { field: 'kind', of: equipmentKindTerms }],
  required: requiredOfEquipment,
  sees,
  surroundings: async (_on, scope, _names, byHand) => surroundingsInBuildings(scope, { ...needs, installs: { byHand } }),
});
