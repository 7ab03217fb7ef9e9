import type { Access } from '#platform/access/access.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Place } from '#platform/place/place.ts';
import { slice } from '#slice.ts';
import { settingsVocabulary } from './vocabulary.ts';
import { settingsWords } from './words.ts';

type Before = {
  readonly access: Pick<Access, 'ruledBy'>;
  readonly imports: Pick<Imports, 'keptAsLongAs'>;
  readonly place: Pick<Place, 'cityIsCalled' | 'countryGazetteer' | 'ensureRegions'>;
};

export const settingsSlice = slice({
  name: 'settings',
  words: settingsWords,
  vocabulary: settingsVocabulary,
  async create({ stores: { postgres }, now, audit, ownCity }, { access, imports, place }: Before) {
    const [{ createSettings }, { settingsRoutes }] = await Promise.all([import('./settings.ts'), import('./routes.ts')]);
    const service = createSettings({
      postgres,
      now,
      audit,
      keepPlace: async (on, name) => {
        const found = (await place.countryGazetteer(on)).find(name);
        if ('code' in found) await place.ensureRegions(on, [found.code]);
      },
    });
    access.ruledBy(async () => (await service.get()).signIn);
    imports.keptAsLongAs(async () => (await service.get()).filesKeptYears);
    place.cityIsCalled(async () => (await service.get()).cityName);
    return { service, router: settingsRoutes(service, ownCity) };
  },
});
