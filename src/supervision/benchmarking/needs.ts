import type { AsOf } from '#kernel/as-of.ts';
import type { Explanation } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Which, BuildingFacts } from '#registry/registry/facts.ts';
import type { Rankable, Excluded, Measure } from './public/assess.ts';
import type { FlowOfCarrier } from './flow.ts';
import type { YearUse } from './facts.ts';
import type { KnowledgeOf } from './public/known-rules.ts';
import type { Ranked } from './public/ranking.ts';

/** What this slice needs of the slices before it; tests pass plain functions. */
export type BenchmarkingNeeds = {
  /** Explains a figure of any slice. */
  readonly explain: (scope: Scope, figure: string) => Promise<Explanation>;
  readonly registry: {
    buildingFacts(scope: Scope, which: Which, known: AsOf): Promise<readonly BuildingFacts[]>;
    /** Those of these buildings that accounts other than a bureau have changed, without those changes; null if nothing is left. */
    confirmedFacts(codes: readonly string[], known: AsOf): Promise<ReadonlyMap<string, BuildingFacts | null>>;
  };
  readonly metering: {
    yearUse(scope: Scope, asked: { which: Which; from: string; to: string; known: AsOf }): Promise<readonly YearUse[]>;
    /** One list for each period, in order. */
    yearUses(
      scope: Scope,
      asked: { which: Which; periods: readonly { from: string; to: string; onlyMeasured?: boolean }[]; known: AsOf },
    ): Promise<readonly (readonly YearUse[])[]>;
    /** Local days, half-open. */
    flow(
      scope: Scope,
      asked: { building: string; from: string; to: string; known: AsOf },
    ): Promise<{ readonly building: string; readonly carriers: readonly FlowOfCarrier[] }>;
    knownAt(text: string | undefined): AsOf;
  };
  readonly knowledge: KnowledgeOf;
  /** Throws `no-such-place` if the scope sees no place with that code. */
  readonly place: {
    get(code: string): Promise<unknown>;
    /** The place and all below it. */
    places(within: string): Promise<readonly { readonly code: string }[]>;
  };
};

export type RankAnswer = {
  /** `kWh/m2`, `kgce/m2`. */
  readonly unit: string;
  /** How many are ranked, returned or not. */
  readonly count: number;
  readonly buildings: readonly (Ranked<Rankable> & { readonly figure: string })[];
  readonly excluded: readonly Excluded[];
  readonly findings: readonly Finding[];
};
export type RankQuestion = {
  readonly region: string;
  readonly year: number;
  readonly measure: Measure;
  readonly use?: string | undefined;
  readonly known: AsOf;
  /** Which of the ranked are returned: from `offset` (0), at most `limit` (all). */
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
};
