import type { Imports } from '#platform/imports/imports.ts';
import type { Access } from '#platform/access/access.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import { slice } from '#slice.ts';
import type { Workdays } from '#casework/workdays/workdays.ts';
import { standardsVocabulary } from './vocabulary.ts';
import { standardsWords } from './words.ts';

type Before = {
  readonly knowledge: Knowledge;
  readonly imports: Imports;
  readonly access: Access;
  readonly notice: Notices;
  readonly workdays: Workdays;
};

export const standardsSlice = slice({
  name: 'standards',
  words: standardsWords,
  vocabulary: standardsVocabulary,
  async create({ stores: { postgres }, now, audit, words }, before: Before) {
    const [{ createStandards }, { standardsRoutes }] = await Promise.all([import('./standards.ts'), import('./routes.ts')]);
    const service = createStandards({ ...before, postgres, now, audit });
    return { service, router: standardsRoutes(service, words), checks: { standards: service.examine } };
  },
});
