import { slice } from '#slice.ts';
import type { RetrofitNeeds } from './needs.ts';
import { retrofitVocabulary } from './vocabulary.ts';
import { retrofitWords } from './words.ts';

type Before = Pick<
  RetrofitNeeds,
  'imports' | 'place' | 'registry' | 'attachments' | 'benchmarking' | 'comfort' | 'obligations' | 'renewal' | 'savings' | 'targets'
>;

export const retrofitSlice = slice({
  name: 'retrofit',
  words: retrofitWords,
  vocabulary: retrofitVocabulary,
  async create(
    { stores: { postgres }, now, audit, mark, words, explain },
    { imports, place, registry, attachments, benchmarking, comfort, obligations, renewal, savings, targets }: Before,
  ) {
    const [{ createRetrofits }, { retrofitDownloads, retrofitRoutes }] = await Promise.all([
      import('./retrofit.ts'),
      import('./routes.ts'),
    ]);
    const before = { imports, place, registry, attachments, benchmarking, comfort, obligations, renewal, savings, targets };
    const face = createRetrofits({ postgres, now, audit, explain, ...before });
    return {
      face,
      router: retrofitRoutes(face, words),
      downloads: retrofitDownloads(face, audit, mark),
      checks: { retrofits: face.examine },
    };
  },
});
