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
    const face = createEquipment({ postgres, now, imports, registry, audit });
    return {
      face,
      router: equipmentRoutes(face, words),
      downloads: equipmentDownloads(face, { audit, note: mark }),
      checks: { equipment: face.examine },
      tasks: [{ name: 'putting in force what holds of equipment from today on', everyMs: 3_600_000, atOnce: true, run: face.passDays }],
    };
  },
});
