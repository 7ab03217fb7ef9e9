import { randomBytes } from 'node:crypto';
import type { Access } from '#platform/access/access.ts';
import type { Draws } from '#casework/draws/draws.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { People } from '#casework/people/people.ts';
import type { Place } from '#platform/place/place.ts';
import type { Procedures } from '#casework/procedures/procedures.ts';
import type { Standards } from '#casework/standards/standards.ts';
import type { Surveys } from '#casework/surveys/surveys.ts';
import type { Projects } from '#registry/project/project.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import type { Workdays } from '#casework/workdays/workdays.ts';
import { casesVocabulary } from './vocabulary.ts';
import { changeWords } from './change-words.ts';
import { mustWords } from './must-words.ts';
import { caseReasonWords, casesWords } from './words.ts';

type Before = {
  readonly knowledge: Knowledge;
  readonly imports: Imports;
  readonly place: Place;
  readonly access: Access;
  readonly notice: Notices;
  readonly workdays: Workdays;
  readonly draws: Draws;
  readonly registry: Registry;
  readonly people: People;
  readonly procedures: Procedures;
  readonly project: Projects;
  readonly standards: Standards;
  readonly surveys: Surveys;
};

/** Limits pass at midnight; a reader of a case still sees it immediately. */
const minute = 60_000;

export const casesSlice = slice({
  name: 'cases',
  words: { ...casesWords, ...changeWords, ...mustWords },
  valueWords: caseReasonWords,
  vocabulary: casesVocabulary,
  async create({ stores: { postgres }, now, audit, words, warn, explain }, before: Before) {
    const [{ createCases }, { casesDownloads, casesRoutes }] = await Promise.all([import('./cases.ts'), import('./routes.ts')]);
    const service = createCases({
      ...before,
      projects: before.project,
      postgres,
      now,
      audit,
      explain,
      warn,
      secret: () => randomBytes(32).toString('hex'),
    });
    return {
      service,
      router: casesRoutes(service, words),
      downloads: casesDownloads(service),
      checks: { cases: service.examine },
      regionOf: { case: service.regionOf },
      tasks: [{ name: 'cases', everyMs: minute, run: service.passTime }],
      mend: service.mend,
      catchUp: service.mend,
    };
  },
});
