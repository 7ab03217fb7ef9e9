import type { Cases } from '#casework/cases/cases.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Place } from '#platform/place/place.ts';
import { slice } from '#slice.ts';
import { ruralHousesVocabulary } from './vocabulary.ts';
import { ruralHousesWords } from './words.ts';

type Before = { readonly cases: Cases; readonly place: Place; readonly knowledge: Knowledge };

export const ruralHousesSlice = slice({
  name: 'rural-houses',
  words: ruralHousesWords,
  vocabulary: ruralHousesVocabulary,
  async create({ mark, words, now }, before: Before) {
    const [{ createRuralHouses }, { ruralHousesDownloads, ruralHousesRoutes }] = await Promise.all([
      import('./rural-houses.ts'),
      import('./routes.ts'),
    ]);
    const service = createRuralHouses({ ...before, now });
    return {
      service,
      router: ruralHousesRoutes(service, words),
      downloads: ruralHousesDownloads(service, words, mark),
      explain: { 'rural-energy': service.explain, 'rural-house': service.explain },
    };
  },
});
