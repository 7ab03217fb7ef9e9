import type { Access } from '#platform/access/access.ts';
import type { Gateway } from '#metering/gateway/gateway.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import { placeZone } from '#kernel/today.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Place } from '#platform/place/place.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import { uploadVocabulary } from './vocabulary.ts';
import { uploadValues, uploadWords } from './words.ts';

type Before = {
  readonly access: Access;
  readonly imports: Imports;
  readonly notice: Notices;
  readonly place: Place;
  readonly registry: Registry;
  readonly readings: Readings;
  readonly metering: Metering;
  readonly knowledge: Knowledge;
  readonly gateway: Gateway;
};

const nightly = { cron: '10 1 * * *', zone: placeZone };

export const uploadSlice = slice({
  name: 'upload',
  words: uploadWords,
  valueWords: uploadValues,
  vocabulary: uploadVocabulary,
  async create({ stores: { postgres }, now, ending, warn, words, mark }, before: Before) {
    const [{ createUpload }, { uploadDownloads, uploadRoutes }, { parcelNotice }] = await Promise.all([
      import('./upload.ts'),
      import('./routes.ts'),
      import('./trouble.ts'),
    ]);
    before.notice.register(parcelNotice);
    const service = createUpload({ postgres, now, ending, warn, ...before });
    return {
      service,
      router: uploadRoutes(service, words),
      downloads: uploadDownloads(service, mark),
      jobs: { upload: { run: service.night, resume: 'again', attempts: { most: 3, pauseMs: 60_000 } } },
      schedules: [{ name: 'upload', kind: 'upload', when: async () => nightly, retryMs: 3_600_000 }],
      tasks: [
        { name: 'sending parcels', everyMs: 30_000, run: service.sendDue },
        { name: 'telling of parcels without a receipt', everyMs: 60_000, run: service.tellOfTrouble },
      ],
    };
  },
});
