import type { Access } from '#platform/access/access.ts';
import type { Equipment } from '#registry/equipment/equipment.ts';
import type { Expectation } from '#supervision/expectation/expectation.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Occupancy } from '#metering/occupancy/occupancy.ts';
import type { Points } from '#metering/point/point.ts';
import type { Place } from '#platform/place/place.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import type { Weather } from '#metering/weather/weather.ts';
import type { Trends } from '#metering/trend/trend.ts';
import { warningVocabulary } from './vocabulary.ts';
import { warningWords } from './words.ts';
import type { Workers } from '#platform/workers/workers.ts';

type Before = {
  readonly workers: Workers;
  readonly access: Access;
  readonly knowledge: Knowledge;
  readonly place: Place;
  readonly occupancy: Occupancy;
  readonly notice: Notices;
  readonly registry: Registry;
  readonly equipment: Equipment;
  readonly point: Points;
  readonly weather: Weather;
  readonly trend: Trends;
  readonly readings: Readings;
  readonly metering: Metering;
  readonly expectation: Expectation;
};

export const warningSlice = slice({
  name: 'warning',
  words: warningWords,
  vocabulary: warningVocabulary,
  async create({ stores: { postgres }, now, audit, warn, words, mark }, { access, ...before }: Before) {
    const [{ createWarnings }, { warningRoutes }, { warningDownloads }] = await Promise.all([
      import('./warning.ts'),
      import('./routes.ts'),
      import('./month-download.ts'),
    ]);
    const accounts = () => access.people();
    const service = createWarnings({ ...before, postgres, now, audit, warn, accounts });
    return {
      service,
      router: warningRoutes(service, before.notice, words),
      downloads: warningDownloads(service, { ...before, mark }),
      regionOf: { episode: service.lies },
      tiles: [
        {
          name: 'warnings',
          ask: async (scope, { region }) => ({ value: await service.openIn(scope, region), unit: null, href: '/warnings?state=open' }),
        },
      ],
      tasks: [
        { name: 'judging warning rules that are due', everyMs: 1000, run: service.judgeDue },
        { name: 'judging warning rules', everyMs: 10_000, run: service.judgeAll },
      ],
    };
  },
});
