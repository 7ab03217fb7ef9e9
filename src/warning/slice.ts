import type { Equipment } from '#equipment/equipment.ts';
import type { Metering } from '#metering/metering.ts';
import type { Notices } from '#notice/notice.ts';
import type { Readings } from '#readings/readings.ts';
import type { Registry } from '#registry/registry.ts';
import { slice } from '#slice.ts';
import type { Weather } from '#weather/weather.ts';
import { warningVocabulary } from './vocabulary.ts';
import { warningWords } from './words.ts';

type Before = {
  readonly notice: Notices;
  readonly registry: Registry;
  readonly equipment: Equipment;
  readonly weather: Weather;
  readonly readings: Readings;
  readonly metering: Metering;
};

export const warningSlice = slice({
  name: 'warning',
  words: warningWords,
  vocabulary: warningVocabulary,
  async create({ stores: { postgres }, now, audit, words }, before: Before) {
    const [{ createWarnings }, { warningRoutes }] = await Promise.all([import('./warning.ts'), import('./routes.ts')]);
    const face = createWarnings({ postgres, now, audit, ...before });
    return { face, router: warningRoutes(face, words) };
  },
});
