import type { HeatNetwork } from '#heat/heat-network/heat-network.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { Place } from '#platform/place/place.ts';
import { slice } from '#slice.ts';
import type { Workers } from '#platform/workers/workers.ts';
import { heatPlanningVocabulary } from './vocabulary.ts';
import { heatPlanningWords } from './words.ts';

type Before = { readonly workers: Workers; readonly jobs: Jobs; readonly place: Place; readonly heatNetwork: HeatNetwork };

export const heatPlanningSlice = slice({
  name: 'heat-planning',
  words: heatPlanningWords,
  vocabulary: heatPlanningVocabulary,
  async create({ stores: { postgres }, now, audit, mark }, { workers, jobs, place, heatNetwork }: Before) {
    const [{ createHeatPlanning }, { heatPlanningRoutes }, { heatPlanningDownloads }, { planJob }, { withoutJob }] = await Promise.all([
      import('./heat-planning.ts'),
      import('./routes.ts'),
      import('./downloads.ts'),
      import('./make-plan.ts'),
      import('./without-source.ts'),
    ]);
    const service = createHeatPlanning({ workers, heatNetwork, place, jobs, postgres, now, audit });
    return {
      service,
      router: heatPlanningRoutes(service),
      downloads: heatPlanningDownloads(service, { mark, audit }),
      jobs: {
        [planJob]: { run: service.plans.run, resume: 'again' as const },
        [withoutJob]: { run: service.plans.without.run, resume: 'again' as const },
      },
    };
  },
});
