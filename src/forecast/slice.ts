import type { Metering } from '#metering/metering.ts';
import type { Portfolio } from '#portfolio/portfolio.ts';
import type { Registry } from '#registry/registry.ts';
import type { Resources } from '#resources/resources.ts';
import { slice } from '#slice.ts';
import type { Workdays } from '#workdays/workdays.ts';
import { forecastWords } from './words.ts';

type Before = {
  readonly metering: Metering;
  readonly portfolio: Portfolio;
  readonly registry: Registry;
  readonly resources: Resources;
  readonly workdays: Workdays;
};

export const forecastSlice = slice({
  name: 'forecast',
  words: forecastWords,
  async create({ now }, before: Before) {
    const { createForecast } = await import('./forecast.ts');
    return { face: createForecast({ now, ...before }) };
  },
});
