import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { ObligationsService } from '#green-building/obligations/obligations.ts';
import type { Cases } from '#casework/cases/cases.ts';
import type { Place } from '#platform/place/place.ts';
import type { PolicyService } from '#green-building/policy/policy.ts';
import type { Projects } from '#registry/project/project.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import { indicatorVocabulary } from './vocabulary.ts';
import { indicatorWords } from './words.ts';

type Before = {
  readonly knowledge: Knowledge;
  readonly cases: Cases;
  readonly place: Place;
  readonly registry: Registry;
  readonly project: Projects;
  readonly metering: Metering;
  readonly policy: PolicyService;
  readonly obligations: ObligationsService;
};

export const indicatorSlice = slice({
  name: 'indicator',
  words: indicatorWords,
  vocabulary: indicatorVocabulary,
  async create({ now, audit, words }, before: Before) {
    const [{ createIndicators }, { indicatorRoutes }] = await Promise.all([import('./indicator.ts'), import('./routes.ts')]);
    const service = createIndicators({ ...before, now, audit });
    return { service, router: indicatorRoutes(service, before.policy, words), explain: service.explainers };
  },
});
