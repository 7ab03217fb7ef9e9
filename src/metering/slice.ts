import type { Cases } from '#cases/cases.ts';
import type { Knowledge } from '#knowledge/knowledge.ts';
import type { Readings } from '#readings/readings.ts';
import type { Registry } from '#registry/registry.ts';
import { slice } from '#slice.ts';
import { meteringWords, valueWords } from './words.ts';

type Before = { readonly cases: Cases; readonly knowledge: Knowledge; readonly registry: Registry; readonly readings: Readings };

export const meteringSlice = slice({
  name: 'metering',
  words: meteringWords,
  valueWords,
  async create({ words }, { cases, registry, readings, knowledge }: Before) {
    const [{ createMetering }, { measureFor }, { meteringRoutes }] = await Promise.all([
      import('./metering.ts'),
      import('./measure.ts'),
      import('./routes.ts'),
    ]);
    const face = createMetering({ registry, readings, knowledge });
    cases.measuredBy(measureFor(face, registry));
    const { explain } = face;
    return { face, router: meteringRoutes(face, words), explain: { use: explain, rest: explain, below: explain } };
  },
});
