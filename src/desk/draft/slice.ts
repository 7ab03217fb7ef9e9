import type { PolicyService } from '#green-building/policy/policy.ts';
import type { Projects } from '#registry/project/project.ts';
import type { Rating } from '#green-building/rating/rating.ts';
import { slice } from '#slice.ts';
import type { SpecialPlansService } from '#green-building/special-plans/special-plans.ts';
import { draftVocabulary } from './vocabulary.ts';
import { draftWords } from './words.ts';

type Before = {
  readonly project: Projects;
  readonly specialPlans: SpecialPlansService;
  readonly policy: PolicyService;
  readonly rating: Rating;
};

export const draftSlice = slice({
  name: 'draft',
  words: draftWords,
  vocabulary: draftVocabulary,
  async create({ stores: { postgres }, now, audit }, { project, specialPlans, policy, rating }: Before) {
    const [{ createDrafts }, { draftRoutes }] = await Promise.all([import('./draft.ts'), import('./routes.ts')]);
    const service = createDrafts({ postgres, now, audit, projects: project, specialPlans, policy, rating });
    return { service, router: draftRoutes(service) };
  },
});
