import type { Benchmarking } from '#benchmarking/benchmarking.ts';
import type { Knowledge } from '#knowledge/knowledge.ts';
import type { Metering } from '#metering/metering.ts';
import type { Overview } from '#overview/overview.ts';
import type { Place } from '#place/place.ts';
import type { Readings } from '#readings/readings.ts';
import type { Registry } from '#registry/registry.ts';
import { slice } from '#slice.ts';
import type { Statements } from '#statement/statement.ts';
import type { Weather } from '#weather/weather.ts';
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
    const face = createEnergyReports(needs);
    before.statement.register(statements.buildingReportStatement(needs));
    before.statement.register(statements.placeReportStatement(needs));
    return { face, router: energyReportRoutes(face, words), downloads: energyReportDownloads(face, needs) };
  },
});
