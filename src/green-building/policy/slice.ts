import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Place } from '#platform/place/place.ts';
import type { Projects } from '#registry/project/project.ts';
import { slice } from '#slice.ts';
import type { SpecialPlansService } from '#green-building/special-plans/special-plans.ts';
import type { Statements } from '#casework/statement/statement.ts';
import { policyVocabulary } from './vocabulary.ts';
import { policyWords } from './words.ts';

type Before = {
  readonly knowledge: Knowledge;
  readonly place: Place;
  readonly project: Projects;
  readonly statement: Statements;
  readonly specialPlans: SpecialPlansService;
};

export const policySlice = slice({
  name: 'policy',
  words: policyWords,
  vocabulary: policyVocabulary,
  async create({ now, mark, words }, { knowledge, place, project, statement, specialPlans }: Before) {
    const [{ createPolicy }, { policyDownloads, policyRoutes }, { conditionsStatement }] = await Promise.all([
      import('./policy.ts'),
      import('./routes.ts'),
      import('./conditions-statement.ts'),
    ]);
    const service = createPolicy({ knowledge, place, specialPlans, now });
    project.onCompletion(service.completionRule);
    statement.register(conditionsStatement({ policy: service, specialPlans, now, words, mark }));
    return { service, router: policyRoutes(service, words), downloads: policyDownloads(service, words, mark) };
  },
});
