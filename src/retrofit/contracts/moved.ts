import { quantityText } from '#retrofit/contract-terms/decimals.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope } from '#kernel/scope.ts';
import type { Base } from '#retrofit/savings/savings.ts';
import type { Stood } from './facts.ts';
import { eventsOf } from './known.ts';
import type { ContractsNeeds } from './needs.ts';
import { settledIn } from './versions.ts';

/** Baselines whose readings were corrected after sealing: savings of the settled days by both. Nothing moves until both parties amend. */
export async function movedBases(needs: Pick<ContractsNeeds, 'savings'>, contract: Stood, known: AsOf): Promise<Finding[]> {
  const settled = settledIn(contract);
  const named = new Map<string, { boundary: string; baseline: string }>();
  for (const { terms } of settled)
    for (const one of terms.boundaries)
      if ('baseline' in one) named.set(`${one.name} ${one.baseline}`, { boundary: one.name, baseline: one.baseline });
  const found: Finding[] = [];
  for (const { boundary, baseline } of named.values()) {
    const base = await needs.savings.sealedBase(programScope, baseline);
    const again = await againOf(needs, base, known);
    if (again === null) continue;
    const evidence = { boundary, baseline };
    if (again === 'none') found.push({ code: 'baseline-gone', severity: 'warning', evidence });
    else {
      const [locked, refitted] = [
        await savedBy(needs, contract, base, boundary, known),
        await savedBy(needs, contract, again, boundary, known),
      ];
      found.push({ code: 'baseline-moved', severity: 'warning', evidence: { ...evidence, locked, refitted, unit: base.unit } });
    }
  }
  return found;
}

async function againOf({ savings }: Pick<ContractsNeeds, 'savings'>, base: Base, known: AsOf): Promise<Base | null | 'none'> {
  try {
    return await savings.movedBase(programScope, base, known);
  } catch (cause) {
    if (cause instanceof Problem && cause.code === 'baseline-insufficient') return 'none';
    throw cause;
  }
}

/** Savings of the settled days of a boundary by a base, in its unit. */
async function savedBy(
  { savings }: Pick<ContractsNeeds, 'savings'>,
  contract: Stood,
  base: Base,
  boundary: string,
  known: AsOf,
): Promise<string> {
  let sum = 0;
  for (const { period, terms } of settledIn(contract)) {
    if (!terms.boundaries.some((one) => one.name === boundary)) continue;
    const events = eventsOf(contract, boundary, period).map(({ happened }) => happened);
    const [saved] = await savings.savedBy(programScope, base, { spans: [period], events, confidence: terms.confidence }, known);
    sum += saved?.told.savings ?? 0;
  }
  return quantityText(sum);
}
