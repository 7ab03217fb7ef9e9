import type { Place } from '#place/place.ts';
import { slice } from '#slice.ts';
import { heatBillingVocabulary } from './vocabulary.ts';
import { heatBillingWords } from './words.ts';

export const heatBillingSlice = slice({
  name: 'heat-billing',
  words: heatBillingWords,
  vocabulary: heatBillingVocabulary,
  async create({ stores: { postgres }, now, audit }, { place }: { readonly place: Place }) {
    const [{ createHeatBilling }, { heatBillingRoutes }] = await Promise.all([import('./heat-billing.ts'), import('./routes.ts')]);
    const face = createHeatBilling({ postgres, now, place, audit });
    return { face, router: heatBillingRoutes(face) };
  },
});
