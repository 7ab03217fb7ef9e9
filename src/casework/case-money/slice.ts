import type { Cases } from '#casework/cases/cases.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Procedures } from '#casework/procedures/procedures.ts';
import { slice } from '#slice.ts';
import { caseMoneyVocabulary } from './vocabulary.ts';
import { caseMoneyWords } from './words.ts';

type Before = { readonly cases: Cases; readonly procedures: Procedures; readonly imports: Imports };

export const caseMoneySlice = slice({
  name: 'case-money',
  words: caseMoneyWords,
  vocabulary: caseMoneyVocabulary,
  async create({ stores: { postgres }, now, audit, mark, words }, before: Before) {
    const [{ createCaseMoney }, { caseMoneyDownloads, caseMoneyRoutes }] = await Promise.all([
      import('./case-money.ts'),
      import('./routes.ts'),
    ]);
    const service = createCaseMoney({ ...before, postgres, now, audit });
    return { service, router: caseMoneyRoutes(service, words), downloads: caseMoneyDownloads(service, mark) };
  },
});
