import type { Imports } from '#platform/imports/imports.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import { slice } from '#slice.ts';
import type { Workdays } from '#casework/workdays/workdays.ts';
import { standardsVocabulary } from './vocabulary.ts';
import { standardsWords } from './words.ts';

type Before = { readonly knowledge: Knowledge; readonly imports: Imports; readonly workdays: Workdays };

export const standardsSlice = slice({
  name: 'standards',
  words: standardsWords,
  vocabulary: standardsVocabulary,
  async create({ stores: { postgres }, now, audit, words }, { knowledge, imports, workdays }: Before) {
    const [{ createStandards }, { standardsRoutes }] = await Promise.all([import('./standards.ts'), import('./routes.ts')]);
    const service = createStandards({ postgres, now, audit, knowledge, imports, workdays });
    return { service, router: standardsRoutes(service, words), checks: { standards: service.examine } };
  },
});
