import type { HeatSupply } from '#heat/heat-supply/heat-supply.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Place } from '#platform/place/place.ts';
import type { Projects } from '#registry/project/project.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Retrofits } from '#retrofit/retrofit/retrofit.ts';
import { slice } from '#slice.ts';
import { searchVocabulary } from './vocabulary.ts';

type Before = {
  readonly knowledge: Knowledge;
  readonly imports: Imports;
  readonly place: Place;
  readonly registry: Registry;
  readonly project: Projects;
  readonly retrofit: Retrofits;
  readonly heatSupply: HeatSupply;
};

export const searchSlice = slice({
  name: 'search',
  vocabulary: searchVocabulary,
  async create({ now }, { knowledge, imports, place, registry, project, retrofit, heatSupply }: Before) {
    const [{ createSearch }, { searchRoutes }] = await Promise.all([import('./search.ts'), import('./routes.ts')]);
    const service = createSearch({ knowledge, imports, place, registry, project, retrofit, heatSupply, now });
    return {
      service,
      router: searchRoutes(service),
      tasks: [{ name: 'spelling the names that the search finds', everyMs: 60_000, atOnce: true, run: service.readAhead }],
    };
  },
});
