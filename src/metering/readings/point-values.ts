import type { AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Holding, LineFinding } from '#metering/counter-line/counter-line.ts';
import type { PointFacts } from '#metering/point/facts.ts';
import { drawHoldings } from './compute/holdings.ts';
import type { ReadingsInternals } from './compute/internals.ts';
import { pointDefinitionsOf } from './compute/meter-definitions.ts';
import { presentFinding } from './compute/present-finding.ts';
import { readingsWithin } from './lineage/readings-within.ts';
import type { Findings } from './quality/findings.ts';
import type { HourBlock, HourMeans } from './series/hour-store.ts';

const listedFindings = 1000;

/** Queries about points; only `trend` interprets what holds at them. */
export function createPointValues(internals: ReadingsInternals, doubts: Findings) {
  const { store, committer, decisions } = internals;
  return {
    /** Hours of points in force (hours since 1970, the last not included), block by block; each block is valid until `use` returns. */
    pointHours: (scope: Scope, ids: readonly number[], from: number, to: number, use: (block: HourBlock) => void) =>
      committer.lock.read(async () => {
        for await (const block of store.hours({ scope, meters: ids }, from, to)) use(block);
      }),
    /** As `pointHours`, if only means are needed. */
    pointHourMeans: (scope: Scope, ids: readonly number[], from: number, to: number, use: (block: HourMeans) => void) =>
      committer.lock.read(async () => {
        for await (const block of store.hourMeans({ scope, meters: ids }, from, to)) use(block);
      }),
    /** The number of values of a point that count in a stretch (s UTC), as known then. */
    countOfPoint: async (scope: Scope, facts: PointFacts, from: number, to: number, known: AsOf) =>
      (await readingsWithin(internals, scope, facts, { from, to }, known)).inForce.length,
    /** What holds at points in a stretch (s), drawn from their values as known then; valid until `use` returns. */
    holdings: async (
      scope: Scope,
      facts: readonly PointFacts[],
      { from, to }: { readonly from: number; readonly to: number },
      known: AsOf,
      use: (id: number, holding: Holding, told: readonly LineFinding[]) => void,
    ): Promise<void> => {
      const points = [...(await pointDefinitionsOf(decisions, scope, facts, known)).values()];
      await committer.lock.read(() => {
        const asked = { from, to, known, hidden: committer.visibility.hidden(known) };
        return drawHoldings(store, scope, points, asked, ({ id }, holding, told) => use(id, holding, told));
      });
    },
    /** Doubts about points that touch a stretch (s): the current ones, or (`past`) as they would have been reported then. */
    pointDoubts: async (
      scope: Scope,
      facts: readonly PointFacts[],
      span: { readonly from: number; readonly to: number },
      known: AsOf,
      past: boolean,
    ): Promise<Finding[]> => {
      const found = (await doubts.on(scope, facts, past ? known : undefined)).filter((one) => one.from >= span.from && one.from < span.to);
      return found.slice(0, listedFindings).map((one) => presentFinding(one, one.facts.code, one.id));
    },
  };
}
