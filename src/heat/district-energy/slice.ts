import type { Jobs } from '#platform/jobs/jobs.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Place } from '#platform/place/place.ts';
import type { Workers } from '#platform/workers/workers.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Weather } from '#metering/weather/weather.ts';
import type { Metering } from '#metering/metering/metering.ts';
import { slice } from '#slice.ts';
import { districtEnergyVocabulary } from './vocabulary.ts';
import { districtEnergyWords } from './words.ts';

type Before = {
  readonly workers: Workers;
  readonly jobs: Jobs;
  readonly place: Place;
  readonly knowledge: Knowledge;
  readonly registry: Registry;
  readonly metering: Metering;
  readonly weather: Weather;
};

export const districtEnergySlice = slice({
  name: 'district-energy',
  words: districtEnergyWords,
  vocabulary: districtEnergyVocabulary,
  async create(
    { stores: { postgres }, now, audit, mark, words },
    { workers, jobs, place, knowledge, registry, metering, weather }: Before,
  ) {
    const [{ createDistrictEnergy }, { districtEnergyRoutes }, { districtEnergyDownloads }, { districtJob }] = await Promise.all([
      import('./district-energy.ts'),
      import('./routes.ts'),
      import('./downloads.ts'),
      import('./make-plan.ts'),
    ]);
    const service = createDistrictEnergy({ workers, jobs, place, knowledge, registry, metering, weather, postgres, now, audit });
    return {
      service,
      router: districtEnergyRoutes(service, words),
      downloads: districtEnergyDownloads(service, { place, mark, audit, now, words }),
      explain: { 'district-demand': service.explain },
      jobs: { [districtJob]: { run: service.plans.run, resume: 'again' as const } },
    };
  },
});
