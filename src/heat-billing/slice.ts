import type { HeatSupply } from '#heat-supply/heat-supply.ts';
import type { Knowledge } from '#knowledge/knowledge.ts';
import type { Place } from '#place/place.ts';
import { slice } from '#slice.ts';
import { heatBillingVocabulary } from './vocabulary.ts';
import { heatBillingWords } from './words.ts';

type Before = { readonly place: Place; readonly knowledge: Knowledge; readonly heatSupply: HeatSupply };

export const heatBillingSlice = slice({
  name: 'heat-billing',
  words: heatBillingWords,
  vocabulary: heatBillingVocabulary,
  async create({ stores: { postgres }, now, audit }, { place, knowledge, heatSupply }: Before) {
    const [{ createHeatBilling }, { heatBillingRoutes }] = await Promise.all([import('./heat-billing.ts'), import('./routes.ts')]);
    const face = createHeatBilling({ postgres, now, place, knowledge, heatSupply, audit });
    return { face, router: heatBillingRoutes(face) };
  },
});
