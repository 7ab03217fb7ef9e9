import type { Imports } from '#platform/imports/imports.ts';
import { today } from '#kernel/today.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import { slice } from '#slice.ts';
import { placeVocabulary } from './vocabulary.ts';
import { placeWords } from './words.ts';

type Before = { readonly knowledge: Knowledge; readonly imports: Imports };

export const placeSlice = slice({
  name: 'place',
  words: placeWords,
  vocabulary: placeVocabulary,
  async create({ stores: { postgres }, now, audit, mark, words }, { knowledge, imports }: Before) {
    const [{ createPlace }, { placeDownloads, placeRoutes }] = await Promise.all([import('./place.ts'), import('./routes.ts')]);
    const service = createPlace({ postgres, now, imports, audit });
    await service.load(knowledge.inForce('place', { on: today(now()), recorded: now() }));
    return {
      service,
      router: placeRoutes(service, words),
      downloads: placeDownloads(service, audit, mark),
      checks: { organisations: service.examineOrganisations },
      regionOf: { place: async (region) => region },
      tasks: [
        { name: 'putting in force what holds of organisations from today on', everyMs: 3_600_000, atOnce: true, run: service.passDays },
      ],
    };
  },
});
