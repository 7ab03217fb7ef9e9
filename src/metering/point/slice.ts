import type { Imports } from '#platform/imports/imports.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import { pointVocabulary } from './vocabulary.ts';
import { pointWords } from './words.ts';

type Before = { readonly imports: Imports; readonly registry: Registry };

export const pointSlice = slice({
  name: 'point',
  words: pointWords,
  vocabulary: pointVocabulary,
  async create({ stores: { postgres }, now, audit, mark, words }, { imports, registry }: Before) {
    const [{ createPoints }, { pointDownloads, pointRoutes }] = await Promise.all([import('./point.ts'), import('./routes.ts')]);
    const service = createPoints({ postgres, now, imports, registry, audit });
    return {
      service,
      router: pointRoutes(service, words),
      downloads: pointDownloads(service, { audit, note: mark }),
      checks: { points: service.examine },
    };
  },
});
