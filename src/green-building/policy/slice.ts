import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Place } from '#platform/place/place.ts';
import type { Projects } from '#registry/project/project.ts';
import { slice } from '#slice.ts';
import type { SpecialPlansFace } from '#green-building/special-plans/special-plans.ts';
import type { Statements } from '#casework/statement/statement.ts';
import { policyVocabulary } from './vocabulary.ts';
import { policyWords } from './words.ts';

type Before = {
  readonly knowledge: Knowledge;
  readonly place: Place;
  readonly project: Projects;
  readonly statement: Statements;
  readonly specialPlans: SpecialPlansFace;
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
    const face = createPolicy({ knowledge, place, specialPlans, now });
    project.onCompletion(face.completionRule);
    statement.register(conditionsStatement({ policy: face, specialPlans, now, words, mark }));
    return { face, router: policyRoutes(face, words), downloads: policyDownloads(face, words, mark) };
  },
});
