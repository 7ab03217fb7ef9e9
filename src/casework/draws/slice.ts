import { randomBytes } from 'node:crypto';
import type { Imports } from '#platform/imports/imports.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Place } from '#platform/place/place.ts';
import { slice } from '#slice.ts';
import { drawsVocabulary } from './vocabulary.ts';
import { drawsWords } from './words.ts';
import type { Workers } from '#platform/workers/workers.ts';

type Before = { readonly imports: Imports; readonly knowledge: Knowledge; readonly place: Place; readonly workers: Workers };

export const drawsSlice = slice({
  name: 'draws',
  words: drawsWords,
  vocabulary: drawsVocabulary,
  async create({ stores: { postgres }, now, audit, words }, { imports, knowledge, place, workers }: Before) {
    const [{ createDraws }, { drawsRoutes }] = await Promise.all([import('./draws.ts'), import('./routes.ts')]);
    const service = createDraws({
      postgres,
      now,
      audit,
      imports,
      knowledge,
      place,
      workers,
      secret: () => randomBytes(32).toString('hex'),
    });
    return { service, router: drawsRoutes(service, words) };
  },
});
