import type { Imports } from '#imports/imports.ts';
import type { Knowledge } from '#knowledge/knowledge.ts';
import type { Metering } from '#metering/metering.ts';
import type { Portfolio } from '#portfolio/portfolio.ts';
import type { Registry } from '#registry/registry.ts';
import type { Resources } from '#resources/resources.ts';
import { slice } from '#slice.ts';
import type { Weather } from '#weather/weather.ts';
import type { Workdays } from '#workdays/workdays.ts';
import { flexibilityVocabulary } from './vocabulary.ts';
import { flexibilityWords } from './words.ts';

type Before = {
  readonly imports: Imports;
  readonly knowledge: Knowledge;
  readonly metering: Metering;
  readonly portfolio: Portfolio;
  readonly registry: Registry;
  readonly resources: Resources;
  readonly weather: Weather;
  readonly workdays: Workdays;
};

export const flexibilitySlice = slice({
  name: 'flexibility',
  words: flexibilityWords,
  vocabulary: flexibilityVocabulary,
  async create({ stores: { postgres }, now, audit, words }, before: Before) {
    const [{ createFlexibility }, { flexibilityRoutes }] = await Promise.all([import('./flexibility.ts'), import('./routes.ts')]);
    const face = createFlexibility({ postgres, now, audit, ...before });
    return { face, router: flexibilityRoutes(face, words), explain: { baseline: face.explainBaseline } };
  },
});
