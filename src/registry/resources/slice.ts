import type { Imports } from '#platform/imports/imports.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import { resourcesVocabulary } from './vocabulary.ts';
import { resourcesWords } from './words.ts';

type Before = { readonly imports: Imports; readonly registry: Registry };

export const resourcesSlice = slice({
  name: 'resources',
  words: resourcesWords,
  vocabulary: resourcesVocabulary,
  async create({ stores: { postgres }, now, audit, mark, words }, { imports, registry }: Before) {
    const [{ createResources }, { resourcesDownloads, resourcesRoutes }] = await Promise.all([
      import('./resources.ts'),
      import('./routes.ts'),
    ]);
    const service = createResources({ postgres, now, imports, registry, audit });
    return {
      service,
      router: resourcesRoutes(service, words),
      downloads: resourcesDownloads(service, { audit, note: mark }),
      checks: { resources: service.examine },
      tasks: [{ name: 'putting in force what holds of resources from today on', everyMs: 3_600_000, atOnce: true, run: service.passDays }],
    };
  },
});
