import type { Side, Terms } from '#retrofit/contract-terms/facts.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { ContractsNeeds } from './needs.ts';
import type { Stood } from './facts.ts';

type Parties = { readonly owner: string; readonly provider: string };

type Needs = Pick<ContractsNeeds, 'place' | 'savings'>;

/** Names of the sealed baselines that terms are based on. */
export const baselinesOf = ({ boundaries }: Pick<Terms, 'boundaries'>): string[] =>
  boundaries.flatMap((one) => ('baseline' in one ? [one.baseline] : []));

/**
 * Filters contracts by what a scope sees: its parties' own, and those of a place whose owner and baselines it sees.
 * @returns those, in their order
 */
export async function seenOf<C extends Parties & Pick<Stood, 'versions'>>(
  needs: Needs,
  scope: Scope,
  contracts: readonly C[],
): Promise<C[]> {
  if ('all' in scope.sees) return [...contracts];
  const sights = await needs.place.sights(scope);
  if ('organisation' in scope.sees) return contracts.filter(({ owner }) => sights.organisations?.has(owner));
  if ('operator' in scope.sees) return contracts.filter(({ provider }) => sights.operators?.has(provider));
  const finder = await needs.place.organisationFinder(scope);
  const found: C[] = [];
  for (const one of contracts) if (finder.isSeen(one.owner) && (await seesBaselines(needs, scope, one))) found.push(one);
  return found;
}

async function seesBaselines({ savings }: Needs, scope: Scope, { versions }: Pick<Stood, 'versions'>): Promise<boolean> {
  for (const name of new Set(versions.flatMap(({ terms }) => baselinesOf(terms))))
    if (!(await savings.isBaselineSeen(scope, name))) return false;
  return true;
}

/** Whether money is shown: to parties, bureau, auditor and administrator; apart from viewers, no others see contracts. */
export const seesMoney = ({ role }: Scope): boolean => role !== 'viewer' && role !== 'public';

/** The party that an account acts for; null if neither. */
export async function ownSide({ place }: Needs, scope: Scope, { owner, provider }: Parties): Promise<Side | null> {
  const { organisations, operators } = await place.sights(scope);
  if (scope.role === 'owner' && organisations?.has(owner) === true) return 'owner';
  return scope.role === 'operator' && operators?.has(provider) === true ? 'provider' : null;
}

/** The party for which an answer is given. Throws Problem `for-missing`, `not-a-party`. */
export async function sideOf(
  needs: Needs,
  scope: Scope,
  contract: Parties & { readonly code: string },
  told: Side | undefined,
): Promise<Side> {
  if (scope.role === 'administrator') {
    if (told === undefined) throw new Problem('bad-input', 'for-missing', {});
    return told;
  }
  const own = await ownSide(needs, scope, contract);
  if (own === null || (told !== undefined && told !== own)) throw new Problem('not-allowed', 'not-a-party', { contract: contract.code });
  return own;
}
