import { programScope } from '#kernel/scope.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Place } from '#platform/place/place.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import { heatSupplyVocabulary } from './vocabulary.ts';
import { heatSupplyWords } from './words.ts';

type Before = { readonly imports: Imports; readonly registry: Registry; readonly place: Place; readonly knowledge: Knowledge };

export const heatSupplySlice = slice({
  name: 'heat-supply',
  words: heatSupplyWords,
  vocabulary: heatSupplyVocabulary,
  async create({ stores: { postgres }, now, audit, mark, words }, { imports, registry, place, knowledge }: Before) {
    const [{ createHeatSupply }, { heatSupplyDownloads, heatSupplyRoutes }] = await Promise.all([
      import('./heat-supply.ts'),
      import('./routes.ts'),
    ]);
    const service = createHeatSupply({ postgres, now, imports, registry, place, knowledge, audit });
    const passDays = async () => {
      await service.points.passDays();
      await service.households.passDays();
    };
    return {
      service,
      router: heatSupplyRoutes(service, words),
      downloads: heatSupplyDownloads(service, { audit, note: mark }),
      regionOf: {
        'heat-account': async (account) => ({
          where: (await service.households.ofAccount(programScope, account)).map((household) => `household:${household}` as const),
        }),
      },
      checks: { 'settlement-points': service.points.examine, households: service.households.examine },
      tasks: [{ name: 'putting in force what holds of households from today on', everyMs: 3_600_000, atOnce: true, run: passDays }],
    };
  },
});
