import type { HeatNetwork } from '#heat-network/heat-network.ts';
import type { Place } from '#place/place.ts';
import { slice } from '#slice.ts';
import type { Workers } from '#workers/workers.ts';
import { heatPlanningVocabulary } from './vocabulary.ts';
import { heatPlanningWords } from './words.ts';

type Before = { readonly workers: Workers; readonly place: Place; readonly heatNetwork: HeatNetwork };

export const heatPlanningSlice = slice({
  name: 'heat-planning',
  words: heatPlanningWords,
  vocabulary: heatPlanningVocabulary,
  async create({ stores: { postgres }, now, audit, mark }, { workers, place, heatNetwork }: Before) {
    const [{ createHeatPlanning }, { heatPlanningRoutes }, { heatPlanningDownloads }] = await Promise.all([
      import('./heat-planning.ts'),
      import('./routes.ts'),
      import('./downloads.ts'),
    ]);
    const face = createHeatPlanning({ workers, heatNetwork, place, postgres, now, audit });
    return { face, router: heatPlanningRoutes(face), downloads: heatPlanningDownloads(face, { mark, audit }) };
  },
});
