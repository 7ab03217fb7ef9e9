import type { Cases } from '#casework/cases/cases.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Place } from '#platform/place/place.ts';
import type { Projects } from '#registry/project/project.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Benchmarking } from '#supervision/benchmarking/benchmarking.ts';
import type { PolicyService } from '#green-building/policy/policy.ts';

/** What this slice needs of the slices before it. */
export type EnergyReviewNeeds = {
  readonly cases: Pick<Cases, 'standings'>;
  readonly project: Pick<Projects, 'within' | 'project'>;
  readonly registry: Pick<Registry, 'buildingFacts'>;
  readonly place: Pick<Place, 'get'>;
  readonly metering: Pick<Metering, 'yearUse' | 'knownAt'>;
  readonly benchmarking: Pick<Benchmarking, 'yearOf' | 'judge'>;
  readonly policy: Pick<PolicyService, 'reviewLimits'>;
  readonly knowledge: Pick<Knowledge, 'find' | 'inForce'>;
  readonly now: Clock;
};
