import type { Language } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import { contractAct, contractActs, contractSentence } from './contract-sentences.ts';
import type { ContractNeeds } from './needs.ts';

/** How many are shown. */
const most = 12;

/** The energy-performance contracts that the scope sees: how each stands, those with something to do first. */
export async function ownContracts({ contracts }: ContractNeeds, scope: Scope, language: Language) {
  const { contracts: all, total } = await contracts.list(scope, { offset: 0, limit: Number.MAX_SAFE_INTEGER });
  const placed = all.map((one) => ({ one, act: contractAct(one) }));
  const sorted = placed.toSorted((a, b) => contractActs.indexOf(a.act) - contractActs.indexOf(b.act));
  return {
    total,
    contracts: sorted.slice(0, most).map(({ one, act }) => ({
      contract: one.contract,
      name: one.name,
      act,
      sentence: contractSentence(one, language),
    })),
  };
}
