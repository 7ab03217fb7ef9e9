import { slice } from '#slice.ts';
import { figuresWords } from './words.ts';

export const figuresSlice = slice({
  name: 'figures',
  words: figuresWords,
  async create({ explain, words, stores: { postgres }, now, audit }) {
    const [{ createMemos }, { figuresRoutes }] = await Promise.all([import('./memo.ts'), import('./routes.ts')]);
    const service = { explain, memos: createMemos({ postgres, now, audit, explain }) };
    return { service, router: figuresRoutes(service, words) };
  },
});
