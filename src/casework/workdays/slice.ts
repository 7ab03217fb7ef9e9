import type { Imports } from '#platform/imports/imports.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import { slice } from '#slice.ts';
import { workdaysVocabulary } from './vocabulary.ts';
import { workdaysWords } from './words.ts';

type Before = { readonly knowledge: Knowledge; readonly imports: Imports };

export const workdaysSlice = slice({
  name: 'workdays',
  words: workdaysWords,
  vocabulary: workdaysVocabulary,
  async create({ now, audit, words }, { knowledge, imports }: Before) {
    const [{ createWorkdays }, { workdaysRoutes }] = await Promise.all([import('./workdays.ts'), import('./routes.ts')]);
    const service = createWorkdays({ now, knowledge, imports, audit });
    return { service, router: workdaysRoutes(service, words) };
  },
});
