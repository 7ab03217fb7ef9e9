import type { Access } from '#platform/access/access.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Indicators } from '#reporting/indicator/indicator.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Place } from '#platform/place/place.ts';
import type { PolicyService } from '#green-building/policy/policy.ts';
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
  readonly policy: PolicyService;
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
    const service = createReturns({ ...before, indicators: indicator, postgres, now, audit });
    indicator.onForms((scope, asked) => service.forIndicator(scope, asked));
    for (const kind of Object.values(returnNotices)) before.notice.register(kind);
    const tasks = [{ name: 'telling of returns that are due', everyMs: 3_600_000, atOnce: true, run: service.remind }];
    const downloads = returnDownloads(service, words, mark);
    return { service, tasks, router: returnRoutes(service, words), downloads, explain: service.explainers };
  },
});
