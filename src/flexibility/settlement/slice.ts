import type { Flexibility } from '#flexibility/flexibility/flexibility.ts';
import type { Portfolio } from '#registry/portfolio/portfolio.ts';
import { slice } from '#slice.ts';
import { settlementVocabulary } from './vocabulary.ts';
import { settlementWords } from './words.ts';

type Before = { readonly flexibility: Flexibility; readonly portfolio: Portfolio };

export const settlementSlice = slice({
  name: 'settlement',
  words: settlementWords,
  vocabulary: settlementVocabulary,
  async create({ stores: { postgres }, now, audit, words }, { flexibility, portfolio }: Before) {
    const [{ createSettlement }, { settlementRoutes }] = await Promise.all([import('./settlement.ts'), import('./routes.ts')]);
    const service = createSettlement({ postgres, now, audit, flexibility, portfolio });
    return { service, router: settlementRoutes(service, words), explain: { settlement: service.explain } };
  },
});
