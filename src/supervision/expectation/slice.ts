import type { Benchmarking } from '#supervision/benchmarking/benchmarking.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Occupancy } from '#metering/occupancy/occupancy.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import type { Weather } from '#metering/weather/weather.ts';
import { expectationVocabulary } from './vocabulary.ts';
import { expectationWords } from './words.ts';

type Before = {
  readonly knowledge: Knowledge;
  readonly registry: Registry;
  readonly occupancy: Occupancy;
  readonly weather: Weather;
  readonly metering: Metering;
  readonly benchmarking: Benchmarking;
};

export const expectationSlice = slice({
  name: 'expectation',
  words: expectationWords,
  vocabulary: expectationVocabulary,
  async create({ now, words }, { knowledge, registry, occupancy, weather, metering, benchmarking }: Before) {
    const [{ createExpectation }, { expectationRoutes }] = await Promise.all([import('./expectation.ts'), import('./routes.ts')]);
    const service = createExpectation({ now, knowledge, registry, occupancy, weather, metering, benchmarking });
    return { service, router: expectationRoutes(service, words), explain: service.explainers };
  },
});
