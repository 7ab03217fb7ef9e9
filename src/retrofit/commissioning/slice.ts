import type { Carbon } from '#reporting/carbon/carbon.ts';
import type { Equipment } from '#registry/equipment/equipment.ts';
import type { Expectation } from '#supervision/expectation/expectation.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Occupancy } from '#metering/occupancy/occupancy.ts';
import type { Points } from '#metering/point/point.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import type { Trends } from '#metering/trend/trend.ts';
import type { Weather } from '#metering/weather/weather.ts';
import type { Warnings } from '#supervision/warning/warning.ts';
import type { Workdays } from '#casework/workdays/workdays.ts';
import { commissioningVocabulary, dueNotice } from './vocabulary.ts';
import { commissioningWords } from './words.ts';

type Before = {
  readonly registry: Registry;
  readonly workdays: Workdays;
  readonly equipment: Equipment;
  readonly expectation: Expectation;
  readonly occupancy: Occupancy;
  readonly point: Points;
  readonly readings: Readings;
  readonly metering: Metering;
  readonly trend: Trends;
  readonly weather: Weather;
  readonly knowledge: Knowledge;
  readonly carbon: Carbon;
  readonly warning: Warnings;
  readonly notice: Notices;
};

export const commissioningSlice = slice({
  name: 'commissioning',
  words: commissioningWords,
  vocabulary: commissioningVocabulary,
  async create({ stores: { postgres }, now, audit, words, mark }, before: Before) {
    const [{ createCommissioning }, { commissioningRoutes }, { commissioningDownloads }, { createTariffs }] = await Promise.all([
      import('./commissioning.ts'),
      import('./routes.ts'),
      import('./downloads.ts'),
      import('#metering/tariff/tariffs.ts'),
    ]);
    const service = createCommissioning({ ...before, postgres, now, audit, tariffs: createTariffs({ ...before, now }) });
    const downloads = commissioningDownloads(service, { registry: before.registry, now, words, mark });
    before.notice.register(dueNotice);
    const tasks = [{ name: 'telling of commissioning that is due', everyMs: 3_600_000, atOnce: true, run: service.remind }];
    return { service, tasks, router: commissioningRoutes(service, words), explain: service.explainers, downloads };
  },
});
