import type { Knowledge } from '#knowledge/knowledge.ts';
import type { Readings } from '#readings/readings.ts';
import type { Registry } from '#registry/registry.ts';
import { slice } from '#slice.ts';
import { meteringWords, valueWords } from './words.ts';

type Before = { readonly knowledge: Knowledge; readonly registry: Registry; readonly readings: Readings };

export const meteringSlice = slice({
  name: 'metering',
  words: meteringWords,
  valueWords,
  async create({ words }, { registry, readings, knowledge }: Before) {
    const [{ createMetering }, { meteringRoutes }] = await Promise.all([import('./metering.ts'), import('./routes.ts')]);
    const face = createMetering({ registry, readings, knowledge });
    const { explain } = face;
    return { face, router: meteringRoutes(face, words), explain: { use: explain, rest: explain, below: explain } };
  },
});
