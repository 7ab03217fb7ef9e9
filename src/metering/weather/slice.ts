import type { Imports } from '#platform/imports/imports.ts';
import type { Place } from '#platform/place/place.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import { weatherVocabulary } from './vocabulary.ts';
import { weatherWords } from './words.ts';

type Before = { readonly imports: Imports; readonly registry: Registry; readonly place: Place };

export const weatherSlice = slice({
  name: 'weather',
  words: weatherWords,
  vocabulary: weatherVocabulary,
  async create({ stores: { postgres, clickhouse }, now, audit, mark, words }, { imports, registry, place }: Before) {
    const [{ createWeather }, { weatherDownloads, weatherRoutes }] = await Promise.all([import('./weather.ts'), import('./routes.ts')]);
    const service = createWeather({ postgres, clickhouse, imports, registry, place, now, audit });
    return {
      service,
      router: weatherRoutes(service, words),
      downloads: weatherDownloads(service, mark),
      mend: service.repair,
      catchUp: service.repair,
    };
  },
});
