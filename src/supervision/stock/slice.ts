import type { Benchmarking } from '#supervision/benchmarking/benchmarking.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import { stockVocabulary } from './vocabulary.ts';

type Before = { readonly knowledge: Knowledge; readonly registry: Registry; readonly benchmarking: Benchmarking };

export const stockSlice = slice({
  name: 'stock',
  vocabulary: stockVocabulary,
  async create({ now, words }, { knowledge, registry, benchmarking }: Before) {
    const [{ createStock }, { stockRoutes }] = await Promise.all([import('./stock.ts'), import('./routes.ts')]);
    const service = createStock({ now, knowledge, registry, benchmarking });
    return { service, router: stockRoutes(service, words) };
  },
});
