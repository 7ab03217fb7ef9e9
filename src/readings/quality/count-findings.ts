import type { Scope } from '#kernel/scope.ts';
import type { MeterFacts } from '#registry/facts.ts';
import type { FindingCount, FindingCounts } from '../compute/finding-counts.ts';
import { isOpen, type MeterFinding } from './meter-finding.ts';

/** Findings of so many meters are in memory at once while they are counted. */
const countedTogether = 5000;

/** How many findings there are of each code, and how many of them are open, the most open first. */
export function countsOf(findings: readonly MeterFinding[]): FindingCount[] {
  return summedUp(findings.map((one) => ({ code: one.code, count: 1, open: isOpen(one) ? 1 : 0 })));
}

/** Findings as they stand, counted by way of the counts that are kept. @param on all findings of these meters */
export function createCounting(counts: FindingCounts, on: (scope: Scope, facts: readonly MeterFacts[]) => Promise<MeterFinding[]>) {
  function counted(scope: Scope, facts: readonly MeterFacts[]): Promise<ReadonlyMap<number, readonly FindingCount[]>> {
    const byId = new Map(facts.map((meter) => [meter.id, meter]));
    return counts.of([...byId.keys()], async (ids) => {
      const found = new Map<number, FindingCount[]>();
      for (let at = 0; at < ids.length; at += countedTogether) {
        const some = ids.slice(at, at + countedTogether).map((id) => byId.get(id) as MeterFacts);
        for (const [meter, list] of Map.groupBy(await on(scope, some), (one) => one.meter)) found.set(meter, countsOf(list));
      }
      return found;
    });
  }
  return {
    /** The counts of all these meters together. */
    summed: async (scope: Scope, facts: readonly MeterFacts[]): Promise<FindingCount[]> =>
      summedUp([...(await counted(scope, facts)).values()].flat()),
    /** Of many meters those that have such findings at all: the others need not be read. */
    withFindings: async (
      scope: Scope,
      facts: readonly MeterFacts[],
      { code, open }: { readonly code?: string; readonly open?: boolean },
    ): Promise<MeterFacts[]> => {
      const found = await counted(scope, facts);
      const isMeant = (one: FindingCount): boolean => (code === undefined || one.code === code) && (open !== true || one.open > 0);
      return facts.filter(({ id }) => found.get(id)?.some(isMeant) === true);
    },
  };
}

/** Counts of the same code as one. */
function summedUp(counts: readonly FindingCount[]): FindingCount[] {
  const sums = new Map<string, { code: string; count: number; open: number }>();
  for (const { code, count, open } of counts) {
    const sum = sums.get(code) ?? { code, count: 0, open: 0 };
    sums.set(code, sum);
    sum.count += count;
    sum.open += open;
  }
  return [...sums.values()].toSorted((a, b) => b.open - a.open || b.count - a.count || (a.code < b.code ? -1 : 1));
}
