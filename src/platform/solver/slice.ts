import { slice } from '#slice.ts';
import type { Workers } from '#platform/workers/workers.ts';
import { solverWords } from './words.ts';

type Before = { readonly workers: Workers };

export const solverSlice = slice({
  name: 'solver',
  words: solverWords,
  async create({ words }, { workers }: Before) {
    const [{ createSolver }, { solverRoutes }] = await Promise.all([import('./solver.ts'), import('./routes.ts')]);
    const service = createSolver({ workers });
    return { service, router: solverRoutes(service, words) };
  },
});
