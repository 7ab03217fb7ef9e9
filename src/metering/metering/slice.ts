import type { Cases } from '#casework/cases/cases.ts';
import type { RuralHouses } from '#casework/rural-houses/rural-houses.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Portfolio } from '#registry/portfolio/portfolio.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import type { Surveys } from '#casework/surveys/surveys.ts';
import { meteringWords, valueWords } from './words.ts';

type Before = {
  readonly surveys: Surveys;
  readonly cases: Cases;
  readonly ruralHouses: RuralHouses;
  readonly knowledge: Knowledge;
  readonly registry: Registry;
  readonly readings: Readings;
  readonly portfolio: Portfolio;
};

export const meteringSlice = slice({
  name: 'metering',
  words: meteringWords,
  valueWords,
  async create({ words }, { cases, ruralHouses, registry, readings, knowledge, surveys, portfolio }: Before) {
    const [{ createMetering }, { measureFor, seasonUseFor }, { besideSurveys }, { meteringRoutes }] = await Promise.all([
      import('./metering.ts'),
      import('./measure.ts'),
      import('./beside-surveys.ts'),
      import('./routes.ts'),
    ]);
    const service = createMetering({ registry, readings, knowledge, memberDays: portfolio.seenDays });
    cases.measuredBy(measureFor(service, registry));
    ruralHouses.measuredBy(seasonUseFor(service, registry, knowledge), service.knownAt);
    surveys.measuredBy(besideSurveys(service));
    const { explain } = service;
    return { service, router: meteringRoutes(service, words), explain: { use: explain, rest: explain, below: explain } };
  },
});
