import type { WriteTrail } from '#kernel/trail.ts';
import type { Benchmarking } from '#benchmarking/benchmarking.ts';
import type { Carbon } from '#carbon/carbon.ts';
import type { Equipment } from '#equipment/equipment.ts';
import type { Explanation } from '#kernel/figure.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Knowledge } from '#knowledge/knowledge.ts';
import type { Metering } from '#metering/metering.ts';
import type { ObligationsFace } from '#obligations/obligations.ts';
import type { PolicyFace } from '#policy/policy.ts';
import type { Registry } from '#registry/registry.ts';
import type { Savings } from '#savings/savings.ts';
import type { SourceCheck } from '#source-check/source-check.ts';
import type { Weather } from '#weather/weather.ts';

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
  readonly policy: Pick<PolicyFace, 'library' | 'regionsOf' | 'weigh' | 'judge'>;
  readonly obligations: Pick<ObligationsFace, 'factsOf'>;
  readonly sourceCheck: Pick<SourceCheck, 'person' | 'answersFor'>;
};
