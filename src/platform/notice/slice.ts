import type { Access } from '#platform/access/access.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { SettingsService } from '#platform/settings/settings.ts';
import { slice } from '#slice.ts';
import { noticeValues, noticeWords } from './words.ts';

type Before = { readonly imports: Imports; readonly access: Access; readonly settings: SettingsService; readonly jobs: Jobs };

export const noticeSlice = slice({
  name: 'notice',
  words: noticeWords,
  valueWords: noticeValues,
  async create({ config, stores: { postgres }, now, site, ending, warn, words }, { imports, access, settings, jobs }: Before) {
    const [{ createNotices }, { noticeRoutes }] = await Promise.all([import('./notice.ts'), import('./routes.ts')]);
    const service = createNotices({ postgres, now, access, imports, jobs, settings, words, site: site.url, warn, ending });
    return {
      service,
      router: noticeRoutes(service, words),
      checks: { notices: service.health },
      tasks: [
        { name: 'sending notices', everyMs: 5_000, run: service.deliver },
        { name: 'telling of what has ended or ends soon', everyMs: 60_000, run: service.tellOfWork },
        { name: 'letting old notices go', everyMs: 3_600_000, atOnce: true, run: service.keepUp },
      ],
      mend: async () => {
        await service.mend();
        if (config.smtp !== null) await service.useMailServer(config.smtp);
      },
    };
  },
});
