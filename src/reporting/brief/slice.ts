import type { Place } from '#platform/place/place.ts';
import type { EnergyReports } from '#reporting/energy-report/energy-report.ts';
import type { Targets } from '#reporting/targets/targets.ts';
import { slice } from '#slice.ts';
import { briefVocabulary } from './vocabulary.ts';

type Before = { readonly place: Place; readonly energyReport: EnergyReports; readonly targets: Targets };

export const briefSlice = slice({
  name: 'brief',
  vocabulary: briefVocabulary,
  async create({ mark, words }, { place, energyReport, targets }: Before) {
    const [{ createBrief }, { briefDownloads }, { briefRoutes }] = await Promise.all([
      import('./brief.ts'),
      import('./downloads.ts'),
      import('./routes.ts'),
    ]);
    const service = createBrief({ place, energyReport, targets });
    return { service, router: briefRoutes(service, words), downloads: briefDownloads(service, words, mark) };
  },
});
