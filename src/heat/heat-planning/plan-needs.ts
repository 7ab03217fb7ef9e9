import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Place } from '#platform/place/place.ts';
import type { MatchAnswer } from './answer.ts';
import type { Forecast } from './measured.ts';
import type { Workers } from '#platform/workers/workers.ts';

export type HeatPlanNeeds = {
  readonly workers: Pick<Workers, 'run'>;
  readonly postgres: Pool;
  readonly now: () => number;
  readonly place: Pick<Place, 'get' | 'sights'>;
  readonly jobs: Pick<Jobs, 'begin'>;
  readonly audit: WriteTrail;
  readonly forecast: (scope: Scope) => Forecast;
  /** Finds and verifies a plan in a thread. */
  readonly match: (given: unknown, asked: Search & { readonly origins?: boolean }) => Promise<MatchAnswer>;
};

export type Search = { readonly seconds: number; readonly signal?: AbortSignal | undefined };
