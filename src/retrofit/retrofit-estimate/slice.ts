import type { Benchmarking } from '#supervision/benchmarking/benchmarking.ts';
import type { Carbon } from '#reporting/carbon/carbon.ts';
import type { Equipment } from '#registry/equipment/equipment.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { ObligationsService } from '#green-building/obligations/obligations.ts';
import type { PolicyService } from '#green-building/policy/policy.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Savings } from '#retrofit/savings/savings.ts';
import { slice } from '#slice.ts';
import type { SourceCheck } from '#supervision/source-check/source-check.ts';
import type { Weather } from '#metering/weather/weather.ts';
import { retrofitEstimateVocabulary } from './vocabulary.ts';
import { retrofitEstimateWords } from './words.ts';

type Before = {
  readonly knowledge: Knowledge;
  readonly registry: Registry;
  readonly equipment: Equipment;
  readonly metering: Metering;
  readonly weather: Weather;
  readonly savings: Savings;
  readonly benchmarking: Benchmarking;
  readonly carbon: Carbon;
  readonly policy: PolicyService;
  readonly obligations: ObligationsService;
  readonly sourceCheck: SourceCheck;
};

export const retrofitEstimateSlice = slice({
  name: 'retrofit-estimate',
  words: retrofitEstimateWords,
  vocabulary: retrofitEstimateVocabulary,
  async create({ words, now, explain, audit }, before: Before) {
    const [{ createRetrofitEstimates }, { retrofitEstimateRoutes }] = await Promise.all([
      import('./retrofit-estimate.ts'),
      import('./routes.ts'),
    ]);
    const service = createRetrofitEstimates({ ...before, now, explain, audit });
    return { service, router: retrofitEstimateRoutes(service, { words, now }), explain: service.explainers };
  },
});
