import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Place } from '#platform/place/place.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import type { Statements } from '#casework/statement/statement.ts';
import { benchmarkingVocabulary } from './vocabulary.ts';
import { benchmarkingWords } from './words.ts';

type Before = {
  readonly knowledge: Knowledge;
  readonly place: Place;
  readonly registry: Registry;
  readonly statement: Statements;
  readonly readings: Readings;
  readonly metering: Metering;
};

export const benchmarkingSlice = slice({
  name: 'benchmarking',
  words: benchmarkingWords,
  vocabulary: benchmarkingVocabulary,
  async create({ now, explain, mark, words }, { registry, statement, readings, metering, knowledge, place }: Before) {
    const [{ createBenchmarking }, { benchmarkingRoutes }, { quotaNotice }, { useLetters }] = await Promise.all([
      import('./benchmarking.ts'),
      import('./routes.ts'),
      import('./quota-notice.ts'),
      import('./use-letter.ts'),
    ]);
    const service = createBenchmarking({ registry, metering, knowledge, place, explain });
    statement.register(quotaNotice({ benchmarking: service, registry, readings, place, now, words, mark }));
    for (const kind of useLetters({ benchmarking: service, registry, readings, place, explain, now, words, mark }))
      statement.register(kind);
    return { service, router: benchmarkingRoutes(service, words), explain: service.explainers };
  },
});
