import { fileURLToPath } from 'node:url';
import { slice } from '#slice.ts';
import { knowledgeWords } from './words.ts';

const shipped = fileURLToPath(new URL('../../knowledge', import.meta.url));

export const knowledgeSlice = slice({
  name: 'knowledge',
  words: knowledgeWords,
  async create({ stores: { postgres, places }, now, audit, warn }) {
    const [{ createKnowledge }, { knowledgeRoutes }] = await Promise.all([import('./knowledge.ts'), import('./routes.ts')]);
    const face = await createKnowledge({ postgres, now, shipped, own: places.knowledge });
    const stop = face.watch((problem) => warn("the city's own knowledge was not taken", problem));
    return { face, router: knowledgeRoutes(face, audit), stop };
  },
});
