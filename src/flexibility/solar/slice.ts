import type { Metering } from '#metering/metering/metering.ts';
import type { Place } from '#platform/place/place.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Resources } from '#registry/resources/resources.ts';
import { slice } from '#slice.ts';
import type { SolarSafety } from '#flexibility/solar-safety/solar-safety.ts';
import type { Weather } from '#metering/weather/weather.ts';
import type { Workers } from '#platform/workers/workers.ts';
import { solarVocabulary } from './vocabulary.ts';
import { solarWords } from './words.ts';

type Before = {
  readonly metering: Metering;
  readonly place: Place;
  readonly registry: Registry;
  readonly resources: Resources;
  readonly solarSafety: SolarSafety;
  readonly weather: Weather;
  readonly workers: Workers;
};

export const solarSlice = slice({
  name: 'solar',
  words: solarWords,
  vocabulary: solarVocabulary,
  async create({ now, words, audit, mark }, { metering, place, registry, resources, solarSafety, weather, workers }: Before) {
    const [{ createSolar }, { solarDownloads, solarRoutes }] = await Promise.all([import('./solar.ts'), import('./routes.ts')]);
    const service = createSolar({ metering, place, registry, resources, solarSafety, weather, workers, now });
    return { service, router: solarRoutes(service, words), downloads: solarDownloads(service, audit, words, mark) };
  },
});
