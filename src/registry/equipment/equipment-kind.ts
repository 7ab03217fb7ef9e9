import type { Scope } from '#kernel/scope.ts';
import type { FieldFault, Fields, KindSpec, Surroundings } from '#platform/ledger/kind-spec.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { equipmentDictionary, requiredOfEquipment } from './fields.ts';
import { firstDay } from './public/installed.ts';

export type EquipmentKindNeeds = {
  readonly registry: Pick<Registry, 'activeVisible'>;
  /** The buildings that equipment of these codes is in. */
  readonly buildingsOf: (codes: readonly string[]) => Promise<readonly string[]>;
  readonly sees: KindSpec['sees'];
};

/** Equipment as a kind of the ledger: visibility and rights are those of its building. */
export function equipmentKind({ registry, buildingsOf, sees }: EquipmentKindNeeds): KindSpec {
  return {
    name: 'equipment',
    liesBy: { building: 'building' },
    table: { name: 'equipment', lock: 7304 },
    dictionary: equipmentDictionary,
    required: requiredOfEquipment,
    sees,
    surroundings: async (_on, scope) => surroundingsOf(scope, registry, buildingsOf),
  };
}

function surroundingsOf(
  scope: Scope,
  registry: Pick<Registry, 'activeVisible'>,
  buildingsOf: EquipmentKindNeeds['buildingsOf'],
): Surroundings {
  const seesAll = 'all' in scope.sees;
  const seen = new Map<string, boolean>();
  return {
    defaults: {},
    resolve: () => [],
    async load(groups) {
      const [codes, buildings] = [new Set<string>(), new Set<string>()];
      for await (const piece of groups)
        for (const { key, rows } of piece) {
          codes.add(key);
          for (const { fields } of rows) if (typeof fields['building'] === 'string') buildings.add(fields['building']);
        }
      if (!seesAll) for (const building of await buildingsOf([...codes])) buildings.add(building);
      for (const [code, is] of await registry.activeVisible(scope, [...buildings])) seen.set(code, is);
    },
    isSeen: ({ building }) => seesAll || seen.get(String(building)) === true,
    refuse: (_code, before, after) => otherBuilding(before, after, seen, seesAll) ?? wrongDays(after),
  };
}

/**
 * Equipment can move only between buildings that the requester sees, at both ends: nothing is taken from others or handed over to them. For
 * those who do not see everything, a missing building gives the same error as one that is not theirs.
 */
function otherBuilding(
  before: Fields | null,
  { building }: Fields,
  seen: ReadonlyMap<string, boolean>,
  seesAll: boolean,
): FieldFault | null {
  if (typeof building !== 'string' || building === before?.['building'] || seen.get(building) === true) return null;
  return seesAll
    ? { field: 'building', code: 'unknown-building', evidence: { value: building } }
    : { field: 'building', code: 'out-of-scope', evidence: { code: building } };
}

function wrongDays({ installed, removed }: Fields): FieldFault | null {
  return typeof installed === 'string' && typeof removed === 'string' && removed < firstDay(installed)
    ? { field: 'removed', code: 'removed-before-installed', evidence: { installed, removed } }
    : null;
}
