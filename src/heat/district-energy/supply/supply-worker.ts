/** Works out a supply in a thread of the pool, so that HiGHS blocks no other call. */
import { openHighs } from '#platform/solver/public/highs.ts';
import type { WholeYear, YearPlan } from './facts.ts';
import { planOfYear } from './year-plan.ts';

export type SupplyRequest = { readonly year: WholeYear; readonly seconds: number };

export async function supplyInThread({ year, seconds }: SupplyRequest): Promise<YearPlan> {
  const end = performance.now() + seconds * 1000;
  return planOfYear(year, { solver: await openHighs(), secondsLeft: () => (end - performance.now()) / 1000 });
}
