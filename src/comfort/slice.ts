import type { Knowledge } from '#knowledge/knowledge.ts';
import type { Place } from '#place/place.ts';
import type { Registry } from '#registry/registry.ts';
import { slice } from '#slice.ts';
import { comfortVocabulary } from './vocabulary.ts';
import { comfortWords } from './words.ts';

type Before = { readonly knowledge: Knowledge; readonly place: Place; readonly registry: Registry };

export const comfortSlice = slice({
  name: 'comfort',
  words: comfortWords,
  vocabulary: comfortVocabulary,
  async create({ stores: { postgres }, now, audit }, { knowledge, place, registry }: Before) {
    const [{ createComfort }, { comfortRoutes }] = await Promise.all([import('./comfort.ts'), import('./routes.ts')]);
    const face = createComfort({ postgres, now, knowledge, place, registry, audit });
    return { face, router: comfortRoutes(face) };
  },
});
