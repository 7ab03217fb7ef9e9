import type { Cases } from '#casework/cases/cases.ts';
import type { Statements } from '#casework/statement/statement.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Place } from '#platform/place/place.ts';
import type { Projects } from '#registry/project/project.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Benchmarking } from '#supervision/benchmarking/benchmarking.ts';
import type { PolicyService } from '#green-building/policy/policy.ts';
import { slice } from '#slice.ts';
import { energyReviewVocabulary } from './vocabulary.ts';
import { energyReviewWords } from './words.ts';

type Before = {
  readonly cases: Cases;
  readonly statement: Statements;
  readonly knowledge: Knowledge;
  readonly place: Place;
  readonly project: Projects;
  readonly registry: Registry;
  readonly metering: Metering;
  readonly readings: Readings;
  readonly benchmarking: Benchmarking;
  readonly policy: PolicyService;
};

export const energyReviewSlice = slice({
  name: 'energy-review',
  words: energyReviewWords,
  vocabulary: energyReviewVocabulary,
  async create({ now, mark, words }, before: Before) {
    const [{ createEnergyReview }, { energyReviewRoutes }, { energyReviewDownloads }, { listStatement }] = await Promise.all([
      import('./energy-review.ts'),
      import('./routes.ts'),
      import('./downloads.ts'),
      import('./list-statement.ts'),
    ]);
    const service = createEnergyReview({ ...before, now });
    before.statement.register(listStatement({ ...before, reviews: service, now, words, mark }));
    return {
      service,
      router: energyReviewRoutes(service, words),
      downloads: energyReviewDownloads({ ...before, reviews: service, now, mark }),
    };
  },
});
