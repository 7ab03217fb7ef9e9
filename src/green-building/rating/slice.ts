import type { Cases } from '#casework/cases/cases.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { PolicyService } from '#green-building/policy/policy.ts';
import { slice } from '#slice.ts';
import { ratingWords } from './words.ts';

type Before = { readonly cases: Cases; readonly knowledge: Knowledge; readonly imports: Imports; readonly policy: PolicyService };

export const ratingSlice = slice({
  name: 'rating',
  words: ratingWords,
  async create({ now, mark, words }, { cases, knowledge, policy, imports }: Before) {
    const [{ createRating }, { ratingDownloads, ratingRoutes }, { caseRating }, { explainRating }] = await Promise.all([
      import('./rating.ts'),
      import('./routes.ts'),
      import('./case-rating.ts'),
      import('./explain-rating.ts'),
    ]);
    cases.ratedBy(caseRating({ knowledge, imports, words }));
    const service = createRating({ knowledge, policy, imports, now });
    return {
      service,
      router: ratingRoutes(service, words),
      downloads: ratingDownloads(service, mark),
      explain: { rating: explainRating({ cases, knowledge }) },
    };
  },
});
