import type { Access } from '#platform/access/access.ts';
import type { Imports } from '#platform/imports/imports.ts';
import { placeZone } from '#kernel/today.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Place } from '#platform/place/place.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Savings } from '#retrofit/savings/savings.ts';
import type { Weather } from '#metering/weather/weather.ts';
import { slice } from '#slice.ts';
import { contractsVocabulary, movedNotice } from './vocabulary.ts';
import { contractsWords } from './words.ts';

type Before = {
  readonly access: Access;
  readonly imports: Imports;
  readonly notice: Notices;
  readonly place: Place;
  readonly readings: Readings;
  readonly savings: Savings;
  readonly weather: Weather;
};

const nightly = { cron: '40 3 * * *', zone: placeZone };

export const contractsSlice = slice({
  name: 'contracts',
  words: contractsWords,
  vocabulary: contractsVocabulary,
  async create({ stores: { postgres }, now, audit, explain, words, mark }, before: Before) {
    const [{ createContracts }, { contractsRoutes }, { contractsDownloads }] = await Promise.all([
      import('./contracts.ts'),
      import('./routes.ts'),
      import('./downloads.ts'),
    ]);
    before.notice.register(movedNotice);
    const service = createContracts({ ...before, postgres, now, audit, explain });
    return {
      service,
      router: contractsRoutes(service, words),
      explain: service.explainers,
      downloads: contractsDownloads(service, { words, mark }),
      checks: { contracts: service.examine },
      regionOf: { contract: service.lies },
      jobs: { 'settlement-review': { run: async () => service.tellMoved(), resume: 'again' as const } },
      schedules: [{ name: 'settlement-review', kind: 'settlement-review', when: async () => nightly, retryMs: 3_600_000 }],
    };
  },
});
