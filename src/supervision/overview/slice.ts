import type { Benchmarking } from '#supervision/benchmarking/benchmarking.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Place } from '#platform/place/place.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import type { Stock } from '#supervision/stock/stock.ts';
import type { Weather } from '#metering/weather/weather.ts';
import { overviewWords } from './words.ts';

type Before = {
  readonly knowledge: Knowledge;
  readonly place: Place;
  readonly registry: Registry;
  readonly readings: Readings;
  readonly metering: Metering;
  readonly benchmarking: Benchmarking;
  readonly weather: Weather;
  readonly stock: Stock;
};

export const overviewSlice = slice({
  name: 'overview',
  words: overviewWords,
  async create({ words, tiles, now }, { registry, readings, metering, knowledge, place, benchmarking, weather, stock }: Before) {
    const [{ createOverview }, { overviewRoutes }, { workAhead }] = await Promise.all([
      import('./overview.ts'),
      import('./routes.ts'),
      import('./ahead.ts'),
    ]);
    const service = createOverview({ registry, readings, metering, knowledge, place, benchmarking, weather, tiles });
    return {
      service,
      router: overviewRoutes(service, words),
      explain: service.explainers,
      tasks: [
        { name: 'working out the year that is looked at first', everyMs: 600_000, atOnce: true, run: () => workAhead(service, stock, now) },
      ],
    };
  },
});
