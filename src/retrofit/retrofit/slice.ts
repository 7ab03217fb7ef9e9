import type { Indicators } from '#reporting/indicator/indicator.ts';
import { slice } from '#slice.ts';
import type { RetrofitNeeds } from './needs.ts';
import { retrofitVocabulary } from './vocabulary.ts';
import { retrofitWords } from './words.ts';

type Before = { readonly retrofitEstimate: RetrofitNeeds['estimates']; readonly indicator: Indicators } & Pick<
  RetrofitNeeds,
  | 'imports'
  | 'place'
  | 'registry'
  | 'attachments'
  | 'benchmarking'
  | 'cases'
  | 'comfort'
  | 'obligations'
  | 'renewal'
  | 'savings'
  | 'targets'
>;

export const retrofitSlice = slice({
  name: 'retrofit',
  words: retrofitWords,
  vocabulary: retrofitVocabulary,
  async create({ stores: { postgres }, now, audit, mark, words, explain }, { retrofitEstimate: estimates, indicator, ...before }: Before) {
    const [{ createRetrofits }, { retrofitDownloads, retrofitRoutes }] = await Promise.all([
      import('./retrofit.ts'),
      import('./routes.ts'),
    ]);
    const service = createRetrofits({ ...before, postgres, now, audit, explain, estimates });
    indicator.onPool(service.forIndicators);
    return {
      service,
      router: retrofitRoutes(service, words),
      downloads: retrofitDownloads(service, { audit, note: mark }),
      checks: { retrofits: service.examine },
    };
  },
});
