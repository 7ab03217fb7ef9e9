import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { ObligationsFace } from '#green-building/obligations/obligations.ts';
import type { Place } from '#platform/place/place.ts';
import type { PolicyFace } from '#green-building/policy/policy.ts';
import type { Projects } from '#registry/project/project.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import { indicatorVocabulary } from './vocabulary.ts';
import { indicatorWords } from './words.ts';

type Before = {
  readonly knowledge: Knowledge;
  readonly place: Place;
  readonly registry: Registry;
  readonly project: Projects;
  readonly metering: Metering;
  readonly policy: PolicyFace;
  readonly obligations: ObligationsFace;
};

export const indicatorSlice = slice({
  name: 'indicator',
  words: indicatorWords,
  vocabulary: indicatorVocabulary,
  async create({ now, audit, words }, before: Before) {
    const [{ createIndicators }, { indicatorRoutes }] = await Promise.all([import('./indicator.ts'), import('./routes.ts')]);
    const face = createIndicators({ ...before, now, audit });
    return { face, router: indicatorRoutes(face, before.policy, words), explain: face.explainers };
  },
});
