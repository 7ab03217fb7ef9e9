import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** What a draft is about. */
export const draftKindTerms = category({
  'design-check': labelTerms.designCheck,
  'planning-conditions': labelTerms.planningConditions,
  rating: labelTerms.greenRating,
  prefab: labelTerms.prefabRate,
});

export const draftVocabulary = {
  draftKind: draftKindTerms,
} as const satisfies Record<string, Category>;
