import type { Scope } from '#kernel/scope.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';
import type { FindingCount } from '../compute/internals.ts';
import type { KeptByMeter } from '../compute/kept-by-meter.ts';
import { isOpen, type MeterFinding } from './meter-finding.ts';

/** The number of findings of each code, and how many of them are open, the most open first. */
export function countsOf(findings: readonly MeterFinding[]): FindingCount[] {
  return summedUp(findings.map((one) => ({ code: one.code, count: 1, open: isOpen(one) ? 1 : 0 })));
}

/** Current findings, counted from the cached counts. @param on all findings of these meters */
export function createCounting(
  counts: KeptByMeter<readonly FindingCount[]>,
  on: (scope: Scope, facts: readonly SeriesFacts[]) => Promise<MeterFinding[]>,
) {
  function counted(scope: Scope, facts: readonly SeriesFacts[]) {
    const ids = facts.map(({ id }) => id);
    let byId: Map<number, SeriesFacts> | undefined;
    return counts.of(ids, async (some) => {
      byId ??= new Map(facts.map((meter) => [meter.id, meter]));
      const wanted = some.map((id) => byId?.get(id) as SeriesFacts);
      const found = await on(scope, wanted);
      return new Map([...Map.groupBy(found, (one) => one.meter)].map(([meter, list]) => [meter, countsOf(list)]));
    });
  }
  return {
    /** The counts of all these meters together. */
    summed: async (scope: Scope, facts: readonly SeriesFacts[]): Promise<FindingCount[]> => {
      const countsOfMeter = await counted(scope, facts);
      return summedUp(facts.flatMap(({ id }) => countsOfMeter(id)));
    },
    /** Those of many meters that have such findings at all: the others need not be read. */
    withFindings: async (
      scope: Scope,
      facts: readonly SeriesFacts[],
      { code, open }: { readonly code?: string; readonly open?: boolean },
    ): Promise<SeriesFacts[]> => {
      const countsOfMeter = await counted(scope, facts);
      const isMeant = (one: FindingCount): boolean => (code === undefined || one.code === code) && (open !== true || one.open > 0);
      return facts.filter(({ id }) => countsOfMeter(id).some(isMeant));
    },
  };
}

/** Merges counts of the same code. */
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
