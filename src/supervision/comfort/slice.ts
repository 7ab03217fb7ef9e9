import type { Imports } from '#platform/imports/imports.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Occupancy } from '#metering/occupancy/occupancy.ts';
import type { Place } from '#platform/place/place.ts';
import type { Points } from '#metering/point/point.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import type { Trends } from '#metering/trend/trend.ts';
import { comfortVocabulary } from './vocabulary.ts';
import { comfortWords } from './words.ts';

type Before = {
  readonly imports: Imports;
  readonly knowledge: Knowledge;
  readonly place: Place;
  readonly registry: Registry;
  readonly occupancy: Occupancy;
  readonly point: Points;
  readonly readings: Readings;
  readonly trend: Trends;
};

export const comfortSlice = slice({
  name: 'comfort',
  words: comfortWords,
  vocabulary: comfortVocabulary,
  async create({ stores: { postgres }, now, audit, words, mark }, before: Before) {
    const { imports, knowledge, place, registry, occupancy, point, readings, trend } = before;
    const [{ createComfort }, { comfortRoutes }, { comfortDownloads }] = await Promise.all([
      import('./comfort.ts'),
      import('./routes.ts'),
      import('./downloads.ts'),
    ]);
    const service = createComfort({ postgres, now, imports, knowledge, place, registry, occupancy, point, readings, trend, audit });
    const downloads = comfortDownloads(service, { registry, place, words, mark });
    return {
      service,
      router: comfortRoutes(service, words),
      explain: service.explainers,
      downloads,
      checks: { 'photos-of-inspections': service.photosLost },
    };
  },
});
