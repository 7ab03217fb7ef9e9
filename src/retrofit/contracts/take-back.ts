import { isCounted, saidOf } from '#retrofit/contract-terms/books.ts';
import type { Entry, Side } from '#retrofit/contract-terms/facts.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { type Stood, wordsOfEntries } from './facts.ts';
import type { ContractsNeeds } from './needs.ts';
import { ownSide } from './sight.ts';

/**
 * Who may take an entry back (`docs/savings.md` 48): an administrator anything; a party what the other disputes, and its own claim of a
 * payment that does not count yet; the bureau what a party disputes, and its own claim. Throws Problem `reverse-needs-dispute`.
 */
export async function refuseTakingBack(needs: ContractsNeeds, scope: Scope, contract: Stood, one: Entry): Promise<void> {
  if (scope.role === 'administrator') return;
  const words = wordsOfEntries(contract);
  const said = saidOf(one, words);
  const own = await ownSide(needs, scope, contract);
  const others: readonly Side[] = own === null ? ['owner', 'provider'] : own === 'owner' ? ['provider'] : ['owner'];
  const isOwnClaim = own === null ? one.claims?.length === 0 : one.claims?.includes(own) === true;
  if (others.some((side) => said[side] === 'dispute') || (isOwnClaim && !isCounted(one, words))) return;
  throw new Problem('not-allowed', 'reverse-needs-dispute', { contract: contract.code, entry: one.entry, side: others });
}
