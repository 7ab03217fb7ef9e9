import type { Benchmarking } from '#benchmarking/benchmarking.ts';
import type { Carbon } from '#carbon/carbon.ts';
import type { Equipment } from '#equipment/equipment.ts';
import type { Knowledge } from '#knowledge/knowledge.ts';
import type { Metering } from '#metering/metering.ts';
import type { ObligationsFace } from '#obligations/obligations.ts';
import type { PolicyFace } from '#policy/policy.ts';
import type { Registry } from '#registry/registry.ts';
import type { Savings } from '#savings/savings.ts';
import type { Weather } from '#weather/weather.ts';

/** What estimates need of the slices before them. */
export type RetrofitEstimateNeeds = {
  readonly knowledge: Pick<Knowledge, 'find' | 'inForce'>;
  readonly registry: Pick<Registry, 'building' | 'buildingFacts'>;
  readonly equipment: Pick<Equipment, 'standingOn'>;
  readonly metering: Pick<Metering, 'yearUse' | 'knownAt'>;
  readonly weather: Pick<Weather, 'stationsOf' | 'degrees'>;
  readonly savings: Pick<Savings, 'parts'>;
  readonly benchmarking: Pick<Benchmarking, 'flow' | 'yearOfBuilding' | 'rank'>;
  readonly carbon: Pick<Carbon, 'frozenFactors'>;
  readonly policy: Pick<PolicyFace, 'library' | 'regionsOf' | 'weigh' | 'judge'>;
  readonly obligations: Pick<ObligationsFace, 'factsOf'>;
};
