import { fileURLToPath } from 'node:url';
import { slice } from '#slice.ts';
import type { Workers } from '#platform/workers/workers.ts';
import { knowledgeWords } from './words.ts';

/** The shipped folder. */
export const shippedFolder = fileURLToPath(new URL('../../../knowledge', import.meta.url));

export const knowledgeSlice = slice({
  name: 'knowledge',
  words: knowledgeWords,
  async create({ stores: { postgres, places }, now, audit, warn, knowledge }, { workers }: { readonly workers: Workers }) {
    const [{ createKnowledge, readShipped }, { knowledgeRoutes }] = await Promise.all([import('./knowledge.ts'), import('./routes.ts')]);
    const shipped = knowledge ?? (await readShipped(shippedFolder));
    const service = await createKnowledge({ postgres, now, workers, shipped, own: places.knowledge });
    const stop = service.watch((problem) => warn("some of the city's own knowledge was not taken", problem));
    const examine = async () => ({ counted: (await service.files()).length, findings: service.trouble() });
    return { service, router: knowledgeRoutes(service, audit), checks: { 'own-knowledge': examine }, stop };
  },
});
