import type { Flexibility } from '#flexibility/flexibility/flexibility.ts';
import type { Place } from '#platform/place/place.ts';
import type { Portfolio } from '#registry/portfolio/portfolio.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Settlement } from '#flexibility/settlement/settlement.ts';
import { slice } from '#slice.ts';
import type { Workers } from '#platform/workers/workers.ts';
import { settlementPapersVocabulary } from './vocabulary.ts';
import { settlementPapersWords } from './words.ts';

type Before = {
  readonly flexibility: Flexibility;
  readonly place: Place;
  readonly portfolio: Portfolio;
  readonly registry: Registry;
  readonly settlement: Settlement;
  readonly workers: Workers;
};

export const settlementPapersSlice = slice({
  name: 'settlement-papers',
  words: settlementPapersWords,
  vocabulary: settlementPapersVocabulary,
  async create({ audit, mark, words }, before: Before) {
    const [{ createSettlementPapers }, { settlementPapersDownloads }] = await Promise.all([
      import('./settlement-papers.ts'),
      import('./downloads.ts'),
    ]);
    const service = createSettlementPapers({ ...before, words });
    return { service, downloads: settlementPapersDownloads(service, audit, mark) };
  },
});
