import type { Benchmarking } from '#supervision/benchmarking/benchmarking.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Overview } from '#supervision/overview/overview.ts';
import type { Place } from '#platform/place/place.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import type { Statements } from '#casework/statement/statement.ts';
import type { Weather } from '#metering/weather/weather.ts';
import { energyReportVocabulary } from './vocabulary.ts';
import { energyReportWords } from './words.ts';

type Before = {
  readonly knowledge: Knowledge;
  readonly place: Place;
  readonly registry: Registry;
  readonly statement: Statements;
  readonly weather: Weather;
  readonly readings: Readings;
  readonly metering: Metering;
  readonly benchmarking: Benchmarking;
  readonly overview: Overview;
};

export const energyReportSlice = slice({
  name: 'energy-report',
  words: energyReportWords,
  vocabulary: energyReportVocabulary,
  async create({ now, words, mark, explain }, before: Before) {
    const [{ createEnergyReports }, { energyReportRoutes }, { energyReportDownloads }, statements] = await Promise.all([
      import('./energy-report.ts'),
      import('./routes.ts'),
      import('./downloads.ts'),
      import('./report-statement.ts'),
    ]);
    const needs = { ...before, now, words, mark, explain };
    const service = createEnergyReports(needs);
    before.statement.register(statements.buildingReportStatement(needs));
    before.statement.register(statements.placeReportStatement(needs));
    return { service, router: energyReportRoutes(service, words), downloads: energyReportDownloads(service, needs) };
  },
});
