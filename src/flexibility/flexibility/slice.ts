import type { Access } from '#platform/access/access.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Portfolio } from '#registry/portfolio/portfolio.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Resources } from '#registry/resources/resources.ts';
import { slice } from '#slice.ts';
import type { Weather } from '#metering/weather/weather.ts';
import type { Workdays } from '#casework/workdays/workdays.ts';
import { flexibilityVocabulary } from './vocabulary.ts';
import { flexibilityWords } from './words.ts';

type Before = {
  readonly access: Access;
  readonly jobs: Jobs;
  readonly notice: Notices;
  readonly imports: Imports;
  readonly knowledge: Knowledge;
  readonly metering: Metering;
  readonly portfolio: Portfolio;
  readonly registry: Registry;
  readonly resources: Resources;
  readonly weather: Weather;
  readonly workdays: Workdays;
};

export const flexibilitySlice = slice({
  name: 'flexibility',
  words: flexibilityWords,
  vocabulary: flexibilityVocabulary,
  async create({ stores: { postgres }, now, audit, words }, before: Before) {
    const [{ createFlexibility }, { flexibilityRoutes }, { invitationNotice }, { testJob }] = await Promise.all([
      import('./flexibility.ts'),
      import('./routes.ts'),
      import('./invitations.ts'),
      import('./test-job.ts'),
    ]);
    before.notice.register(invitationNotice);
    const service = createFlexibility({ postgres, now, audit, ...before });
    return {
      service,
      router: flexibilityRoutes(service, words),
      explain: { baseline: service.explainBaseline },
      regionOf: { event: service.lies },
      jobs: { [testJob]: { run: service.tests.run, resume: 'again' as const } },
    };
  },
});
