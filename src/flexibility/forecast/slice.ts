import type { Metering } from '#metering/metering/metering.ts';
import type { Portfolio } from '#registry/portfolio/portfolio.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Resources } from '#registry/resources/resources.ts';
import { slice } from '#slice.ts';
import type { Solar } from '#flexibility/solar/solar.ts';
import type { Workdays } from '#casework/workdays/workdays.ts';
import { forecastVocabulary } from './vocabulary.ts';
import { forecastWords } from './words.ts';

type Before = {
  readonly metering: Metering;
  readonly portfolio: Portfolio;
  readonly registry: Registry;
  readonly resources: Resources;
  readonly solar: Solar;
  readonly workdays: Workdays;
};

export const forecastSlice = slice({
  name: 'forecast',
  words: forecastWords,
  vocabulary: forecastVocabulary,
  async create({ now, words }, before: Before) {
    const [{ createForecast }, { forecastRoutes }] = await Promise.all([import('./forecast.ts'), import('./routes.ts')]);
    const service = createForecast({ now, ...before });
    return { service, router: forecastRoutes(service, words), explain: { forecast: service.explain } };
  },
});
