import type { Imports } from '#platform/imports/imports.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import { equipmentVocabulary } from './vocabulary.ts';
import { equipmentWords } from './words.ts';

type Before = { readonly imports: Imports; readonly registry: Registry };

export const equipmentSlice = slice({
  name: 'equipment',
  words: equipmentWords,
  vocabulary: equipmentVocabulary,
  async create({ stores: { postgres }, now, audit, mark, words }, { imports, registry }: Before) {
    const [{ createEquipment }, { equipmentDownloads, equipmentRoutes }] = await Promise.all([
      import('./equipment.ts'),
      import('./routes.ts'),
    ]);
    const service = createEquipment({ postgres, now, imports, registry, audit });
    return {
      service,
      router: equipmentRoutes(service, words),
      downloads: equipmentDownloads(service, { audit, note: mark }),
      checks: { equipment: service.examine },
      tasks: [{ name: 'putting in force what holds of equipment from today on', everyMs: 3_600_000, atOnce: true, run: service.passDays }],
    };
  },
});
