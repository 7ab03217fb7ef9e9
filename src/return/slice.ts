import type { Imports } from '#imports/imports.ts';
import type { Indicators } from '#indicator/indicator.ts';
import type { Knowledge } from '#knowledge/knowledge.ts';
import type { Place } from '#place/place.ts';
import type { PolicyFace } from '#policy/policy.ts';
import type { Registry } from '#registry/registry.ts';
import { slice } from '#slice.ts';
import type { Workdays } from '#workdays/workdays.ts';
import { returnVocabulary } from './vocabulary.ts';
import { returnWords } from './words.ts';

type Before = {
  readonly imports: Imports;
  readonly indicator: Indicators;
  readonly knowledge: Knowledge;
  readonly place: Place;
  readonly policy: PolicyFace;
  readonly registry: Registry;
  readonly workdays: Workdays;
};

export const returnSlice = slice({
  name: 'return',
  words: returnWords,
  vocabulary: returnVocabulary,
  async create({ stores: { postgres }, now, audit, words }, { indicator, ...before }: Before) {
    const [{ createReturns }, { returnRoutes }] = await Promise.all([import('./return.ts'), import('./routes.ts')]);
    const face = createReturns({ ...before, indicators: indicator, postgres, now, audit });
    indicator.onForms((scope, asked) => face.forIndicator(scope, asked));
    return { face, router: returnRoutes(face, words), explain: face.explainers };
  },
});
