import type { Imports } from '#platform/imports/imports.ts';
import { today } from '#kernel/today.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Place } from '#platform/place/place.ts';
import { slice } from '#slice.ts';
import { registryVocabulary } from './vocabulary.ts';
import { registryWords, valueWords } from './words.ts';

type Before = { readonly knowledge: Knowledge; readonly imports: Imports; readonly place: Place };

export const registrySlice = slice({
  name: 'registry',
  words: registryWords,
  vocabulary: registryVocabulary,
  valueWords,
  async create({ stores: { postgres }, now, audit, warn, mark, words }, { knowledge, imports, place }: Before) {
    const [{ createRegistry }, { registryDownloads, registryRoutes }] = await Promise.all([import('./registry.ts'), import('./routes.ts')]);
    const inForce = () => ({ on: today(now()), recorded: now() });
    const items = () => knowledge.inForce('energy-item', inForce());
    const useWords = () => knowledge.inForce('use-words', inForce());
    const headings = () => knowledge.inForce('heading-words', inForce());
    const service = createRegistry({ postgres, now, imports, place, items, useWords, headings, audit });
    return {
      service,
      router: registryRoutes(service, words),
      downloads: registryDownloads(service, place.fileOf, mark),
      regionsOf: { building: service.whereBuildingsLie, meter: service.whereMetersLie },
      tasks: [{ name: 'putting in force what holds from today on', everyMs: 60_000, run: service.passDays }],
      start: () => void service.warm().catch((error: unknown) => warn('the registry could not be read ahead of the first question', error)),
    };
  },
});
