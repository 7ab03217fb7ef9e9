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
    const face = createRetrofits({ ...before, postgres, now, audit, explain, estimates });
    indicator.onPool(face.forIndicators);
    return {
      face,
      router: retrofitRoutes(face, words),
      downloads: retrofitDownloads(face, { audit, note: mark }),
      checks: { retrofits: face.examine },
    };
  },
});
