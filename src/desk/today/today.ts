import type { Language } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import { ownBuildings } from './buildings.ts';
import { contractAct, contractActs, contractSentence } from './contract-sentences.ts';
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

/** How many contracts are shown. */
const mostContracts = 12;

/** The energy-performance contracts that the scope sees: how each stands, those with something to do first. */
async function ownContracts({ contracts }: ContractNeeds, scope: Scope, language: Language) {
  const { contracts: all, total } = await contracts.list(scope, { offset: 0, limit: Number.MAX_SAFE_INTEGER });
  const placed = all.map((one) => ({ one, act: contractAct(one) }));
  const sorted = placed.toSorted((a, b) => contractActs.indexOf(a.act) - contractActs.indexOf(b.act));
  return {
    total,
    contracts: sorted.slice(0, mostContracts).map(({ one, act }) => ({
      contract: one.contract,
      name: one.name,
      act,
      sentence: contractSentence(one, language),
    })),
  };
}

export type Today = ReturnType<typeof createToday>;
