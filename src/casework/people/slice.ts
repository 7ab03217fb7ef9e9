import type { Access } from '#platform/access/access.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Place } from '#platform/place/place.ts';
import type { Procedures } from '#casework/procedures/procedures.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Draws } from '#casework/draws/draws.ts';
import { slice } from '#slice.ts';
import { peopleVocabulary } from './vocabulary.ts';
import { peopleWords } from './words.ts';

type Before = {
  readonly imports: Imports;
  readonly place: Place;
  readonly access: Access;
  readonly procedures: Procedures;
  readonly draws: Draws;
  readonly knowledge: Knowledge;
};

export const peopleSlice = slice({
  name: 'people',
  words: peopleWords,
  vocabulary: peopleVocabulary,
  async create({ stores: { postgres }, now, audit, mark, words }, { imports, place, access, procedures, draws, knowledge }: Before) {
    const [{ createPeople }, { peopleDownloads, peopleRoutes }] = await Promise.all([import('./people.ts'), import('./routes.ts')]);
    const service = createPeople({ postgres, now, imports, place, access, procedures, draws, knowledge, audit });
    return {
      service,
      router: peopleRoutes(service, words),
      downloads: peopleDownloads(service, { audit, note: mark }),
      checks: { people: service.examine, training: service.examineTraining },
    };
  },
});
