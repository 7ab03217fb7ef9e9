import type { EnergyReports } from '#reporting/energy-report/energy-report.ts';
import type { Targets } from '#reporting/targets/targets.ts';
import { slice } from '#slice.ts';
import { briefVocabulary } from './vocabulary.ts';

type Before = { readonly energyReport: EnergyReports; readonly targets: Targets };

export const briefSlice = slice({
  name: 'brief',
  vocabulary: briefVocabulary,
  async create({ mark, words }, { energyReport, targets }: Before) {
    const [{ createBrief }, { briefDownloads, briefRoutes }] = await Promise.all([import('./brief.ts'), import('./routes.ts')]);
    const service = createBrief({ energyReport, targets });
    return { service, router: briefRoutes(service, words), downloads: briefDownloads(service, words, mark) };
  },
});
