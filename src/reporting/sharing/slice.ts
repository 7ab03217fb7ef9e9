import type { Carbon } from '#reporting/carbon/carbon.ts';
import type { Comfort } from '#supervision/comfort/comfort.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Place } from '#platform/place/place.ts';
import type { Points } from '#metering/point/point.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import { feedNotice, sharingVocabulary } from './vocabulary.ts';
import { sharingWords } from './words.ts';
import type { Workers } from '#platform/workers/workers.ts';

type Before = {
  readonly workers: Workers;
  readonly carbon: Carbon;
  readonly comfort: Comfort;
  readonly metering: Metering;
  readonly notice: Notices;
  readonly place: Place;
  readonly point: Points;
  readonly readings: Readings;
  readonly registry: Registry;
};

export const sharingSlice = slice({
  name: 'sharing',
  words: sharingWords,
  vocabulary: sharingVocabulary,
  async create({ stores: { postgres, clickhouse }, now, audit, words, mark, warn }, before: Before) {
    const [{ createSharing }, { sharingDownloads, sharingRoutes }] = await Promise.all([import('./sharing.ts'), import('./routes.ts')]);
    const service = createSharing({ ...before, postgres, clickhouse, now, audit, warn });
    before.notice.register(feedNotice);
    const tasks = [{ name: 'telling of feeds that have changed', everyMs: 3_600_000, atOnce: true, run: service.tell }];
    return { service, tasks, router: sharingRoutes(service, words), downloads: sharingDownloads(service, mark) };
  },
});
