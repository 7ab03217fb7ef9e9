import type { Language } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import { ownBuildings } from './buildings.ts';
import { ownContracts } from './contracts.ts';
import { nextEvent } from './event.ts';
import type { BuildingNeeds, ContractNeeds, EventNeeds, SeasonNeeds } from './needs.ts';
import { seasonToday } from './season.ts';

/**
 * What an owner, a heat company, a service company and an aggregator see first, in sentences made from figures.
 * @example await createToday(needs).season(scope, 'zh') // { day: '2026-11-27', season: { name: '2026-27', sentences: [ … ], … } }
 */
export function createToday(needs: BuildingNeeds & ContractNeeds & SeasonNeeds & EventNeeds) {
  return {
    buildings: (scope: Scope, page: { readonly limit: number; readonly offset: number }, language: Language) =>
      ownBuildings(needs, scope, page, language),
    contracts: (scope: Scope, language: Language) => ownContracts(needs, scope, language),
    season: (scope: Scope, language: Language) => seasonToday(needs, scope, language),
    event: (scope: Scope, language: Language) => nextEvent(needs, scope, language),
  };
}

export type Today = ReturnType<typeof createToday>;
