import type { Access } from '#platform/access/access.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { SettingsService } from '#platform/settings/settings.ts';
import { slice } from '#slice.ts';
import { backupWords } from './words.ts';

type Before = { readonly access: Access; readonly settings: SettingsService; readonly jobs: Jobs; readonly readings: Readings };

export const backupSlice = slice({
  name: 'backup',
  words: backupWords,
  async create({ stores, config: { demo }, now, warn, words }, { jobs, settings, access, readings: { atRest } }: Before) {
    const [{ createBackup }, { backupDownloads, backupRoutes }] = await Promise.all([import('./backup.ts'), import('./routes.ts')]);
    const { postgres, clickhouse, places } = stores;
    const service = createBackup({ postgres, clickhouse, places, jobs, settings, access, atRest, demo, now, warn });
    return {
      service,
      router: backupRoutes(service, words),
      downloads: backupDownloads(service),
      checks: { backups: service.health },
      schedules: [service.schedule],
      jobs: { backup: { run: service.backupJob, resume: 'again', attempts: { most: 3, pauseMs: 0 } } },
      mend: service.mend,
      stop: service.stop,
    };
  },
});
