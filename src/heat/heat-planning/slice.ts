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
    const face = createHeatPlanning({ workers, heatNetwork, place, jobs, postgres, now, audit });
    return {
      face,
      router: heatPlanningRoutes(face),
      downloads: heatPlanningDownloads(face, { mark, audit }),
      jobs: {
        [planJob]: { run: face.plans.run, resume: 'again' as const },
        [withoutJob]: { run: face.plans.without.run, resume: 'again' as const },
      },
    };
  },
});
