import type { Imports } from '#platform/imports/imports.ts';
import type { Place } from '#platform/place/place.ts';
import { slice } from '#slice.ts';
import { heatInputsVocabulary } from './vocabulary.ts';
import { heatInputsWords } from './words.ts';

type Before = { readonly imports: Imports; readonly place: Place };

export const heatInputsSlice = slice({
  name: 'heat-inputs',
  words: heatInputsWords,
  vocabulary: heatInputsVocabulary,
  async create({ stores: { postgres }, now, audit, mark, words }, { imports, place }: Before) {
    const [{ createHeatInputs }, { heatInputsDownloads, heatInputsRoutes }] = await Promise.all([
      import('./heat-inputs.ts'),
      import('./routes.ts'),
    ]);
    const service = createHeatInputs({ postgres, now, imports, place, audit });
    return {
      service,
      tasks: [{ name: 'putting in force prices of heat that is bought', everyMs: 3_600_000, atOnce: true, run: service.supplies.passDays }],
      router: heatInputsRoutes(service, words),
      downloads: heatInputsDownloads(service, { audit, note: mark }),
      checks: { 'heat-units': service.units.examine, 'heat-payments': service.payments.examine, 'heat-supplies': service.supplies.examine },
    };
  },
});
