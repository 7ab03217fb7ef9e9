import type { Cases } from '#casework/cases/cases.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Place } from '#platform/place/place.ts';
import { slice } from '#slice.ts';
import { siteWasteVocabulary } from './vocabulary.ts';
import { siteWasteWords } from './words.ts';

type Before = { readonly cases: Cases; readonly place: Place; readonly knowledge: Knowledge };

export const siteWasteSlice = slice({
  name: 'site-waste',
  words: siteWasteWords,
  vocabulary: siteWasteVocabulary,
  async create({ mark, words, now }, before: Before) {
    const [{ createSiteWaste }, { siteWasteDownloads, siteWasteRoutes }] = await Promise.all([
      import('./site-waste.ts'),
      import('./routes.ts'),
    ]);
    const service = createSiteWaste({ ...before, now });
    return { service, router: siteWasteRoutes(service, words), downloads: siteWasteDownloads(service, mark) };
  },
});
