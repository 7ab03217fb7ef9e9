import type { HeatSupply } from '#heat/heat-supply/heat-supply.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { scoreOf, type Searchable } from './match.ts';
import type { Hit, HitGroup, SearchWords } from './source.ts';

export type HouseholdSearchNeeds = {
  readonly registry: Pick<Registry, 'buildingFacts'>;
  readonly heatSupply: { readonly households: Pick<HeatSupply['households'], 'buildings' | 'find'> };
};

const nothing: HitGroup = { kind: 'household', total: 0, least: false, hits: [] };

/**
 * Households within the requester's scope by code, room, meter, account, and the name or address of their building; by the name of the
 * occupant only for those who may see it. @param ofBuilding what a building is found by
 */
export function householdSearch({ registry, heatSupply }: HouseholdSearchNeeds, ofBuilding: (one: BuildingFacts) => Searchable) {
  return async (scope: Scope, { words, limit }: SearchWords): Promise<HitGroup> => {
    const named = await heatSupply.households.buildings(scope);
    if (named.length === 0) return nothing;
    // a company reads the address of its customers, though it sees nothing else of their buildings
    const all = await registry.buildingFacts(programScope, { buildings: named }, asOfNow);
    const sought = words.map((word) => ({
      text: word.text,
      buildings: all.filter((one) => scoreOf([word], ofBuilding(one)) !== null).map(({ code }) => code),
    }));
    const { total, found } = await heatSupply.households.find(scope, sought, limit);
    const byCode = new Map(all.map((one) => [one.code, one]));
    return { ...nothing, total, hits: found.map((one) => hitOf(one, byCode.get(one.building))) };
  };
}

type Found = Awaited<ReturnType<HeatSupply['households']['find']>>['found'][number];

/** Where a household is, and who lives there if the requester may know that. */
function hitOf({ code, room, name, building }: Found, at: BuildingFacts | undefined): Hit {
  const detail = [at?.name ?? building, room, name].filter((part) => part !== null && part !== '').join(' · ');
  return { code, name: code, detail, href: `/households/${encodeURIComponent(code)}` };
}
