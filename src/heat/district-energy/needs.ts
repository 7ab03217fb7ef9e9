import type { Pool } from 'pg';
import type { Clock } from '#kernel/request-context.ts';
import type { WriteTrail } from '#kernel/trail.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Place } from '#platform/place/place.ts';
import type { Workers } from '#platform/workers/workers.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Weather } from '#metering/weather/weather.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { WholeYear, YearPlan } from './supply/facts.ts';

/** What this slice needs of the program and the slices before it. */
export type DistrictNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly audit: WriteTrail;
  readonly workers: Pick<Workers, 'run'>;
  readonly jobs: Pick<Jobs, 'begin'>;
  readonly place: Pick<Place, 'get' | 'sights' | 'above' | 'regionsWithin'>;
  readonly knowledge: Pick<Knowledge, 'find' | 'inForce'>;
  readonly registry: Pick<Registry, 'buildingFacts'>;
  readonly metering: Pick<Metering, 'yearUse' | 'buildingSteps'>;
  readonly weather: Pick<Weather, 'stationsOf' | 'observedMeans' | 'typicalMeans'>;
  /** Works a supply out in a thread. */
  readonly solve: (year: WholeYear, asked: { readonly seconds: number; readonly signal: AbortSignal }) => Promise<YearPlan>;
};

/** What measured loads are read from. */
export type GatherNeeds = Pick<DistrictNeeds, 'registry' | 'metering' | 'weather' | 'knowledge' | 'place'>;
