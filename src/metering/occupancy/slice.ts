import type { Imports } from '#platform/imports/imports.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import type { Workdays } from '#casework/workdays/workdays.ts';
import { occupancyVocabulary } from './vocabulary.ts';
import { occupancyWords } from './words.ts';

type Before = { readonly imports: Imports; readonly registry: Registry; readonly workdays: Workdays };

export const occupancySlice = slice({
  name: 'occupancy',
  words: occupancyWords,
  vocabulary: occupancyVocabulary,
  async create({ stores: { postgres }, now, audit, words }, { imports, registry, workdays }: Before) {
    const [{ createOccupancy }, { occupancyRoutes }] = await Promise.all([import('./occupancy.ts'), import('./routes.ts')]);
    const service = createOccupancy({ postgres, now, imports, registry, workdays, audit });
    return { service, router: occupancyRoutes(service, words) };
  },
});
