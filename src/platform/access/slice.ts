import type { Jobs } from '#platform/jobs/jobs.ts';
import type { Place } from '#platform/place/place.ts';
import { slice } from '#slice.ts';
import { accessVocabulary } from './vocabulary.ts';
import { accessWords } from './words.ts';

type Before = { readonly place: Pick<Place, 'regionsWithin' | 'fileOf'>; readonly jobs: Jobs };

export const accessSlice = slice({
  name: 'access',
  words: accessWords,
  vocabulary: accessVocabulary,
  async create({ config, stores: { postgres }, now, site, localKey, ending, warn, mark }, { place, jobs }: Before) {
    const [{ createAccess }, { accessDownloads, accessRoutes }] = await Promise.all([import('./access.ts'), import('./routes.ts')]);
    const service = await createAccess({
      postgres,
      now,
      site: site.url,
      origins: site.origins,
      secureCookies: site.https,
      localKey,
      secret: config.secret,
      secretBefore: config.secretBefore,
      regionsWithin: place.regionsWithin,
      runners: jobs,
      warn,
      ending,
    });
    jobs.rightsBy(service.rightsOf);
    return {
      service,
      router: accessRoutes(service),
      downloads: accessDownloads(service, place.fileOf, mark),
      checks: { 'second-factors': service.secretFits },
      tasks: [{ name: 'clearing away what sign-in has counted', everyMs: 60_000, run: service.upkeep }],
      mend: service.loseCalls,
    };
  },
});
