import type { Imports } from '#platform/imports/imports.ts';
import type { Place } from '#platform/place/place.ts';
import { slice } from '#slice.ts';
import { cataloguesVocabulary } from './vocabulary.ts';
import { cataloguesWords } from './words.ts';

type Before = { readonly imports: Imports; readonly place: Place };

export const cataloguesSlice = slice({
  name: 'catalogues',
  words: cataloguesWords,
  vocabulary: cataloguesVocabulary,
  async create({ stores: { postgres }, now, words }, { imports, place }: Before) {
    const [{ createCatalogues }, { cataloguesRoutes }] = await Promise.all([import('./catalogues.ts'), import('./routes.ts')]);
    const service = createCatalogues({ postgres, now, imports, place });
    return { service, router: cataloguesRoutes(service, words) };
  },
});
