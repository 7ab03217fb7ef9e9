import type { Imports } from '#platform/imports/imports.ts';
import { today } from '#kernel/today.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Place } from '#platform/place/place.ts';
import { slice } from '#slice.ts';
import { specialPlansWords } from './words.ts';

type Before = { readonly knowledge: Knowledge; readonly imports: Imports; readonly place: Place };

export const specialPlansSlice = slice({
  name: 'special-plans',
  words: specialPlansWords,
  async create({ stores: { postgres }, now, words }, { knowledge, imports, place }: Before) {
    const [{ createSpecialPlans }, { specialPlansRoutes }] = await Promise.all([import('./special-plans.ts'), import('./routes.ts')]);
    const inForce = () => knowledge.inForce('item', { on: today(now()), recorded: now() });
    const items = () => new Map(inForce().map((one) => [one.item, { ...one, index: one.index === true }]));
    const service = createSpecialPlans({ postgres, imports, place, now, items });
    return { service, router: specialPlansRoutes(service, words) };
  },
});
