import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Comfort } from '#supervision/comfort/comfort.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Place } from '#platform/place/place.ts';
import type { PolicyService } from '#green-building/policy/policy.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Retrofits } from '#retrofit/retrofit/retrofit.ts';
import type { RetrofitEstimates } from '#retrofit/retrofit-estimate/retrofit-estimate.ts';
import type { Solver } from '#platform/solver/solver.ts';
import type { Statements } from '#casework/statement/statement.ts';
import type { Targets } from '#reporting/targets/targets.ts';
import type { Workers } from '#platform/workers/workers.ts';

/** Which packages are estimated, for which buildings and year. */
export type EstimateTerms = {
  readonly buildings: readonly string[];
  readonly year: number;
  readonly packages: readonly string[] | null;
  readonly prices: Readonly<Record<string, string>>;
  readonly discount: { readonly rate: number; readonly years: number } | null;
};

/** What this slice needs of the slices before it. */
export type PlanNeeds = {
  readonly workers: Pick<Workers, 'run'>;
  readonly postgres: Pool;
  readonly now: Clock;
  readonly jobs: Pick<Jobs, 'begin'>;
  readonly place: Pick<Place, 'get'>;
  readonly registry: Pick<Registry, 'buildingFacts'>;
  readonly comfort: Pick<Comfort, 'seasonsOf'>;
  readonly policy: Pick<PolicyService, 'regionsOf' | 'documents'>;
  readonly targets: Pick<Targets, 'progress' | 'knownAt'>;
  readonly statement: Pick<Statements, 'issue' | 'withdraw' | 'standingOn' | 'list'>;
  readonly pool: Pick<Retrofits, 'within' | 'adopted'>;
  readonly estimates: Pick<RetrofitEstimates, 'batch' | 'measures'>;
  readonly solver: Pick<Solver, 'solve'>;
  readonly audit: WriteTrail;
};
