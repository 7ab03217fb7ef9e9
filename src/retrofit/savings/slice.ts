import type { Jobs } from '#platform/jobs/jobs.ts';
import type { Workers } from '#platform/workers/workers.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Projects } from '#registry/project/project.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import type { Statements } from '#casework/statement/statement.ts';
import type { Weather } from '#metering/weather/weather.ts';
import type { Workdays } from '#casework/workdays/workdays.ts';
import { savingsVocabulary } from './vocabulary.ts';
import { savingsWords } from './words.ts';

type Before = {
  readonly workers: Workers;
  readonly jobs: Jobs;
  readonly imports: Imports;
  readonly knowledge: Knowledge;
  readonly registry: Registry;
  readonly project: Projects;
  readonly statement: Statements;
  readonly workdays: Workdays;
  readonly weather: Weather;
  readonly readings: Readings;
  readonly metering: Metering;
};

export const savingsSlice = slice({
  name: 'savings',
  words: savingsWords,
  vocabulary: savingsVocabulary,
  async create({ stores: { postgres }, now, audit, words, mark }, before: Before) {
    const [{ createSavings }, { savingsRoutes }, { savingsDownloads }, { baselineStatement }] = await Promise.all([
      import('./savings.ts'),
      import('./routes.ts'),
      import('./downloads.ts'),
      import('./papers/baseline-statement.ts'),
    ]);
    const service = createSavings({ ...before, postgres, now, audit });
    before.statement.register(baselineStatement({ ...before, now, mark, show: service.show }));
    return {
      service,
      router: savingsRoutes(service, words),
      explain: service.explainers,
      regionOf: { baseline: service.lies },
      downloads: savingsDownloads(service, { registry: before.registry, project: before.project, words, mark }),
      checks: { baselines: service.examine },
      jobs: { 'savings-portfolio': { run: service.portfolio.run, resume: 'again' as const } },
    };
  },
});
