import type { Imports } from '#platform/imports/imports.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import { doctorVocabulary } from './vocabulary.ts';
import { doctorWords } from './words.ts';

type Before = { readonly notice: Notices; readonly imports: Imports; readonly registry: Registry; readonly readings: Readings };

export const doctorSlice = slice({
  name: 'doctor',
  words: doctorWords,
  vocabulary: doctorVocabulary,
  async create(
    { stores: { postgres, clickhouse, places }, now, warn, audit, checks, words },
    { notice: notices, imports, registry, readings }: Before,
  ) {
    const [{ createDoctor }, { doctorRoutes }] = await Promise.all([import('./doctor.ts'), import('./routes.ts')]);
    const { packFiles, bytesOfFiles } = imports;
    const { foldRepeats } = readings;
    const mendRows = async () => {
      await registry.mend();
      return readings.mendRows();
    };
    const kept = { packFiles, bytesOfFiles, foldRepeats, mendRows };
    const service = createDoctor({ postgres, clickhouse, root: places.root, now, warn, audit, checks, notices, ...kept });
    return {
      service,
      router: doctorRoutes(service, words),
      gauges: {
        yaodong_disk_free_bytes: { help: 'Bytes free on the disk of the data directory', ask: async () => (await service.room()).free },
        yaodong_disk_total_bytes: { help: 'Bytes of the disk of the data directory', ask: async () => (await service.room()).total },
      },
      tasks: [{ name: 'looking at the disk', everyMs: 600_000, atOnce: true, run: service.warnOfRoom }],
    };
  },
});
