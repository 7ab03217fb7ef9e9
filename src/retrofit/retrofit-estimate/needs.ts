import type { WriteTrail } from '#kernel/trail.ts';
import type { Benchmarking } from '#supervision/benchmarking/benchmarking.ts';
import type { Carbon } from '#reporting/carbon/carbon.ts';
import type { Equipment } from '#registry/equipment/equipment.ts';
import type { Explanation } from '#kernel/figure.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { ObligationsService } from '#green-building/obligations/obligations.ts';
import type { PolicyService } from '#green-building/policy/policy.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Savings } from '#retrofit/savings/savings.ts';
import type { SourceCheck } from '#supervision/source-check/source-check.ts';
import type { Weather } from '#metering/weather/weather.ts';

/** What estimates need of the slices before them. */
export type RetrofitEstimateNeeds = {
  readonly now: Clock;
  readonly explain: (scope: Scope, figure: string) => Promise<Explanation>;
  readonly audit: WriteTrail;
  readonly knowledge: Pick<Knowledge, 'find' | 'inForce' | 'versions' | 'addEntered'>;
  readonly registry: Pick<Registry, 'buildingFacts' | 'typedFields'>;
  readonly equipment: Pick<Equipment, 'standingOn'>;
  readonly metering: Pick<Metering, 'ahead' | 'knownAt'>;
  readonly weather: Pick<Weather, 'stationsAt' | 'degrees'>;
  readonly savings: Pick<Savings, 'partsAt'>;
  readonly benchmarking: Pick<Benchmarking, 'flow' | 'rising'>;
  readonly carbon: Pick<Carbon, 'frozenFactors'>;
  readonly policy: Pick<PolicyService, 'library' | 'regionsOf' | 'weigh' | 'judge'>;
  readonly obligations: Pick<ObligationsService, 'factsOf'>;
  readonly sourceCheck: Pick<SourceCheck, 'person' | 'answersFor'>;
};
