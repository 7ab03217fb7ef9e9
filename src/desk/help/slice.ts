import { today } from '#kernel/today.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import { slice } from '#slice.ts';
import { helpWords } from './words.ts';

export const helpSlice = slice({
  name: 'help',
  words: helpWords,
  async create({ wordsBySlice, vocabulary, now }, { knowledge }: { readonly knowledge: Knowledge }) {
    const { helpRoutes } = await import('./routes.ts');
    const also = (category: string, code: string) =>
      category === 'use'
        ? knowledge
            .inForce('use-words', { on: today(now()), recorded: now() })
            .flatMap(({ uses, words }) => (uses.length === 1 && uses[0] === code ? words : []))
        : [];
    return { service: undefined, router: helpRoutes({ bySlice: wordsBySlice, vocabulary, also }) };
  },
});
