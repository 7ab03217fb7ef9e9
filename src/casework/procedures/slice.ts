import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import { proceduresWords } from './words.ts';

type Before = { readonly knowledge: Knowledge; readonly registry: Registry };

export const proceduresSlice = slice({
  name: 'procedures',
  words: proceduresWords,
  async create({ now, audit, words }, { knowledge, registry }: Before) {
    const [{ createProcedures }, { proceduresRoutes }] = await Promise.all([import('./procedures.ts'), import('./routes.ts')]);
    const service = createProcedures({ now, knowledge, audit, isFact: registry.isFact });
    return { service, router: proceduresRoutes(service, words) };
  },
});
