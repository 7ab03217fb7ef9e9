import type { Cases } from '#casework/cases/cases.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { People } from '#casework/people/people.ts';
import type { Place } from '#platform/place/place.ts';
import type { Procedures } from '#casework/procedures/procedures.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import { caseDocumentsVocabulary } from './vocabulary.ts';
import { caseDocumentsWords } from './words.ts';

type Before = {
  readonly cases: Cases;
  readonly procedures: Procedures;
  readonly knowledge: Knowledge;
  readonly imports: Imports;
  readonly place: Place;
  readonly registry: Registry;
  readonly people: People;
};

export const caseDocumentsSlice = slice({
  name: 'case-documents',
  words: caseDocumentsWords,
  vocabulary: caseDocumentsVocabulary,
  async create({ stores: { postgres }, now, audit, mark, words }, before: Before) {
    const [{ createCaseDocuments }, { caseDocumentsDownloads, caseDocumentsRoutes }] = await Promise.all([
      import('./case-documents.ts'),
      import('./routes.ts'),
    ]);
    const service = createCaseDocuments({ ...before, postgres, now, audit, mark });
    return { service, router: caseDocumentsRoutes(service, words), downloads: caseDocumentsDownloads(service) };
  },
});
