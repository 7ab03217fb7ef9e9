import type { Imports } from '#platform/imports/imports.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Place } from '#platform/place/place.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import { carbonVocabulary } from './vocabulary.ts';
import { carbonWords } from './words.ts';

type Before = {
  readonly imports: Imports;
  readonly knowledge: Knowledge;
  readonly place: Place;
  readonly registry: Registry;
  readonly metering: Metering;
};

export const carbonSlice = slice({
  name: 'carbon',
  words: carbonWords,
  vocabulary: carbonVocabulary,
  async create({ stores: { postgres }, now, audit, words }, before: Before) {
    const [{ createCarbon }, { carbonRoutes }] = await Promise.all([import('./carbon.ts'), import('./routes.ts')]);
    const service = createCarbon({ ...before, postgres, now, audit });
    return {
      service,
      router: carbonRoutes(service, before.place, words),
      explain: service.explainers,
      checks: { 'green-certificates': service.examine },
    };
  },
});
