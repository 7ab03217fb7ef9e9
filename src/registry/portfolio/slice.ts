import type { Imports } from '#platform/imports/imports.ts';
import type { Place } from '#platform/place/place.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Resources } from '#registry/resources/resources.ts';
import { slice } from '#slice.ts';
import { portfolioVocabulary } from './vocabulary.ts';
import { portfolioWords } from './words.ts';

type Before = { readonly imports: Imports; readonly place: Place; readonly registry: Registry; readonly resources: Resources };

export const portfolioSlice = slice({
  name: 'portfolio',
  words: portfolioWords,
  vocabulary: portfolioVocabulary,
  async create({ stores: { postgres }, now, audit, mark, words }, { imports, place, registry, resources }: Before) {
    const [{ createPortfolio }, { portfolioDownloads, portfolioRoutes }] = await Promise.all([
      import('./portfolio.ts'),
      import('./routes.ts'),
    ]);
    const service = createPortfolio({ postgres, now, imports, place, registry, resources, audit });
    return {
      service,
      router: portfolioRoutes(service, words),
      downloads: portfolioDownloads(service, { audit, note: mark }),
      regionOf: { portfolio: service.lies },
      checks: { portfolios: service.examine, members: service.examineMembers },
      tasks: [{ name: 'putting in force what holds of portfolios from today on', everyMs: 3_600_000, atOnce: true, run: service.passDays }],
    };
  },
});
