import type { Carbon } from '#reporting/carbon/carbon.ts';
import { slice } from '#slice.ts';
import type { Targets } from '#reporting/targets/targets.ts';
import type { Workers } from '#platform/workers/workers.ts';
import { pathwayVocabulary } from './vocabulary.ts';
import { pathwayWords } from './words.ts';

type Before = { readonly carbon: Carbon; readonly targets: Targets; readonly workers: Workers };

export const pathwaySlice = slice({
  name: 'pathway',
  words: pathwayWords,
  vocabulary: pathwayVocabulary,
  async create({ words }, before: Before) {
    const [{ createPathways }, { pathwayRoutes }] = await Promise.all([import('./pathway.ts'), import('./routes.ts')]);
    const service = createPathways(before);
    return { service, router: pathwayRoutes(service, words) };
  },
});
