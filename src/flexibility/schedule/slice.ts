import { slice } from '#slice.ts';
import type { ForecastService } from '#flexibility/forecast/forecast.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Resources } from '#registry/resources/resources.ts';
import type { Weather } from '#metering/weather/weather.ts';
import type { Workdays } from '#casework/workdays/workdays.ts';
import type { Workers } from '#platform/workers/workers.ts';
import { scheduleVocabulary } from './vocabulary.ts';
import { scheduleWords } from './words.ts';

type Before = {
  readonly workers: Workers;
  readonly jobs: Jobs;
  readonly forecast: ForecastService;
  readonly knowledge: Knowledge;
  readonly workdays: Workdays;
  readonly metering: Metering;
  readonly registry: Registry;
  readonly resources: Resources;
  readonly weather: Weather;
};

export const scheduleSlice = slice({
  name: 'schedule',
  words: scheduleWords,
  vocabulary: scheduleVocabulary,
  async create({ words, now, audit, mark, stores: { postgres } }, before: Before) {
    const [{ createSchedule }, { scheduleRoutes }, { scheduleDownloads }, { replayJob }, { replayFigure, explainReplay }] =
      await Promise.all([
        import('./schedule.ts'),
        import('./routes.ts'),
        import('./downloads.ts'),
        import('./replay/building-replay.ts'),
        import('./replay/explain-replay.ts'),
      ]);
    const service = createSchedule({ ...before, now, audit, postgres });
    return {
      service,
      router: scheduleRoutes(service, words),
      downloads: scheduleDownloads(service, audit, mark),
      explain: { [replayFigure]: (scope, figure, question) => explainReplay(service.replay, scope, figure, question) },
      schedules: [service.plans.schedule],
      // what a round left undone is done by the next, from what is known then
      jobs: {
        schedule: { run: service.plans.round, resume: 'never' as const },
        [replayJob]: { run: service.replay.run, resume: 'again' as const },
      },
    };
  },
});
