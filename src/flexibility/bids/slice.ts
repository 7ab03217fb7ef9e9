import type { Flexibility } from '#flexibility/flexibility/flexibility.ts';
import type { Place } from '#platform/place/place.ts';
import type { Portfolio } from '#registry/portfolio/portfolio.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import type { Workers } from '#platform/workers/workers.ts';
import { bidsVocabulary } from './vocabulary.ts';
import { bidsWords } from './words.ts';

type Before = {
  readonly flexibility: Flexibility;
  readonly place: Place;
  readonly portfolio: Portfolio;
  readonly registry: Registry;
  readonly workers: Workers;
};

export const bidsSlice = slice({
  name: 'bids',
  words: bidsWords,
  vocabulary: bidsVocabulary,
  async create({ stores: { postgres }, now, audit, mark, words }, before: Before) {
    const [{ createBids }, { createBidPapers }, { bidDownloads }, { bidsRoutes }] = await Promise.all([
      import('./bids.ts'),
      import('./bid-papers.ts'),
      import('./downloads.ts'),
      import('./routes.ts'),
    ]);
    const needs = { postgres, now, audit, words, ...before };
    const service = createBids(needs);
    return {
      service,
      router: bidsRoutes(service, words),
      downloads: bidDownloads(createBidPapers({ ...needs, bids: service }), audit, mark),
      regionOf: { bid: (number) => service.lies(Number(number)) },
    };
  },
});
