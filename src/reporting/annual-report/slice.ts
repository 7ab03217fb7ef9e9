import type { Assignments } from '#reporting/assignment/assignment.ts';
import type { Carbon } from '#reporting/carbon/carbon.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Indicators } from '#reporting/indicator/indicator.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Place } from '#platform/place/place.ts';
import type { PolicyService } from '#green-building/policy/policy.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Returns } from '#reporting/return/return.ts';
import { slice } from '#slice.ts';
import type { Statements } from '#casework/statement/statement.ts';
import type { Targets } from '#reporting/targets/targets.ts';
import type { Workers } from '#platform/workers/workers.ts';
import { annualReportVocabulary } from './vocabulary.ts';
import { annualReportWords } from './words.ts';

type Before = {
  readonly assignment: Assignments;
  readonly carbon: Carbon;
  readonly imports: Imports;
  readonly indicator: Indicators;
  readonly knowledge: Knowledge;
  readonly place: Place;
  readonly policy: PolicyService;
  readonly readings: Readings;
  readonly registry: Registry;
  readonly return: Returns;
  readonly statement: Statements;
  readonly targets: Targets;
  readonly workers: Workers;
};

export const annualReportSlice = slice({
  name: 'annual-report',
  words: annualReportWords,
  vocabulary: annualReportVocabulary,
  async create({ now, words, mark }, { indicator, return: returns, ...before }: Before) {
    const [{ createAnnualReports }, { annualReportRoutes }, { annualReportDownloads }, { annualReportStatement }] = await Promise.all([
      import('./annual-report.ts'),
      import('./routes.ts'),
      import('./downloads.ts'),
      import('./statement.ts'),
    ]);
    const needs = { ...before, indicators: indicator, returns, now, words, mark };
    const service = createAnnualReports(needs);
    before.statement.register(annualReportStatement(needs));
    return { service, router: annualReportRoutes(service, before.statement, words), downloads: annualReportDownloads(service, needs) };
  },
});
