import type { Assignments } from '#reporting/assignment/assignment.ts';
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
import { assessmentVocabulary } from './vocabulary.ts';
import { assessmentWords } from './words.ts';

type Before = {
  readonly assignment: Assignments;
  readonly indicator: Indicators;
  readonly knowledge: Knowledge;
  readonly place: Place;
  readonly policy: PolicyService;
  readonly readings: Readings;
  readonly registry: Registry;
  readonly return: Returns;
  readonly statement: Statements;
  readonly targets: Targets;
};

export const assessmentSlice = slice({
  name: 'assessment',
  words: assessmentWords,
  vocabulary: assessmentVocabulary,
  async create({ now, audit, words, mark }, { indicator, return: returns, ...before }: Before) {
    const [{ createAssessments }, { assessmentRoutes }, { assessmentDownloads }, { assessmentStatement }] = await Promise.all([
      import('./assessment.ts'),
      import('./routes.ts'),
      import('./downloads.ts'),
      import('./statement.ts'),
    ]);
    const needs = { ...before, indicators: indicator, returns, now, audit, words, mark };
    const service = createAssessments(needs);
    before.statement.register(assessmentStatement(needs));
    return {
      service,
      router: assessmentRoutes(service, before.statement, words),
      downloads: assessmentDownloads(service, needs),
      explain: service.explainers,
    };
  },
});
