import type { Imports } from '#platform/imports/imports.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Standards } from '#casework/standards/standards.ts';
import type { Place } from '#platform/place/place.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import { surveysVocabulary } from './vocabulary.ts';
import { surveysWords } from './words.ts';
import type { Workers } from '#platform/workers/workers.ts';

type Before = {
  readonly imports: Imports;
  readonly knowledge: Knowledge;
  readonly place: Place;
  readonly registry: Registry;
  readonly standards: Standards;
  readonly workers: Workers;
};

export const surveysSlice = slice({
  name: 'surveys',
  words: surveysWords,
  vocabulary: surveysVocabulary,
  async create({ stores: { postgres }, now, audit, site, words }, before: Before) {
    const [{ createSurveys }, { surveysRoutes }] = await Promise.all([import('./surveys.ts'), import('./routes.ts')]);
    const service = createSurveys({ ...before, postgres, now, audit, url: () => site.url() });
    return { service, router: surveysRoutes(service, words) };
  },
});
