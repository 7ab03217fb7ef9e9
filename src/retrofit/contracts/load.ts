import { holdsIn } from './versions.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import type { Stood } from './facts.ts';
import type { ContractsNeeds } from './needs.ts';
import { seenOf } from './sight.ts';
import * as store from './store.ts';

type Needs = Pick<ContractsNeeds, 'postgres' | 'place' | 'savings'>;

/** Contracts that a scope sees, as of an instant, by code. */
export async function contractsSeen(needs: Needs, scope: Scope, known: Pick<AsOf, 'received'>): Promise<Stood[]> {
  const heads = await store.heads(needs.postgres, checkedByCaller, known.received);
  const all = await store.stood(
    needs.postgres,
    checkedByCaller,
    heads.map(({ code }) => code),
    known.received,
  );
  return seenOf(needs, scope, all);
}

/** Throws Problem `no-such-contract`, also if the scope does not see it. */
export async function contractNamed(needs: Needs, scope: Scope, code: string, known: Pick<AsOf, 'received'>): Promise<Stood> {
  const found = await seenOf(needs, scope, await store.stood(needs.postgres, checkedByCaller, [code], known.received));
  if (found[0] === undefined) throw new Problem('not-found', 'no-such-contract', { contract: code });
  return found[0];
}

/** All contracts with settled periods, for the program's own use. */
export async function contractsSettled(needs: Needs, known: Pick<AsOf, 'received'>): Promise<Stood[]> {
  const all = await contractsSeen(needs, programScope, known);
  return all.filter((one) => one.books.length > 0 && holdsIn(one).length > 0);
}
