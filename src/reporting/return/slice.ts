import type { Access } from '#platform/access/access.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Indicators } from '#reporting/indicator/indicator.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Place } from '#platform/place/place.ts';
import type { PolicyFace } from '#green-building/policy/policy.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import type { Workdays } from '#casework/workdays/workdays.ts';
import { returnNotices, returnVocabulary } from './vocabulary.ts';
import { returnWords } from './words.ts';

type Before = {
  readonly access: Access;
  readonly imports: Imports;
  readonly indicator: Indicators;
  readonly knowledge: Knowledge;
  readonly notice: Notices;
  readonly place: Place;
  readonly policy: PolicyFace;
  readonly registry: Registry;
  readonly workdays: Workdays;
};

export const returnSlice = slice({
  name: 'return',
  words: returnWords,
  vocabulary: returnVocabulary,
  async create({ stores: { postgres }, now, audit, words, mark }, { indicator, ...before }: Before) {
    const [{ createReturns }, { returnRoutes }, { returnDownloads }] = await Promise.all([
      import('./return.ts'),
      import('./routes.ts'),
      import('./downloads.ts'),
    ]);
    const face = createReturns({ ...before, indicators: indicator, postgres, now, audit });
    indicator.onForms((scope, asked) => face.forIndicator(scope, asked));
    for (const kind of Object.values(returnNotices)) before.notice.register(kind);
    const tasks = [{ name: 'telling of returns that are due', everyMs: 3_600_000, atOnce: true, run: face.remind }];
    const downloads = returnDownloads(face, words, mark);
    return { face, tasks, router: returnRoutes(face, words), downloads, explain: face.explainers };
  },
});
