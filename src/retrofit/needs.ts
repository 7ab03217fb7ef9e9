import type { Pool } from 'pg';
import type { Attachments } from '#attachments/attachments.ts';
import type { Benchmarking } from '#benchmarking/benchmarking.ts';
import type { Comfort } from '#comfort/comfort.ts';
import type { Explanation } from '#kernel/figure.ts';
import type { Scope } from '#kernel/scope.ts';
import type { LedgerNeeds } from '#ledger/ledger.ts';
import type { ObligationsFace } from '#obligations/obligations.ts';
import type { Place } from '#place/place.ts';
import type { Registry } from '#registry/registry.ts';
import type { RenewalFace } from '#renewal/renewal.ts';
import type { Savings } from '#savings/savings.ts';
import type { Targets } from '#targets/targets.ts';

export type RetrofitNeeds = LedgerNeeds & {
  readonly postgres: Pool;
  readonly place: Place;
  readonly registry: Registry;
  readonly attachments: Attachments;
  readonly benchmarking: Benchmarking;
  readonly comfort: Pick<Comfort, 'seasonsOf'>;
  readonly obligations: ObligationsFace;
  readonly renewal: Pick<RenewalFace, 'verdicts'>;
  readonly savings: Savings;
  readonly targets: Targets;
  readonly explain: (scope: Scope, figure: string) => Promise<Explanation>;
};

/** Whether the works of a project are of such as are not done in the heating season: asked of who knows its measures. */
export type OutOfSeason = (scope: Scope, project: { readonly code: string; readonly option: string | null }) => Promise<boolean>;
