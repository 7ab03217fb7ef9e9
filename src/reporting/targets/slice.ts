import type { Indicators } from '#reporting/indicator/indicator.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Place } from '#platform/place/place.ts';
import type { PolicyService } from '#green-building/policy/policy.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Returns } from '#reporting/return/return.ts';
import { slice } from '#slice.ts';
import { targetsVocabulary } from './vocabulary.ts';
import { targetsWords } from './words.ts';

type Before = {
  readonly knowledge: Knowledge;
  readonly place: Place;
  readonly registry: Registry;
  readonly policy: PolicyService;
  readonly indicator: Indicators;
  readonly return: Returns;
};

export const targetsSlice = slice({
  name: 'targets',
  words: targetsWords,
  vocabulary: targetsVocabulary,
  async create({ stores: { postgres }, now, audit, words }, { indicator, return: returns, ...before }: Before) {
    const [{ createTargets }, { targetsRoutes }] = await Promise.all([import('./targets.ts'), import('./routes.ts')]);
    const service = createTargets({ ...before, indicators: indicator, returns, postgres, now, audit });
    return { service, router: targetsRoutes(service, words), explain: service.explainers };
  },
});
