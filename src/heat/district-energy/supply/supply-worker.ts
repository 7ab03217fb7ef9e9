/** Works out a supply in a thread of the pool, so that HiGHS blocks no other call. */
import { openHighs } from '#platform/solver/public/highs.ts';
import type { Programme, SupplyPlan } from './facts.ts';
import { solveSupply } from './solve.ts';

export type SupplyRequest = { readonly programme: Programme; readonly seconds: number };

export async function supplyInThread({ programme, seconds }: SupplyRequest): Promise<SupplyPlan> {
  const end = performance.now() + seconds * 1000;
  return solveSupply(programme, { solver: await openHighs(), secondsLeft: () => (end - performance.now()) / 1000 });
}
